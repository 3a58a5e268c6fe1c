import { scalar, type Value } from '../../../text/value.js';
import { whyUnknown } from '../hcl/known.js';
import { textIn, textValue } from '../hcl/strings.js';
import {
  type Arguments,
  block,
  blocks,
  idOf,
  idsOf,
  type Property,
  type Shape,
  same,
  shaped,
  structured,
  text,
  withDefault,
} from './shape.js';

export const restApi = 'aws_api_gateway_rest_api';
export const restResource = 'aws_api_gateway_resource';
export const restStage = 'aws_api_gateway_stage';
export const restDeployment = 'aws_api_gateway_deployment';
export const restMethod = 'aws_api_gateway_method';
const vpcEndpoint = 'aws_vpc_endpoint';

const endpointConfiguration: Shape = {
  Types: same('types'),
  VpcEndpointIds: idsOf('vpc_endpoint_ids', vpcEndpoint),
  IpAddressType: same('ip_address_type'),
};

/**
 * REST APIs: the provider's arguments by the CloudFormation properties that they are.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api and the pages of
 * the other `aws_api_gateway_*` resources, which also name the provider's defaults.
 */
export const restShapes: Readonly<Record<string, { readonly type: string; readonly shape: Shape }>> = {
  [restApi]: {
    type: 'AWS::ApiGateway::RestApi',
    shape: {
      Name: same('name'),
      Body: structured('body'),
      Policy: structured('policy'),
      EndpointConfiguration: block('endpoint_configuration', endpointConfiguration),
      DisableExecuteApiEndpoint: same('disable_execute_api_endpoint'),
      ApiKeySourceType: same('api_key_source'),
      BinaryMediaTypes: same('binary_media_types'),
      MinimumCompressionSize: same('minimum_compression_size'),
      FailOnWarnings: same('fail_on_warnings'),
      Parameters: same('parameters'),
      Mode: same('put_rest_api_mode'),
      SecurityPolicy: same('security_policy'),
      EndpointAccessMode: same('endpoint_access_mode'),
    },
  },
  [restResource]: {
    type: 'AWS::ApiGateway::Resource',
    shape: {
      RestApiId: idOf('rest_api_id', restApi),
      ParentId: idOf('parent_id', restResource, restApi),
      PathPart: same('path_part'),
    },
  },
  [restStage]: {
    type: 'AWS::ApiGateway::Stage',
    shape: {
      RestApiId: idOf('rest_api_id', restApi),
      DeploymentId: idOf('deployment_id', restDeployment),
      StageName: same('stage_name'),
      AccessLogSetting: block('access_log_settings', {
        DestinationArn: same('destination_arn'),
        Format: text('format'),
      }),
      CacheClusterEnabled: same('cache_cluster_enabled'),
      CacheClusterSize: same('cache_cluster_size'),
      ClientCertificateId: same('client_certificate_id'),
      TracingEnabled: same('xray_tracing_enabled'),
      Variables: same('variables'),
    },
  },
  [restDeployment]: {
    type: 'AWS::ApiGateway::Deployment',
    shape: {
      RestApiId: idOf('rest_api_id', restApi),
      FollowsChanges: followsChanges,
    },
  },
  aws_api_gateway_authorizer: {
    type: 'AWS::ApiGateway::Authorizer',
    shape: {
      RestApiId: idOf('rest_api_id', restApi),
      Name: same('name'),
      Type: withDefault('type', 'TOKEN'),
      AuthorizerUri: same('authorizer_uri'),
      AuthorizerCredentials: same('authorizer_credentials'),
      AuthorizerResultTtlInSeconds: withDefault('authorizer_result_ttl_in_seconds', 300),
      IdentitySource: withDefault('identity_source', 'method.request.header.Authorization'),
      IdentityValidationExpression: same('identity_validation_expression'),
      ProviderARNs: same('provider_arns'),
    },
  },
  aws_api_gateway_request_validator: {
    type: 'AWS::ApiGateway::RequestValidator',
    shape: {
      RestApiId: idOf('rest_api_id', restApi),
      Name: same('name'),
      ValidateRequestBody: same('validate_request_body'),
      ValidateRequestParameters: same('validate_request_parameters'),
    },
  },
  aws_api_gateway_model: {
    type: 'AWS::ApiGateway::Model',
    shape: {
      RestApiId: idOf('rest_api_id', restApi),
      Name: same('name'),
      ContentType: same('content_type'),
      Schema: structured('schema'),
    },
  },
  aws_api_gateway_gateway_response: {
    type: 'AWS::ApiGateway::GatewayResponse',
    shape: {
      RestApiId: idOf('rest_api_id', restApi),
      ResponseType: same('response_type'),
      StatusCode: same('status_code'),
      ResponseParameters: same('response_parameters'),
      ResponseTemplates: same('response_templates'),
    },
  },
  aws_api_gateway_domain_name: {
    type: 'AWS::ApiGateway::DomainName',
    shape: {
      DomainName: same('domain_name'),
      CertificateArn: same('certificate_arn'),
      RegionalCertificateArn: (from) =>
        from.attribute('regional_certificate_arn') ?? from.attribute('regional_certificate_name'),
      EndpointConfiguration: block('endpoint_configuration', endpointConfiguration),
      SecurityPolicy: same('security_policy'),
      EndpointAccessMode: same('endpoint_access_mode'),
      MutualTlsAuthentication: block('mutual_tls_authentication', {
        TruststoreUri: text('truststore_uri'),
        TruststoreVersion: same('truststore_version'),
      }),
      Policy: structured('policy'),
    },
  },
  aws_api_gateway_base_path_mapping: {
    type: 'AWS::ApiGateway::BasePathMapping',
    shape: {
      RestApiId: idOf('api_id', restApi, 'aws_apigatewayv2_api'),
      DomainName: domainName('aws_api_gateway_domain_name'),
      Stage: stageName('stage_name', restStage),
      BasePath: same('base_path'),
    },
  },
  aws_api_gateway_usage_plan: {
    type: 'AWS::ApiGateway::UsagePlan',
    shape: {
      UsagePlanName: same('name'),
      ApiStages: blocks('api_stages', {
        ApiId: idOf('api_id', restApi),
        Stage: stageName('stage', restStage),
        Throttle: methodThrottles,
      }),
      Throttle: block('throttle_settings', { RateLimit: same('rate_limit'), BurstLimit: same('burst_limit') }),
      Quota: block('quota_settings', { Limit: same('limit'), Period: same('period'), Offset: same('offset') }),
    },
  },
  aws_api_gateway_usage_plan_key: {
    type: 'AWS::ApiGateway::UsagePlanKey',
    shape: {
      KeyId: idOf('key_id', 'aws_api_gateway_api_key'),
      KeyType: same('key_type'),
      UsagePlanId: idOf('usage_plan_id', 'aws_api_gateway_usage_plan'),
    },
  },
  aws_api_gateway_api_key: {
    type: 'AWS::ApiGateway::ApiKey',
    shape: { Name: same('name'), Enabled: same('enabled'), Value: same('value') },
  },
  aws_api_gateway_account: {
    type: 'AWS::ApiGateway::Account',
    shape: { CloudWatchRoleArn: same('cloudwatch_role_arn') },
  },
  aws_api_gateway_client_certificate: {
    type: 'AWS::ApiGateway::ClientCertificate',
    shape: { Description: same('description') },
  },
  aws_api_gateway_vpc_link: {
    type: 'AWS::ApiGateway::VpcLink',
    shape: { Name: same('name'), TargetArns: same('target_arns') },
  },
};

