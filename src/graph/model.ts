import type { Span } from '../text/source.js';
import type { Value } from '../text/value.js';
import type { Fact } from './fact.js';

/**
 * The one API Gateway resource graph. Parsers fill it with what the text says (and AWS's documented defaults); what
 * follows from it (effective authorization, reach, settings of a route in a stage) is derived in `derive/`.
 *
 * Lists that a template may hide (a definition in S3) are complete unless the API's `incomplete` says why not.
 */
export interface Graph {
  /** Where the graph came from: one entry for each file. */
  readonly files: readonly string[];
  readonly format: Format;
  readonly apis: Api[];
  readonly domains: Domain[];
  readonly usagePlans: UsagePlan[];
  readonly apiKeys: ApiKey[];
  readonly webAcls: WebAcl[];
  readonly webAclAssociations: WebAclAssociation[];
  readonly lambdaPermissions: LambdaPermission[];
  readonly distributions: Distribution[];
  /** `AWS::ApiGateway::Account` resources: the account-wide CloudWatch role. */
  readonly accountSettings: AccountSettings[];
  /** Reasons why resources that belong here may be missing (an unknown module, a plugin, a nested stack elsewhere). */
  readonly incomplete: Incomplete[];
}

export type Format = 'cloudformation' | 'sam' | 'serverless' | 'terraform' | 'openapi';

export type ApiKind = 'rest' | 'http' | 'websocket';

export interface Incomplete {
  readonly reason: string;
  readonly span: Span;
}

interface Node {
  /** Stable across edits; unique in its graph. A logical id in the deployed CloudFormation, or a Terraform address. */
  readonly id: string;
  /** The resource as the person named it: logical id in the source, Terraform address, function name or `provider`. */
  readonly resource: string;
  /** The resource's header or the operation's key: one line where possible. */
  readonly span: Span;
  readonly construct?: Construct;
}

/** What a resource was made from, where an app wrote the template (AWS CDK). */
export interface Construct {
  /** `Shop/Api/Default/items/POST`: `aws:cdk:path` without what the construct library adds at its end. */
  readonly path: string;
  /** The file of the template that holds the resource. */
  readonly template: string;
}

export interface Api extends Node {
  readonly node: 'api';
  /** What a `ReferenceValue.target` calls it: tells a policy's `Resource` that names it from one of another API. */
  readonly key?: string;
  readonly kind: ApiKind;
  /** True where the API itself is not in the input (a literal id, an import, a parameter, a data source). */
  readonly external: boolean;
  readonly name: Fact<string>;
  /** REST: absent is EDGE in CloudFormation and Terraform. HTTP and WebSocket APIs are always regional. */
  readonly endpoint: Fact<'regional' | 'edge' | 'private'>;
  readonly vpcEndpointIds: Fact<readonly string[]>;
  readonly defaultEndpoint: Fact<'enabled' | 'disabled'>;
  /** The resource policy's document; known null where there is none. For `policy/` to judge. */
  readonly policy: Fact<Value | null>;
  /** HTTP API CORS configuration; known null where there is none, and for REST and WebSocket APIs. */
  readonly cors: Fact<CorsConfiguration | null>;
  /** The API's own TLS security policy (REST); known null where unstated. */
  readonly securityPolicy: Fact<string | null>;
  readonly endpointAccessMode: Fact<string | null>;
  /** Whether the API has an OpenAPI body (or S3 location). */
  readonly body: Fact<boolean>;
  /** Methods or routes that are resources of their own, beside a possible body; each where somebody asks for it. */
  readonly ownRouteResources: Span[];
  /** A root-level `security` of the OpenAPI body, which API Gateway does not apply to operations without their own. */
  readonly rootSecurity: Span | null;
  readonly incomplete: Incomplete[];
  readonly routes: Route[];
  readonly stages: Stage[];
  readonly authorizers: Authorizer[];
  readonly models: Model[];
  readonly gatewayResponses: GatewayResponse[];
  readonly deployments: Deployment[];
  readonly mappings: DomainMapping[];
}

export interface CorsConfiguration {
  readonly origins: Fact<readonly string[]>;
  readonly credentials: Fact<boolean>;
}

/** The raw authorization type, upper case as CloudFormation writes it. */
export type AuthorizationType = 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS' | 'JWT';

