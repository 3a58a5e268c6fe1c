import type { Span } from '../text/source.js';
import { get, textOf, type Value } from '../text/value.js';
import { type Condition, readCondition } from './conditions.js';
import { embeddedJson } from './embedded-json.js';
import { doubtOf, plain, show, type Text, textFrom } from './holes.js';
import { glob, matches } from './pattern.js';
import { type PrincipalElement, readPrincipal } from './principal.js';
import { type ResourceElement, resourceProblem } from './resource.js';
import { any, type Doubt, not, type Truth } from './truth.js';

/** A policy document as the rest of this folder reads it. */
export interface Policy {
  readonly span: Span;
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly span: Span;
  /** In doubt: it may be either. */
  readonly effect: 'Allow' | 'Deny' | Doubt;
  /** Null only where the whole statement is in doubt. */
  readonly principal: PrincipalElement | null;
  /** Whether its actions take in `execute-api:Invoke`. */
  readonly action: Truth;
  readonly resource: ResourceElement | null;
  readonly conditions: readonly Condition[];
  /** A part of the statement (or all of it) that is known only at deploy: whether it matches is in doubt at best. */
  readonly doubt: Doubt | null;
}

const read = new WeakMap<Value, Policy | Doubt>();

/** The document, or why nothing can be said about it: it is known only at deploy, or AWS would reject it. */
export function readPolicy(document: Value): Policy | Doubt {
  let policy = read.get(document);
  if (!policy) {
    policy = readDocument(document);
    read.set(document, policy);
  }
  return policy;
}

export function isPolicy(policy: Policy | Doubt): policy is Policy {
  return 'statements' in policy;
}

/** A document that AWS rejects. Thrown inside this file only. */
class Malformed extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

function readDocument(value: Value): Policy | Doubt {
  const document = value.kind === 'scalar' || value.kind === 'template' ? embeddedJson(value) : value;
  if (document?.kind === 'unknown')
    return { reason: `the policy is known only at deploy: ${document.reason}`, span: value.span };
  if (document?.kind === 'reference')
    return { reason: `the policy is known only at deploy: ${document.target}`, span: value.span };
  if (document?.kind !== 'map')
    return { reason: 'AWS would reject the policy: it is no JSON object', span: value.span };
  try {
    return { span: document.span, statements: readStatements(document) };
  } catch (problem) {
    if (!(problem instanceof Malformed)) throw problem;
    return { reason: `AWS would reject the policy: ${problem.message}`, span: problem.span };
  }
}

