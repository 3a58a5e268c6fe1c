import { scalar, textOf, unknown } from '../../../text/value.js';
import { concatAt, entryOf, field, isUndecided, reasonOf } from '../configuration.js';
import { type Draft, join, ref } from '../draft.js';
import { restApiReference } from '../rest.js';
import type { Service } from '../service.js';
import type { Template } from '../template.js';

/**
 * serverless-associate-waf: puts a web ACL, found by its name at deploy, before the REST API's stage. Without a name it
 * takes one away.
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
  const acl = unknown(`web ACL ${reasonOf(name)}, found by its name at deploy`, name.span);
  template.add(
    'AssociateWafAssociation',
    classic ? 'AWS::WAFRegional::WebACLAssociation' : 'AWS::WAFv2::WebACLAssociation',
    { name: 'custom.associateWaf', span },
    {
      [classic ? 'WebACLId' : 'WebACLArn']: acl,
      // without a name nothing is associated: whether there is one decides
      ResourceArn: isUndecided(name) ? unknown(reasonOf(name), name.span) : stageArn(service),
    },
  );
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