export interface Route extends Node {
  readonly node: 'route';
  readonly api: Api;
  /** Upper case, `ANY` for all; null for WebSocket routes. */
  readonly method: Fact<string | null>;
  /** Starts with `/`; `$default` for an HTTP API's catch-all; the route key for WebSocket. */
  readonly path: Fact<string>;
  readonly authorizationType: Fact<AuthorizationType>;
  /** The authorizer that the route names; known null where it names none; unknown where it is not in the input. */
  readonly authorizer: Fact<Authorizer | null>;
  /** True where the route names an authorizer at all (also one that is not in the input or belongs to another API). */
  readonly namesAuthorizer: Fact<boolean>;
  readonly scopes: Fact<readonly string[]>;
  readonly apiKeyRequired: Fact<boolean>;
  readonly integration: Fact<Integration | null>;
  /** REST request validation: flags of the validator that is attached; known null where none is. */
  readonly validator: Fact<Validator | null>;
  /** Names of the models given for the body, by content type; `[]` where there are none. */
  readonly requestModels: Fact<readonly string[]>;
  /** Declared request parameters, e.g. `method.request.querystring.page`. */
  readonly requestParameters: Fact<readonly RequestParameter[]>;
  /** REST: response headers that the integration sets to constants, `Access-Control-Allow-*` among them, as written. */
  readonly responseHeaders: Fact<readonly HeaderValue[]>;
  /** REST: the mapping templates of the integration's responses, as far as they are text (echoed origins). */
  readonly responseTemplates: readonly Fact<string>[];
}

export interface RequestParameter {
  readonly name: string;
  readonly required: boolean;
}

/** A response header that a method, an integration response or a gateway response sets. */
export interface HeaderValue {
  /** Lower case header name. */
  readonly name: string;
  /** The mapping expression as written: a constant has inner single quotes (`'*'`). */
  readonly value: Fact<string>;
}

export interface Integration {
  /** What answers by the declared type: an AWS service (functions too), an HTTP server, or API Gateway itself. */
  readonly backend: Fact<'aws' | 'http' | 'mock'>;
  /** The same with functions told from other services; of type AWS that takes a URI that is known. */
  readonly type: Fact<'lambda' | 'http' | 'aws' | 'mock'>;
  /** True for AWS_PROXY and HTTP_PROXY. */
  readonly proxy: Fact<boolean>;
  /** A template's holes are written as `${…}`. Known null for MOCK. */
  readonly uri: Fact<string | null>;
  readonly connection: Fact<'internet' | 'vpc-link'>;
  readonly credentials: Fact<string | null>;
  readonly skipsTlsVerification: Fact<boolean>;
  /** HTTP API private integrations: a server name to verify was given. */
  readonly tlsConfig: Fact<boolean>;
  readonly cacheKeyParameters: Fact<readonly string[]>;
  readonly span: Span;
}

export interface Validator {
  readonly body: Fact<boolean>;
  readonly parameters: Fact<boolean>;
}

export interface Stage extends Node {
  readonly node: 'stage';
  readonly api: Api;
  readonly name: Fact<string>;
  /** Defined outside the input, which only gives it settings: what it does not show is unknown. */
  readonly external: boolean;
  /** Made as a side effect (`Deployment.StageName` beside a Stage of the same deployment; SAM without OpenApiVersion). */
  readonly unintended: boolean;
  readonly accessLog: Fact<AccessLog | null>;
  /** `/*` + `*` (REST) or `$default` route settings first; see `derive/settings.ts` for what holds for a route. */
  readonly methodSettings: Fact<readonly MethodSettings[]>;
  readonly tracing: Fact<boolean>;
  readonly clientCertificate: Fact<string | null>;
  readonly cacheCluster: Fact<boolean>;
  /** A value's holes are written as `${…}`. */
  readonly variables: Fact<readonly { readonly name: string; readonly value: Fact<string> }[]>;
}

export interface AccessLog {
  readonly destination: Fact<string | null>;
  readonly format: Fact<string | null>;
}

/**
 * Settings of the methods that `path` and `method` match (`*` for all). For HTTP and WebSocket APIs `path` is a route
 * key's path or key and `method` its verb or `*`. An undefined field is not said here, so a wider entry or the default
 * holds.
 */
export interface MethodSettings {
  readonly path: Fact<string>;
  readonly method: Fact<string>;
  readonly span: Span;
  readonly loggingLevel?: Fact<'OFF' | 'ERROR' | 'INFO'>;
  readonly dataTrace?: Fact<boolean>;
  readonly caching?: Fact<boolean>;
  readonly cacheEncrypted?: Fact<boolean>;
  readonly cacheControlAuthorized?: Fact<boolean>;
  readonly throttlingRate?: Fact<number>;
  readonly throttlingBurst?: Fact<number>;
}

export interface Authorizer extends Node {
  readonly node: 'authorizer';
  readonly api: Api;
  readonly name: Fact<string>;
  readonly type: Fact<'cognito' | 'token' | 'request' | 'jwt'>;
  readonly identitySources: Fact<readonly string[]>;
  /** Seconds; AWS's default is 300 for Lambda authorizers of REST and WebSocket APIs, 0 for HTTP APIs. Null for JWT. */
  readonly ttl: Fact<number | null>;
  readonly validationExpression: Fact<string | null>;
  readonly audience: Fact<readonly string[]>;
  readonly issuer: Fact<string | null>;
}

