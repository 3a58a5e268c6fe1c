import type { Span } from '../../../text/source.js';
import { textOf, type Value } from '../../../text/value.js';
import { entryOf, field, isUndecided } from '../configuration.js';
import { type Service, wayOut } from '../service.js';

export interface Plugin {
  readonly name: string;
  readonly span: Span;
}

/** The service's plugins: a list, or a map with `modules`. */
export function pluginsOf(service: Service): Plugin[] {
  const written = service.read(service.root, 'plugins');
  const list = written?.kind === 'map' ? field(written, 'modules') : written;
  if (isUndecided(list)) service.undecided('plugins', list);
  return list?.kind === 'list' ? list.items.flatMap((item) => pluginOf(service, item)) : [];
}

function pluginOf(service: Service, item: Value): Plugin[] {
  if (isUndecided(item)) service.undecided('a plugin', item);
  const name = textOf(item);
  return name === undefined ? [] : [{ name, span: item.span }];
}

/** Names of plugins that package, test, monitor or deploy something else, and leave the APIs as they are. */
const harmless = new Set([
  '@serverless/dashboard-plugin',
  '@serverless/enterprise-plugin',
  '@serverless/safeguards-plugin',
  '@silvermine/serverless-plugin-cloudfront-lambda-edge',
  'serverless-api-compression',
  'serverless-apigateway-log-retention',
  'serverless-apigw-binary',
  'serverless-apigwy-binary',
  'serverless-appsync-plugin',
  'serverless-attach-managed-policy',
  'serverless-aws-static-file-handler',
  'serverless-bundle',
  'serverless-certificate-creator',
  'serverless-cloudformation-resource-counter',
  'serverless-cloudformation-sub-variables',
  'serverless-content-encoding',
  'serverless-dependson-plugin',
  'serverless-dotnet',
  'serverless-export-outputs',
  'serverless-fargate',
  'serverless-finch',
  'serverless-functions-base-path',
  'serverless-go-plugin',
  'serverless-haskell',
  'serverless-hooks',
  'serverless-hooks-plugin',
  'serverless-ignore',
  'serverless-jetpack',
  'serverless-manifest-plugin',
  'serverless-mocha-plugin',
  'serverless-package-external',
  'serverless-pseudo-parameters',
  'serverless-rust',
  'serverless-scriptable-plugin',
  'serverless-secrets-plugin',
  'serverless-seed',
  'serverless-spy',
  'serverless-stage-manager',
  'serverless-tscpaths',
  'serverless-wsgi',
]);

/** Words of plugin names that say the same: what such a plugin is about is no API Gateway. */
const harmlessWords =
  /(^|[-/])(alarms?|alerts?|analyze|artillery|autoscaling|babel|better-credentials|browserify|canary|changesets?|chrome|cloudfront-invalidate|cloudside|common-excludes|datadog|dead-letter|dependencies|deployment-bucket|diff|dotenv|dynamodb|epsagon|esbuild|existing-s3|export-env|git-variables|iam|iamroles|include-dependencies|insights|jest|kms|lambda-edge|layers?|local|localstack|log|logs|logging-config|log-(retention|subscription|forwarding)|lumigo|monorepo|newrelic|offline|openapi|optimize|parcel|plugin-aws-alerts|postgres|prisma|provisioned|prune|python|reducer|requirements|resource-tagging|rollup|ruby|s3|schedule|scripts?|sentry|slic-watch|snyk|sns|split-stacks|nested-stacks|sqs|ssm|stack-output|stack-termination-protection|swagger|swc|tag|thundra|tracing|typescript|utils|versions?|vite|vpc|warmup|webpack|xray-lambda)([-/]|$)/;

/** True where a plugin is known to leave the APIs as they are. Plugins of the project itself may do anything. */
function leavesApisAlone(name: string): boolean {
  return !/^\.{0,2}\//.test(name) && (harmless.has(name) || harmlessWords.test(name.toLowerCase()));
}

/** Plugins whose effect on the APIs is read. */
const known = new Set([
  'serverless-step-functions',
  'serverless-apigateway-service-proxy',
  'serverless-aws-documentation',
  'serverless-api-gateway-caching',
  'serverless-api-gateway-throttling',
  'serverless-add-api-key',
  'serverless-associate-waf',
  'serverless-domain-manager',
]);

/** A plugin that may change the APIs in ways that cannot be seen here is named once. */
export function nameWhereUnknown(service: Service, { name, span }: Plugin): void {
  if (known.has(name) || leavesApisAlone(name)) return;
  if (name === 'serverless-lift' && !hasWebhooks(service)) return;
  const reason = `plugin ${name} may change the APIs; ${wayOut}`;
  if (!service.incomplete.some((one) => one.reason === reason)) service.incomplete.push({ reason, span });
}

/** Lift's constructs make an HTTP API for webhooks alone. */
function hasWebhooks(service: Service): boolean {
  const constructs = service.read(service.root, 'constructs');
  if (constructs?.kind !== 'map') return isUndecided(constructs);
  return Array.from(constructs.entries.values()).some(({ value }) => {
    const type = entryOf(value, 'type')?.value;
    return isUndecided(value) || isUndecided(type) || textOf(type) === 'webhook';
  });
}