/**
 * What a document may have at most, far beyond what fits in the 8192 characters that AWS allows.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const statementLimit = 1_000;
const valueLimit = 10_000;

function readStatements(document: Value): Statement[] {
  checkKeys(document, ['Version', 'Id', 'Statement'], 'the policy');
  const version = get(document, 'Version');
  const written = textOf(version);
  if (version && written !== undefined && written !== '2012-10-17' && written !== '2008-10-17') {
    throw new Malformed(`there is no policy version "${written}"`, version.span);
  }
  const statements = get(document, 'Statement');
  if (!statements) throw new Malformed('it has no Statement', document.span);
  const items = statements.kind === 'list' ? statements.items : [statements];
  const tooLong = `it has more than ${statementLimit} statements or ${valueLimit} values, and AWS takes 8192 characters`;
  if (items.length > statementLimit || size(statements) > valueLimit) throw new Malformed(tooLong, statements.span);
  return items.map((item, index) => readStatement(item, index, written === '2012-10-17'));
}

/** How many values a value holds. */
function size(value: Value): number {
  if (value.kind === 'list') return value.items.reduce((sum, item) => sum + size(item), 1);
  if (value.kind !== 'map') return 1;
  return Array.from(value.entries.values()).reduce((sum, entry) => sum + size(entry.value), 1);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

function readStatement(value: Value, index: number, variables: boolean): Statement {
  const name = `statement ${index + 1}`;
  if (value.kind !== 'map') {
    const text = textFrom(value);
    if (!text || plain(text) !== null) throw new Malformed(`${name} is no object`, value.span);
    const doubt = doubtOf(text);
    const hidden = { principal: null, action: doubt, resource: null, conditions: [], doubt };
    return { index, span: value.span, effect: doubt, ...hidden };
  }
  checkKeys(value, elements, name);
  const effect = effectOf(value, name);
  const [principal, notPrincipal] = oneOf(value, 'Principal', name);
  const entries = readPrincipal(principal, notPrincipal);
  if (typeof entries === 'string') throw new Malformed(`in ${name} ${entries}`, principal.span);
  const [action, notAction] = oneOf(value, 'Action', name);
  const invoked = any(texts(action, `the actions of ${name}`), (text) => takesInvoke(text, name));
  const [resource, notResource] = oneOf(value, 'Resource', name);
  const resources = texts(resource, `the resources of ${name}`);
  for (const text of resources) {
    const problem = resourceProblem(text);
    if (problem) throw new Malformed(`in ${name} ${problem}`, text.span);
  }
  const { conditions, doubt } = conditionsOf(value, name, variables, effect);
  return {
    index,
    span: value.span,
    effect,
    principal: entries,
    action: notAction ? not(invoked) : invoked,
    resource: { negated: notResource, texts: resources },
    conditions,
    doubt,
  };
}

function checkKeys(value: Value, known: readonly string[], name: string): void {
  if (value.kind !== 'map') return;
  for (const { key, keySpan } of value.entries.values()) {
    if (!known.includes(key)) throw new Malformed(`${name} has an element "${key}", which AWS does not know`, keySpan);
  }
}

function effectOf(statement: Value, name: string): Statement['effect'] {
  const value = get(statement, 'Effect');
  const text = value && textFrom(value);
  if (!text) throw new Malformed(`${name} has no Effect`, (value ?? statement).span);
  const effect = plain(text);
  if (effect === null) return doubtOf(text);
  if (effect === 'Allow' || effect === 'Deny') return effect;
  throw new Malformed(`the Effect of ${name} is "${effect}" instead of Allow or Deny`, text.span);
}

/** An element or its negation, of which a statement has exactly one. */
function oneOf(statement: Value, key: string, name: string): [value: Value, negated: boolean] {
  const value = get(statement, key);
  const negation = get(statement, `Not${key}`);
  if (value && negation) throw new Malformed(`${name} has both ${key} and Not${key}`, negation.span);
  if (value) return [value, false];
  if (negation) return [negation, true];
  throw new Malformed(`${name} has no ${key}`, statement.span);
}

function texts(value: Value, name: string): Text[] {
  const items = value.kind === 'list' ? value.items : [value];
  if (items.length === 0) throw new Malformed(`${name} are empty`, value.span);
  return items.map((item) => {
    const text = textFrom(item);
    if (!text) throw new Malformed(`${name} hold what is no string`, item.span);
    return text;
  });
}

/** Names of actions ignore case. */
function takesInvoke(text: Text, name: string): Truth {
  const action = plain(text);
  if (action === null) {
    const [service] = text.parts;
    if (typeof service === 'string' && /^[^:]+:/.test(service) && !/^execute-api:/i.test(service)) return false;
    return doubtOf(text);
  }
  if (!/^(\*|[A-Za-z0-9-]+:.+)$/.test(action))
    throw new Malformed(`in ${name} "${show(text)}" is no action`, text.span);
  return matches(glob(action, true), 'execute-api:Invoke');
}

function conditionsOf(
  statement: Value,
  name: string,
  variables: boolean,
  effect: Statement['effect'],
): { conditions: Condition[]; doubt: Doubt | null } {
  const block = get(statement, 'Condition');
  if (!block) return { conditions: [], doubt: null };
  if (block.kind === 'unknown') return { conditions: [], doubt: { reason: block.reason, span: block.span } };
  if (block.kind !== 'map') throw new Malformed(`the Condition of ${name} is no object`, block.span);
  const conditions: Condition[] = [];
  let doubt: Doubt | null = null;
  for (const { key: operator, keySpan, value: keys } of block.entries.values()) {
    if (keys.kind === 'unknown') doubt = { reason: keys.reason, span: keys.span };
    else if (keys.kind !== 'map' || keys.entries.size === 0)
      throw new Malformed(`in ${name} "${operator}" holds no condition keys`, keySpan);
    else {
      for (const { key, keySpan: at, value } of keys.entries.values()) {
        const condition = readCondition({ operator, key, span: at, value, variables, effect });
        if (typeof condition === 'string') throw new Malformed(`in ${name} ${condition}`, at);
        conditions.push(condition);
      }
    }
  }
  return { conditions, doubt };
}
