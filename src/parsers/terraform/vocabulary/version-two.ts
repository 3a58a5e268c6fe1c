import { type Entry, mapOf, scalar, type Value } from '../../../text/value.js';
import { whyUnknown } from '../hcl/known.js';
import { textIn } from '../hcl/strings.js';
import { domainName, restApi, stageName } from './rest.js';
import {
  type Arguments,
  block,
  blocks,
  idOf,
  insideOf,
  type Property,
  type Shape,
  same,
  shaped,
  structured,
  text,
  withDefault,
} from './shape.js';

export const api = 'aws_apigatewayv2_api';
export const stage = 'aws_apigatewayv2_stage';

const routeSettings: Shape = {
  DataTraceEnabled: same('data_trace_enabled'),
  DetailedMetricsEnabled: same('detailed_metrics_enabled'),
  LoggingLevel: same('logging_level'),
  ThrottlingBurstLimit: same('throttling_burst_limit'),
  ThrottlingRateLimit: same('throttling_rate_limit'),
};

/**
 * HTTP and WebSocket APIs.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_api and the pages of the
 * other `aws_apigatewayv2_*` resources.
 */
export const versionTwoShapes: Readonly<Record<string, { readonly type: string; readonly shape: Shape }>> = {
  [api]: {
    type: 'AWS::ApiGatewayV2::Api',
    shape: {
      Name: same('name'),
      ProtocolType: same('protocol_type'),
      Body: structured('body'),
      CorsConfiguration: block('cors_configuration', {
        AllowOrigins: same('allow_origins'),
        AllowMethods: same('allow_methods'),
        AllowHeaders: same('allow_headers'),
        ExposeHeaders: same('expose_headers'),
        AllowCredentials: same('allow_credentials'),
        MaxAge: same('max_age'),
      }),
      DisableExecuteApiEndpoint: same('disable_execute_api_endpoint'),
      FailOnWarnings: same('fail_on_warnings'),
      IpAddressType: same('ip_address_type'),
      RouteKey: same('route_key'),
      Target: same('target'),
      CredentialsArn: same('credentials_arn'),
      ApiKeySelectionExpression: same('api_key_selection_expression'),
      RouteSelectionExpression: same('route_selection_expression'),
    },
  },
  aws_apigatewayv2_route: {
    type: 'AWS::ApiGatewayV2::Route',
    shape: {
      ApiId: idOf('api_id', api),
      RouteKey: same('route_key'),
      Target: idOf('target', 'aws_apigatewayv2_integration'),
      AuthorizationType: same('authorization_type'),
      AuthorizerId: idOf('authorizer_id', 'aws_apigatewayv2_authorizer'),
      AuthorizationScopes: same('authorization_scopes'),
      ApiKeyRequired: same('api_key_required'),
      ModelSelectionExpression: same('model_selection_expression'),
      OperationName: same('operation_name'),
      RequestModels: same('request_models'),
      RequestParameters: requestParameters,
    },
  },
  aws_apigatewayv2_integration: {
    type: 'AWS::ApiGatewayV2::Integration',
    shape: {
      ApiId: idOf('api_id', api),
      IntegrationType: same('integration_type'),
      IntegrationSubtype: same('integration_subtype'),
      IntegrationUri: same('integration_uri'),
      IntegrationMethod: same('integration_method'),
      ConnectionType: same('connection_type'),
      ConnectionId: same('connection_id'),
      CredentialsArn: same('credentials_arn'),
      PassthroughBehavior: same('passthrough_behavior'),
      PayloadFormatVersion: same('payload_format_version'),
      RequestParameters: same('request_parameters'),
      RequestTemplates: same('request_templates'),
      TemplateSelectionExpression: same('template_selection_expression'),
      TimeoutInMillis: same('timeout_milliseconds'),
      TlsConfig: block('tls_config', { ServerNameToVerify: same('server_name_to_verify') }),
    },
  },
  [stage]: {
    type: 'AWS::ApiGatewayV2::Stage',
    shape: {
      ApiId: idOf('api_id', api),
      StageName: same('name'),
      AutoDeploy: same('auto_deploy'),
      DeploymentId: idOf('deployment_id', 'aws_apigatewayv2_deployment'),
      AccessLogSettings: block('access_log_settings', {
        DestinationArn: same('destination_arn'),
        Format: text('format'),
      }),
      ClientCertificateId: same('client_certificate_id'),
      DefaultRouteSettings: block('default_route_settings', routeSettings),
      RouteSettings: routeSettingsByKey,
      StageVariables: same('stage_variables'),
    },
  },
  aws_apigatewayv2_authorizer: {
    type: 'AWS::ApiGatewayV2::Authorizer',
    shape: {
      ApiId: idOf('api_id', api),
      Name: same('name'),
      AuthorizerType: same('authorizer_type'),
      AuthorizerUri: same('authorizer_uri'),
      AuthorizerCredentialsArn: same('authorizer_credentials_arn'),
      AuthorizerPayloadFormatVersion: same('authorizer_payload_format_version'),
      AuthorizerResultTtlInSeconds: resultTtl,
      EnableSimpleResponses: same('enable_simple_responses'),
      IdentitySource: same('identity_sources'),
      JwtConfiguration: block('jwt_configuration', { Audience: same('audience'), Issuer: same('issuer') }),
    },
  },
  aws_apigatewayv2_deployment: {
    type: 'AWS::ApiGatewayV2::Deployment',
    shape: {
      ApiId: idOf('api_id', api),
      FollowsChanges: (from) =>
        scalar(from.attribute('triggers') !== undefined, (from.attribute('triggers') ?? from).span),
    },
  },
  aws_apigatewayv2_domain_name: {
    type: 'AWS::ApiGatewayV2::DomainName',
    shape: {
      DomainName: same('domain_name'),
      DomainNameConfigurations: blocks('domain_name_configuration', {
        CertificateArn: same('certificate_arn'),
        EndpointType: same('endpoint_type'),
        SecurityPolicy: same('security_policy'),
        IpAddressType: same('ip_address_type'),
      }),
      MutualTlsAuthentication: block('mutual_tls_authentication', {
        TruststoreUri: text('truststore_uri'),
        TruststoreVersion: same('truststore_version'),
      }),
    },
  },
  aws_apigatewayv2_api_mapping: {
    type: 'AWS::ApiGatewayV2::ApiMapping',
    shape: {
      ApiId: idOf('api_id', api, restApi),
      DomainName: domainName('aws_apigatewayv2_domain_name'),
      Stage: stageName('stage', stage, 'aws_api_gateway_stage'),
      ApiMappingKey: same('api_mapping_key'),
    },
  },
  aws_apigatewayv2_vpc_link: {
    type: 'AWS::ApiGatewayV2::VpcLink',
    shape: { Name: same('name'), SubnetIds: same('subnet_ids'), SecurityGroupIds: same('security_group_ids') },
  },
};

