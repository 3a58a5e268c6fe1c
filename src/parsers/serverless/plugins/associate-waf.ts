import { scalar, textOf, unknown, type Value } from '../../../text/value.js';
import { concatAt, entryOf, field, isUndecided, reasonOf } from '../configuration.js';
import { type Draft, getAtt, join, locateBy, ref } from '../draft.js';
import { restApiReference } from '../rest.js';
import type { Service } from '../service.js';
import type { Template } from '../template.js';

/**
 * serverless-associate-waf: puts a web ACL, found by its name after the deploy, before the REST API's stage: one of the
 * service's own resources, or one from elsewhere. Without a name it takes one away.
 * https://github.com/MikeSouza/serverless-associate-waf#configuration
 */
export function associateWaf(service: Service, template: Template): void {
  const settings = service.custom('associateWaf');
  if (settings === undefined) return;
  const name = field(settings, 'name');
  if (name === undefined || textOf(name)?.trim() === '') return;
  const custom = service.variables.walk(service.root, ['custom']);
  const span = (custom && entryOf(custom, 'associateWaf')?.keySpan) ?? settings.span;
  const classic = textOf(field(settings, 'version')) !== 'V2';
  const own = ownAcl(template, name, classic ? 'AWS::WAFRegional::WebACL' : 'AWS::WAFv2::WebACL');
  const elsewhere = unknown(`web ACL ${reasonOf(name)}, found by its name at deploy`, name.span);
  template.add(
    'AssociateWafAssociation',
    classic ? 'AWS::WAFRegional::WebACLAssociation' : 'AWS::WAFv2::WebACLAssociation',
    { name: 'custom.associateWaf', span },
    {
      [classic ? 'WebACLId' : 'WebACLArn']:
        own === null ? elsewhere : locateBy(classic ? ref(own) : getAtt(own, 'Arn'), name),
      // without a name nothing is associated: whether there is one decides
      ResourceArn: isUndecided(name) ? unknown(reasonOf(name), name.span) : stageArn(service),
    },
  );
}

/** The service's own web ACL of that name. */
function ownAcl(template: Template, name: Value, type: string): string | null {
  const text = textOf(name);
  if (text === undefined) return null;
  for (const { key, value } of template.resources.values()) {
    const isNamed = textOf(field(field(value, 'Properties'), 'Name')) === text;
    if (isNamed && textOf(field(value, 'Type')) === type) return key;
  }
  return null;
}

function stageArn(service: Service): Draft {
  const place = scalar('', service.placeOf('apiGateway'));
  return join(
    'arn:aws:apigateway:',
    ref('AWS::Region'),
    '::/restapis/',
    restApiReference(service),
    concatAt(place, ['/stages/', service.stage]),
  );
}
