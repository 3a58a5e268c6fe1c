import type { Case, CaseFormat } from './cases.js';

/**
 * What a format cannot say, with the reason: then it has no such case. Everything else must have one. Keys are a
 * format, a kind of case, or both (`undecided.sam`).
 */
export function cannotSay(rule: string, format: CaseFormat, kind: Case['kind']): string | null {
  const reasons = limits[rule];
  const own = reasons?.[format] ?? reasons?.[kind] ?? reasons?.[`${kind}.${format}`];
  // a plan says no more than the configuration that it is made of
  return own ?? (format === 'plan' ? cannotSay(rule, 'tf', kind) : null);
}

const unknownType = 'the AWS provider does not plan an endpoint whose type is not known';

const noSetting = 'CloudFormation has no property for it';

const limits: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'api-publicly-reachable': { 'undecided.plan': unknownType },
  'api-weak-tls': { plan: 'the AWS provider that made the plans does not know security policies of APIs' },
  'domain-without-mtls': { 'undecided.plan': unknownType },
  'private-api-without-policy': { 'undecided.plan': unknownType },
  'resource-policy-missing': { 'undecided.plan': unknownType },
  'cache-invalidation-unauthorized': { cfn: noSetting, sam: noSetting, sls: noSetting },
  'control-without-effect': { undecided: 'what a control is given to stands in the text' },
  'definition-in-two-places': {
    'undecided.cfn': 'both places stand in the text',
    'undecided.sam': 'both places stand in the text',
    'undecided.sls': 'both places stand in the text',
  },
  'hard-coded-api-key': { undecided: 'a value that is not in the text is not written in it' },
  'unintended-stage': {
    tf: 'a deployment that names a stage asks for it',
    undecided: 'whether a deployment names a stage stands in the text',
  },
  'open-deployment-left-live': {
    'undecided.cfn': 'a logical id stands in the text',
    'undecided.sam': 'a logical id stands in the text',
    'undecided.sls': 'a logical id stands in the text',
    'undecided.tf': 'whether there are triggers stands in the text',
  },
};