/**
 * The provider asks for 300 seconds where a Lambda authorizer of an HTTP API has identity sources and no TTL.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_authorizer
 */
function resultTtl(from: Arguments, inventory: Parameters<Property>[1]): Value | undefined {
  const written = from.attribute('authorizer_result_ttl_in_seconds');
  if (written) return written;
  const type = from.attribute('authorizer_type');
  const sources = from.attribute('identity_sources');
  const owner = idOf('api_id', api)(from, inventory);
  const protocol = owner?.kind === 'reference' ? inventory.get(owner.target)?.attribute('protocol_type') : undefined;
  if (type?.kind !== 'scalar' || textIn(type) !== 'REQUEST') return undefined;
  if (protocol?.kind !== 'scalar' || textIn(protocol) !== 'HTTP') return undefined;
  return sources?.kind === 'list' && sources.items.length > 0
    ? withDefault('authorizer_result_ttl_in_seconds', 300)(from, inventory)
    : undefined;
}

function requestParameters(from: Arguments): Value | undefined {
  const value = from.attribute('request_parameter');
  if (value?.kind !== 'list') return value;
  const entries: Entry[] = [];
  for (const item of value.items) {
    if (item.kind !== 'map') return item;
    const inner = insideOf(item, from);
    const key = inner.attribute('request_parameter_key');
    const required = inner.attribute('required');
    if (key?.kind !== 'scalar' || !required) continue;
    const requirement = mapOf([{ key: 'Required', keySpan: required.span, value: required }], item.span);
    entries.push({ key: textIn(key), keySpan: key.span, value: requirement });
  }
  return entries.length > 0 ? mapOf(entries, value.span) : undefined;
}

/** `route_settings` blocks are a map by route key in CloudFormation. */
function routeSettingsByKey(from: Arguments, inventory: Parameters<Property>[1]): Value | undefined {
  const value = from.attribute('route_settings');
  if (value === undefined || whyUnknown(value) !== null || value.kind !== 'list') return value;
  const entries: Entry[] = [];
  for (const item of value.items) {
    if (item.kind !== 'map') return item;
    const inner = insideOf(item, from);
    const key = inner.attribute('route_key');
    if (key?.kind !== 'scalar') return key;
    entries.push({ key: textIn(key), keySpan: key.span, value: shaped(inner, routeSettings, inventory) });
  }
  return entries.length > 0 ? mapOf(entries, value.span) : undefined;
}