export interface Model extends Node {
  readonly node: 'model';
  readonly api: Api;
  readonly name: Fact<string>;
  /** The JSON schema. */
  readonly schema: Fact<Value | null>;
  /** Responses name it and nothing else does: no request is checked by it. */
  readonly ofResponses: boolean;
}

export interface GatewayResponse extends Node {
  readonly node: 'gateway-response';
  readonly api: Api;
  readonly type: Fact<string>;
  readonly headers: Fact<readonly HeaderValue[]>;
}

export interface Deployment extends Node {
  readonly node: 'deployment';
  readonly api: Api;
  /** True where the deployment is made anew when the methods change (framework, `triggers`, hash in the logical id). */
  readonly followsChanges: Fact<boolean>;
}

export interface Domain extends Node {
  readonly node: 'domain';
  readonly name: Fact<string>;
  readonly endpoint: Fact<'regional' | 'edge' | 'private'>;
  /** The kinds of the APIs mapped to it, where known; a v1 domain without mapping counts as REST. */
  readonly version: 'rest' | 'v2';
  /** The security policy's name as written; known null where unstated. */
  readonly tls: Fact<string | null>;
  readonly mutualTls: Fact<boolean>;
  readonly truststoreVersion: Fact<string | null>;
  readonly endpointAccessMode: Fact<string | null>;
  /** Policy of a private custom domain. */
  readonly policy: Fact<Value | null>;
  readonly mappings: DomainMapping[];
}

export interface DomainMapping extends Node {
  readonly node: 'mapping';
  readonly domain: Fact<Domain>;
  readonly api: Fact<Api>;
  readonly stage: Fact<string | null>;
  readonly basePath: Fact<string | null>;
}

export interface UsagePlan extends Node {
  readonly node: 'usage-plan';
  readonly name: Fact<string>;
  /** Plan-wide throttle: known null where not given. */
  readonly throttle: Fact<Throttle | null>;
  readonly quota: Fact<boolean>;
  /** Stages that the plan covers. Unknown where the list itself is. */
  readonly stages: Fact<readonly PlanStage[]>;
}

export interface Throttle {
  readonly rate: Fact<number | null>;
  readonly burst: Fact<number | null>;
}

export interface PlanStage {
  /** Unknown where the API or the stage's name cannot be resolved: then it may be any stage. */
  readonly api: Fact<Api>;
  readonly stage: Fact<string>;
  /** Limits for this stage's methods were given here. */
  readonly throttled: Fact<boolean>;
  readonly span: Span;
}

export interface ApiKey extends Node {
  readonly node: 'api-key';
  readonly name: Fact<string>;
  /** True where the key's value is written in the source. The value itself is never kept. */
  readonly hardCoded: Fact<boolean>;
}

export interface WebAcl extends Node {
  readonly node: 'web-acl';
  readonly name: Fact<string>;
  readonly defaultAction: Fact<'allow' | 'block'>;
  /** True where some rule blocks (or challenges) requests. */
  readonly blocks: Fact<boolean>;
}

export interface WebAclAssociation extends Node {
  readonly node: 'web-acl-association';
  /** Unknown: an ACL outside the input, of which only the name in the reason is known. */
  readonly webAcl: Fact<WebAcl | null>;
  /** True where an ACL is named, though it may be outside the input: there is one all the same. */
  readonly namesAcl?: boolean;
  readonly target: AssociationTarget;
}

/** What a web ACL is put before: a stage, something that is no API Gateway stage, or unknown (may be any stage). */
export type AssociationTarget =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'unsupported'; readonly api: Api; readonly stage: Stage | null; readonly span: Span }
  | { readonly kind: 'other' }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly span: Span /** Where only this API's stages can be meant. */;
      readonly api: Api | null;
    };

export interface LambdaPermission extends Node {
  readonly node: 'lambda-permission';
  readonly principal: Fact<string>;
  /** Template holes as `${…}`; known null where absent. */
  readonly sourceArn: Fact<string | null>;
  /**
   * What the source ARN admits: one API (`api`), any API of one account (`any-api`), any account (`any-account`), or no
   * API, since it is of another service (`none`);
   * without one, what the source account does (`account`).
   */
  readonly scope: Fact<'none' | 'api' | 'account' | 'any-api' | 'any-account'>;
  /** Made by a framework on its own, so that the person cannot change it. */
  readonly generated: boolean;
}

export interface Distribution extends Node {
  readonly node: 'distribution';
  readonly hasWebAcl: Fact<boolean>;
  /** APIs that are origins of it; unknown where an origin cannot be resolved. */
  readonly origins: readonly Fact<Api | null>[];
}

export interface AccountSettings extends Node {
  readonly node: 'account';
  readonly cloudWatchRole: Fact<boolean>;
}