/** The stage that a deployment makes by its `stage_name`: it is written there, beside a stage resource or without one. */
export const deploymentStageShape: Shape = { RestApiId: idOf('rest_api_id', restApi), StageName: deploymentStage };

/** The name of the stage that a deployment makes; undefined where it makes none. */
export function deploymentStage(from: Pick<Arguments, 'attribute'>): Value | undefined {
  const name = from.attribute('stage_name');
  return name?.kind === 'scalar' && textIn(name) === '' ? undefined : name;
}

/** What a method is named by, in itself and in its parts. */
export const methodPlace: Shape = {
  RestApiId: idOf('rest_api_id', restApi),
  ResourceId: idOf('resource_id', restResource, restApi),
  HttpMethod: same('http_method'),
};

/** A method without the resources that make its integration and responses. */
export const methodShape: Shape = {
  ...methodPlace,
  AuthorizationType: same('authorization'),
  AuthorizerId: idOf('authorizer_id', 'aws_api_gateway_authorizer'),
  AuthorizationScopes: same('authorization_scopes'),
  ApiKeyRequired: same('api_key_required'),
  OperationName: same('operation_name'),
  RequestModels: same('request_models'),
  RequestParameters: same('request_parameters'),
  RequestValidatorId: idOf('request_validator_id', 'aws_api_gateway_request_validator'),
};

export const integrationShape: Shape = {
  Type: same('type'),
  Uri: same('uri'),
  IntegrationHttpMethod: same('integration_http_method'),
  ConnectionType: same('connection_type'),
  ConnectionId: same('connection_id'),
  Credentials: same('credentials'),
  CacheKeyParameters: same('cache_key_parameters'),
  CacheNamespace: same('cache_namespace'),
  ContentHandling: same('content_handling'),
  PassthroughBehavior: same('passthrough_behavior'),
  RequestParameters: same('request_parameters'),
  RequestTemplates: same('request_templates'),
  TimeoutInMillis: same('timeout_milliseconds'),
  TlsConfig: block('tls_config', { InsecureSkipVerification: same('insecure_skip_verification') }),
};

