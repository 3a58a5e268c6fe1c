import { field, truth } from './configuration.js';
import { type Draft, getAtt } from './draft.js';
import { functionId } from './naming.js';
import type { EventOwner } from './service.js';

/** The ARN that API Gateway invokes: the function's, or its alias' where the framework makes one. */
export function functionTarget(owner: EventOwner): Draft {
  const arn = getAtt(functionId(owner.name), 'Arn');
  const alias = aliasOf(owner);
  return alias === null ? arn : { 'Fn::Join': [':', [arn, alias]] };
}

function aliasOf(owner: EventOwner): string | null {
  if (truth(field(owner.value, 'durableConfig'))) return 'durable';
  if (truth(field(owner.value, 'provisionedConcurrency'))) return 'provisioned';
  return truth(field(owner.value, 'snapStart')) ? 'snapstart' : null;
}
