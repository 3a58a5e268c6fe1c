import { type Fact, thenFact } from '../fact.js';
import type { ApiKind, Integration } from '../model.js';

/**
 * The scheme of an integration's URI; null where it has none (an ARN). A hole before the scheme hides it, one behind
 * doesn't: `http://${stageVariables.host}` is http. Through a VPC link an HTTP API names a listener or a service by its ARN.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export function schemeOf(integration: Integration, kind: ApiKind): Fact<'http' | 'https' | null> {
  return thenFact(integration.uri, (uri): Fact<'http' | 'https' | null> => {
    const place = { ...integration.uri, known: true as const, assumed: null };
    const scheme = /^\s*(https?):\/\//i.exec(uri ?? '')?.[1]?.toLowerCase();
    if (scheme === 'http' || scheme === 'https') return { ...place, value: scheme };
    const { connection } = integration;
    if (kind === 'http' && connection.known && connection.value === 'vpc-link') return { ...place, value: null };
    if (uri !== null && /^\s*\$\{/.test(uri) && !/\.(invoke_arn|arn|Arn)\}/.test(uri))
      return {
        ...integration.uri,
        known: false,
        reason: `the URI ${uri} begins with a value that is known only at deploy`,
      };
    return { ...place, value: null };
  });
}

/**
 * Credentials that hand the caller's own on, or a role that is not one role.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (credentials)
 */
export function usesCallerCredentials(credentials: string): boolean {
  return /^arn:[^:]*:iam::(\*|[^:]*):(user|role)\/(.*\/)?[^/]*\*/.test(credentials);
}