export const integrationResponseShape: Shape = {
  StatusCode: same('status_code'),
  SelectionPattern: same('selection_pattern'),
  ContentHandling: same('content_handling'),
  ResponseParameters: same('response_parameters'),
  ResponseTemplates: same('response_templates'),
};

export const methodResponseShape: Shape = {
  StatusCode: same('status_code'),
  ResponseModels: same('response_models'),
  ResponseParameters: same('response_parameters'),
};

/**
 * The provider sends -1 (no limit) where a limit is left out.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings
 */
const settings: Shape = {
  LoggingLevel: same('logging_level'),
  DataTraceEnabled: same('data_trace_enabled'),
  MetricsEnabled: same('metrics_enabled'),
  CachingEnabled: same('caching_enabled'),
  CacheTtlInSeconds: same('cache_ttl_in_seconds'),
  CacheDataEncrypted: same('cache_data_encrypted'),
  RequireAuthorizationForCacheControl: same('require_authorization_for_cache_control'),
  UnauthorizedCacheControlHeaderStrategy: same('unauthorized_cache_control_header_strategy'),
  ThrottlingRateLimit: withDefault('throttling_rate_limit', -1),
  ThrottlingBurstLimit: withDefault('throttling_burst_limit', -1),
};

/** One entry of a stage's `MethodSettings`. */
export const methodSetting: Property = (from, inventory) => {
  const made = block('settings', settings)(from, inventory) ?? shaped(from, {}, inventory);
  if (made.kind !== 'map') return made;
  const path = from.attribute('method_path');
  if (!path) return made;
  const [resourcePath, method] = methodPath(path);
  const entries = new Map(made.entries);
  entries.set('ResourcePath', { key: 'ResourcePath', keySpan: path.span, value: resourcePath });
  entries.set('HttpMethod', { key: 'HttpMethod', keySpan: path.span, value: method });
  return { ...made, entries };
};

/** `*` + `/` + `*`, or `path/part/GET` without the first slash (`~1/GET` for the root). */
function methodPath(value: Value): [Value, Value] {
  if (value.kind !== 'scalar') return [value, value];
  const written = textIn(value);
  const at = written.lastIndexOf('/');
  const path = written.slice(0, Math.max(at, 0)).replace(/^\/+/, '');
  return [textValue(path === '*' ? '/*' : `/${path}`, value.span), textValue(written.slice(at + 1), value.span)];
}

/**
 * A deployment with `triggers` is made anew when they change. A stage description or variable with a hash was the way
 * before them.
 */
function followsChanges(from: Parameters<Property>[0]): Value {
  const triggers = from.attribute('triggers');
  if (triggers) return scalar(true, triggers.span);
  for (const name of ['stage_description', 'description', 'variables']) {
    const value = from.attribute(name);
    const parts =
      value?.kind === 'map' ? [...value.entries.values()].map((entry) => entry.value) : value ? [value] : [];
    if (
      parts.some((part) => whyUnknown(part) !== null || (part.kind === 'scalar' && /[0-9a-f]{32,}/.test(textIn(part))))
    )
      return scalar(true, (value ?? from).span);
  }
  return scalar(false, from.span);
}

/** A domain is named by its name, which is its id. */
export function domainName(type: string): Property {
  return (from, inventory) => {
    const value = from.attribute('domain_name');
    return value && (inventory.named(from, 'domain_name', [type]) ?? value);
  };
}

/** A stage's name as text, or the stage that it belongs to where the text is not known. */
export function stageName(name: string, ...types: readonly string[]): Property {
  return (from, inventory) => {
    const value = from.attribute(name);
    if (value === undefined || value.kind === 'scalar') return value;
    return inventory.named(from, name, types) ?? value;
  };
}

/** `throttle` blocks of a plan's stage, by method. */
function methodThrottles(from: Parameters<Property>[0], inventory: Parameters<Property>[1]): Value | undefined {
  const limits = { RateLimit: same('rate_limit'), BurstLimit: same('burst_limit') };
  const list = blocks('throttle', { Path: same('path'), ...limits })(from, inventory);
  if (list?.kind !== 'list') return list;
  const items = list.items.filter((item) => item.kind === 'map');
  const byPath = items.map((item) => {
    const path = item.entries.get('Path')?.value;
    const key = path?.kind === 'scalar' ? textIn(path) : '';
    const entries = new Map(item.entries);
    entries.delete('Path');
    return { key, keySpan: path?.span ?? item.span, value: { ...item, entries } };
  });
  return byPath.length > 0
    ? { kind: 'map', entries: new Map(byPath.map((entry) => [entry.key, entry])), span: list.span }
    : undefined;
}
