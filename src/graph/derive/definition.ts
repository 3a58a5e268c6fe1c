import { type Fact, thenFact } from '../fact.js';
import type { Api } from '../model.js';
import { concluded } from './combine.js';

/**
 * Whether an API has a body and routes of its own beside it: the next import of the body drops or overwrites what the
 * resources made. The place is the first such resource.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html
 */
export function isDefinedTwice(api: Api): Fact<boolean> {
  const [own] = api.ownRouteResources;
  if (own === undefined) return concluded(false, api.span);
  return thenFact(api.body, (isThere): Fact<boolean> => {
    if (!isThere) return concluded(false, api.span);
    const { span, via = [] } = api.body;
    return { ...concluded(true, own), via: [...via, { span, message: 'the API also has a definition' }] };
  });
}
