const e={"authorizer-cache-key-too-narrow":{group:`authorization`,why:`API Gateway keeps an authorizer's answer by the values of its identity sources. Where the caller's credential is not among them, a request without any valid credential gets the answer that somebody else earned a moment ago.
`,help:{cloudformation:`Authorizer:
  Type: AWS::ApiGateway::Authorizer
  Properties:
    Type: REQUEST
    IdentitySource: method.request.header.Authorization
`,sam:`Authorizers:
  Check:
    FunctionPayloadType: REQUEST
    FunctionArn: !GetAtt CheckFunction.Arn
    Identity: { Headers: [Authorization] }
`,serverless:`authorizer:
  name: check
  type: request
  identitySource: method.request.header.Authorization
`,terraform:`resource "aws_api_gateway_authorizer" "check" {
  type            = "REQUEST"
  identity_source = "method.request.header.Authorization"
}
`,cdk:`new apigateway.RequestAuthorizer(this, 'Check', {
  handler,
  identitySources: [apigateway.IdentitySource.header('Authorization')],
});
`},"suppress-when":`The decision does not depend on who calls, only on what the identity sources say.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html`],practices:[3],"owasp-api":[`API2:2023`],cwe:[`CWE-524`]}},"authorizer-not-attached":{group:`authorization`,why:`Somebody meant these routes to be protected, and the definition looks as if they were. An authorizer that no route names checks nobody, and a route of type NONE never asks the authorizer that stands beside it.
`,help:{cloudformation:`Method:
  Type: AWS::ApiGateway::Method
  Properties:
    AuthorizationType: CUSTOM
    AuthorizerId: !Ref Authorizer
`,sam:`Auth:
  DefaultAuthorizer: Users
  Authorizers:
    Users:
      UserPoolArn: !GetAtt UserPool.Arn
`,serverless:`events:
  - http:
      path: cart
      method: get
      authorizer: { type: COGNITO_USER_POOLS, authorizerId: !Ref Authorizer }
`,terraform:`resource "aws_api_gateway_method" "get_cart" {
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.users.id
}
`,cdk:`cart.addMethod('GET', integration, { authorizer });
`},"suppress-when":`Routes of another stack use the authorizer.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html`],practices:[2,3],"owasp-api":[`API2:2023`],cwe:[`CWE-862`]}},"authorizer-ttl-too-long":{group:`authorization`,why:`As long as an answer is kept nobody asks the authorizer again. Somebody who signed out, lost a role or was locked out still gets in.
`,help:{cloudformation:`AuthorizerResultTtlInSeconds: 300
`,sam:`Identity: { ReauthorizeEvery: 300 }
`,serverless:`authorizer:
  name: check
  resultTtlInSeconds: 300
`,terraform:`authorizer_result_ttl_in_seconds = 300
`,cdk:`new apigateway.TokenAuthorizer(this, 'Check', { handler, resultsCacheTtl: Duration.minutes(5) });
`},"suppress-when":`Access is never taken away before a token expires, and tokens live shorter than this.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html`],practices:[3],"owasp-api":[`API2:2023`],cwe:[`CWE-613`]}},"authorizer-without-caching":{group:`authorization`,why:`Each request costs an invocation and its time, and a flood of requests becomes a flood of invocations, until the account's concurrency is used up and other functions stand still.
`,help:{cloudformation:`Authorizer:
  Type: AWS::ApiGateway::Authorizer
  Properties:
    AuthorizerResultTtlInSeconds: 300
`,sam:`Authorizers:
  Check:
    FunctionArn: !GetAtt CheckFunction.Arn
    Identity: { ReauthorizeEvery: 300 }
`,serverless:`authorizer:
  name: check
  resultTtlInSeconds: 300
`,terraform:`resource "aws_api_gateway_authorizer" "check" {
  authorizer_result_ttl_in_seconds = 300
}
`,cdk:`new apigateway.TokenAuthorizer(this, 'Check', { handler, resultsCacheTtl: Duration.minutes(5) });
`},"suppress-when":`An answer must hold for one request only: it depends on the request's body or path, or revoked access must end at once.
`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html`,`https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html`],practices:[3],"owasp-api":[`API4:2023`]}},"integration-with-caller-credentials":{group:`authorization`,why:`With the caller's credentials the route can do whatever its callers may do, and every caller needs rights on the backend itself, which they can then use without the API. One role for the route says what the API does.
`,help:{cloudformation:`Integration:
  Type: AWS
  Credentials: !GetAtt IntegrationRole.Arn
`,sam:`Auth:
  InvokeRole: !GetAtt IntegrationRole.Arn
`,serverless:`resources:
  Resources:
    Method:
      Type: AWS::ApiGateway::Method
      Properties:
        Integration: { Type: AWS, Credentials: !GetAtt IntegrationRole.Arn }
`,terraform:`resource "aws_api_gateway_integration" "secrets" {
  credentials = aws_iam_role.integration.arn
}
`,cdk:`new apigateway.AwsIntegration({ service: 'sqs', options: { credentialsRole: role } });
`},"suppress-when":`Callers are AWS principals whose own rights are meant to decide.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html`],practices:[2],"owasp-api":[`API8:2023`],cwe:[`CWE-250`]}},"jwt-authorizer-insecure-issuer":{group:`authorization`,why:`API Gateway fetches the keys that prove tokens genuine from the issuer's address. Whoever can change that answer on its way can put in a key of their own and sign tokens that are accepted.
`,help:{cloudformation:`JwtConfiguration:
  Issuer: https://login.example.com/
`,sam:`JwtConfiguration:
  issuer: https://login.example.com/
`,serverless:`provider:
  httpApi:
    authorizers:
      users:
        issuerUrl: https://login.example.com/
`,terraform:`jwt_configuration {
  issuer = "https://login.example.com/"
}
`,cdk:`new HttpJwtAuthorizer('Users', 'https://login.example.com/', { jwtAudience: ['wiki'] });
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html`],practices:[2],"owasp-api":[`API2:2023`],cwe:[`CWE-319`]}},"jwt-authorizer-without-audience":{group:`authorization`,why:`An issuer signs tokens for many applications. Without an audience every one of them opens this API, also tokens of a harmless application that anybody may sign up for.
`,help:{cloudformation:`Authorizer:
  Type: AWS::ApiGatewayV2::Authorizer
  Properties:
    JwtConfiguration:
      Issuer: !Sub https://cognito-idp.\${AWS::Region}.amazonaws.com/\${UserPool}
      Audience: [!Ref UserPoolClient]
`,sam:`Authorizers:
  Users:
    JwtConfiguration:
      issuer: !Sub https://cognito-idp.\${AWS::Region}.amazonaws.com/\${UserPool}
      audience: [!Ref UserPoolClient]
    IdentitySource: $request.header.Authorization
`,serverless:`provider:
  httpApi:
    authorizers:
      users:
        issuerUrl: https://login.example.com/
        audience: [tasks-web]
`,terraform:`resource "aws_apigatewayv2_authorizer" "users" {
  jwt_configuration {
    issuer   = "https://login.example.com/"
    audience = ["tasks-web"]
  }
}
`,cdk:`new HttpJwtAuthorizer('Users', 'https://login.example.com/', { jwtAudience: ['tasks-web'] });
`},"suppress-when":`The issuer issues tokens for this API only.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html`],practices:[2],"owasp-api":[`API2:2023`],cwe:[`CWE-287`]}},"lambda-permission-too-broad":{group:`authorization`,why:`API Gateway calls functions on behalf of whoever owns an API. A permission without a source ARN, or with one that any API fits, lets an API that somebody else made call this function with requests of their choosing, past every authorizer.
`,help:{cloudformation:`Permission:
  Type: AWS::Lambda::Permission
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !Ref Function
    Principal: apigateway.amazonaws.com
    SourceArn: !Sub arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*
`,sam:"# Events of type Api and HttpApi make a narrow permission on their own; a hand-written one needs SourceArn.\nSourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*\n",serverless:`resources:
  Resources:
    Permission:
      Type: AWS::Lambda::Permission
      Properties:
        SourceArn: !Sub arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${ApiGatewayRestApi}/*
`,terraform:`resource "aws_lambda_permission" "api" {
  principal  = "apigateway.amazonaws.com"
  source_arn = "\${aws_api_gateway_rest_api.api.execution_arn}/*"
}
`,cdk:`fn.addPermission('Api', {
  principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
  sourceArn: api.arnForExecuteApi(),
});
`},references:{docs:[`https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html`,`https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html`],practices:[2],"owasp-api":[`API8:2023`],cwe:[`CWE-441`]},peers:{checkov:[`CKV_AWS_364`],kics:[`3ef8696c-e4ae-4872-92c7-520bb44dfe77`,`57b12981-3816-4c31-b190-a1e614361dd2`]}},"private-route-without-authorization":{group:`authorization`,why:`The network is the only lock. One machine in it that is taken over, or one person with access to it, can call the route as if they were anybody. The backend cannot tell its callers apart.
`,help:{cloudformation:`Method:
  Type: AWS::ApiGateway::Method
  Properties:
    AuthorizationType: AWS_IAM
`,sam:`Api:
  Type: AWS::Serverless::Api
  Properties:
    Auth:
      DefaultAuthorizer: AWS_IAM
`,serverless:`events:
  - http:
      path: jobs
      method: get
      authorizer: aws_iam
`,terraform:`resource "aws_api_gateway_method" "get_jobs" {
  authorization = "AWS_IAM"
}
`,cdk:`new apigateway.RestApi(this, 'Api', {
  defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
});
`},"suppress-when":`Everything in the network that reaches the API is trusted alike, and the backend needs no identity.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html`],practices:[2,7],"owasp-api":[`API2:2023`],cwe:[`CWE-306`]}},"route-with-api-key-only":{group:`authorization`,why:`API keys say which plan a call belongs to, not who makes it. They travel in a header, are handed to many people and rarely change, so sooner or later somebody has one who should not. AWS itself says not to rely on them alone.
`,help:{cloudformation:`Method:
  Type: AWS::ApiGateway::Method
  Properties:
    ApiKeyRequired: true
    AuthorizationType: AWS_IAM
`,sam:`Api:
  Type: AWS::Serverless::Api
  Properties:
    Auth:
      ApiKeyRequired: true
      DefaultAuthorizer: AWS_IAM
`,serverless:`events:
  - http:
      path: quotes
      method: get
      private: true
      authorizer: aws_iam
`,terraform:`resource "aws_api_gateway_method" "get_quotes" {
  api_key_required = true
  authorization    = "AWS_IAM"
}
`,cdk:`quotes.addMethod('GET', integration, {
  apiKeyRequired: true,
  authorizationType: apigateway.AuthorizationType.IAM,
});
`},"suppress-when":`The data are public and the key serves only to count calls.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html`],practices:[8,`misconfiguration`],"owasp-api":[`API2:2023`],cwe:[`CWE-287`]}},"route-without-authorization":{group:`authorization`,why:`Whoever finds the address of the API can call this route, as often as they like and with whatever they like in the request. What the backend does for its users it then does for everybody. Addresses of APIs are found: they stand in web pages, apps and certificate logs.
`,help:{cloudformation:`Method:
  Type: AWS::ApiGateway::Method
  Properties:
    AuthorizationType: COGNITO_USER_POOLS
    AuthorizerId: !Ref Authorizer
`,sam:`Api:
  Type: AWS::Serverless::Api
  Properties:
    Auth:
      DefaultAuthorizer: Users
      Authorizers:
        Users:
          UserPoolArn: !GetAtt UserPool.Arn
`,serverless:`events:
  - http:
      path: pets
      method: get
      authorizer: aws_iam
`,terraform:`resource "aws_api_gateway_method" "get_pets" {
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.users.id
}
`,cdk:`new apigateway.RestApi(this, 'Api', {
  defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
});
`},"suppress-when":`The route is meant for everybody, such as a public catalogue, a health check without details, or a webhook whose signature the backend verifies.
`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html`],"security-hub":{"APIGateway.8":`medium`},practices:[2,`misconfiguration`],"owasp-api":[`API2:2023`,`API5:2023`],cwe:[`CWE-306`],"nist-800-53":[`AC-3`,`CM-2`,`CM-2(2)`]},peers:{checkov:[`CKV_AWS_59`,`CKV2_AWS_70`,`CKV_AWS_309`],trivy:[`AWS-0004`],kics:[`1056dfbb-5802-4762-bf2b-8b9b9684b1b0`,`15ccec05-5476-4890-ad19-53991eba1db8`,`7fd0d461-5b8c-4815-898c-f2b4b117eb28`,`0a96ce49-4163-4ee6-8169-eb3b0797d694`],"cfn-guard":[`API_GW_METHOD_AUTHORIZATION_TYPE_RULE`],"cdk-nag":[`AwsSolutions-APIG4`,`APIGWAuthorization`],"cfn-nag":[`W59`],prowler:[`apigateway_restapi_authorizers_enabled`,`apigateway_restapi_public_with_authorizer`,`apigatewayv2_api_authorizers_enabled`]}},"route-without-scopes":{group:`authorization`,why:`A token proves who somebody is; scopes say what it may be used for. Without scopes a token that was issued to read a profile also deletes orders.
`,help:{cloudformation:`Method:
  Type: AWS::ApiGateway::Method
  Properties:
    AuthorizationScopes: [news/read]
`,sam:`Auth:
  Authorizers:
    Users:
      AuthorizationScopes: [news/read]
`,serverless:`events:
  - http:
      path: news
      method: get
      authorizer: { name: users, scopes: [news/read] }
`,terraform:`# aws_api_gateway_method and aws_apigatewayv2_route
authorization_scopes = ["news/read"]
`,cdk:`news.addMethod('GET', integration, { authorizer, authorizationScopes: ['news/read'] });
`},"suppress-when":`The backend checks scopes or groups itself, or the API takes ID tokens, which have none.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html`],practices:[2],"owasp-api":[`API5:2023`],cwe:[`CWE-863`]}},"token-authorizer-without-validation":{group:`authorization`,why:`With a validation expression API Gateway itself refuses what does not look like a token. Without one each request with garbage in the header costs an invocation, and the function must cope with whatever it gets.
`,help:{cloudformation:`Authorizer:
  Type: AWS::ApiGateway::Authorizer
  Properties:
    IdentityValidationExpression: ^Bearer [-0-9a-zA-Z._]+$
`,sam:`Authorizers:
  Check:
    FunctionArn: !GetAtt CheckFunction.Arn
    Identity:
      ValidationExpression: ^Bearer [-0-9a-zA-Z._]+$
`,serverless:`authorizer:
  name: check
  identityValidationExpression: ^Bearer [-0-9a-zA-Z._]+$
`,terraform:`resource "aws_api_gateway_authorizer" "check" {
  identity_validation_expression = "^Bearer [-0-9a-zA-Z._]+$"
}
`,cdk:`new apigateway.TokenAuthorizer(this, 'Check', {
  handler,
  validationRegex: '^Bearer [-0-9a-zA-Z._]+$',
});
`},"suppress-when":`Tokens have no form that a pattern could describe.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html`],practices:[3],"owasp-api":[`API4:2023`],cwe:[`CWE-20`]}},"token-authorizer":{group:`authorization`,why:`A TOKEN authorizer cannot look at path parameters, query strings, other headers or the caller's address, so it cannot decide by them, and its answers are kept by the token alone. A REQUEST authorizer sees the whole request.
`,help:{cloudformation:`Authorizer:
  Type: AWS::ApiGateway::Authorizer
  Properties:
    Type: REQUEST
    IdentitySource: method.request.header.Authorization
`,sam:`Authorizers:
  Check:
    FunctionArn: !GetAtt CheckFunction.Arn
    FunctionPayloadType: REQUEST
    Identity: { Headers: [Authorization] }
`,serverless:`authorizer:
  name: check
  type: request
  identitySource: method.request.header.Authorization
`,terraform:`resource "aws_api_gateway_authorizer" "check" {
  type            = "REQUEST"
  identity_source = "method.request.header.Authorization"
}
`,cdk:`new apigateway.RequestAuthorizer(this, 'Check', {
  handler,
  identitySources: [apigateway.IdentitySource.header('Authorization')],
});
`},"suppress-when":`The decision really depends on nothing but the token.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html`],practices:[3],"owasp-api":[`API2:2023`]}},"cache-invalidation-unauthorized":{group:`cache`,why:"A cache also shields the backend. When nobody needs authorization to invalidate an entry, a flood of requests with `Cache-Control: max-age=0` goes straight through.\n",help:{cloudformation:`# CloudFormation cannot change it; API Gateway requires authorization by default.
`,sam:`# SAM cannot change it; API Gateway requires authorization by default.
`,serverless:`plugins: [serverless-api-gateway-caching]
custom:
  apiGatewayCaching:
    perKeyInvalidation: { requireAuthorization: true }
`,terraform:`resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
  settings {
    require_authorization_for_cache_control = true
  }
}
`,cdk:`// CloudFormation cannot change it; API Gateway requires authorization by default.
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html#invalidate-method-caching`,`https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html`],practices:[12],"owasp-api":[`API4:2023`],cwe:[`CWE-862`]}},"cache-not-encrypted":{group:`cache`,why:`A cache holds what the API told its callers, personal data among it, on machines that others run. Encrypted, it is of no use to somebody who gets at the disk.
`,help:{cloudformation:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", CachingEnabled: true, CacheDataEncrypted: true }
`,sam:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", CachingEnabled: true, CacheDataEncrypted: true }
`,serverless:`plugins: [serverless-api-gateway-caching]
custom:
  apiGatewayCaching:
    enabled: true
    dataEncrypted: true
`,terraform:`resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}
`,cdk:`deployOptions: { cachingEnabled: true, cacheDataEncrypted: true },
`},"suppress-when":`Everything that is cached is public.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-5`],"security-hub":{"APIGateway.5":`medium`},practices:[12,`misconfiguration`],"owasp-api":[`API8:2023`],cwe:[`CWE-311`],"nist-800-53":[`CA-9(1)`,`CM-3(6)`,`SC-13`,`SC-28`,`SC-28(1)`,`SC-7(10)`,`SI-7(6)`]},peers:{checkov:[`CKV_AWS_308`],trivy:[`AWS-0002`,`AWS-0110`],kics:[`37cca703-b74c-48ba-ac81-595b53398e9b`],"cfn-guard":[`API_GW_CACHE_ENABLED_AND_ENCRYPTED`],"cdk-nag":[`APIGWCacheEnabledAndEncrypted`],"cfn-nag":[`W87`],prowler:[`apigateway_restapi_cache_encrypted`]}},"cache-shared-between-callers":{group:`cache`,why:`A cache answers by its key: the path, and the parameters that are declared as key parameters. Where none of them says who calls, the first caller's orders or profile is what everybody sees until it expires.
`,help:{cloudformation:`Method:
  Type: AWS::ApiGateway::Method
  Properties:
    RequestParameters: { method.request.header.Authorization: true }
    Integration:
      CacheKeyParameters: [method.request.header.Authorization]
`,sam:`MethodSettings:
  - { ResourcePath: /me, HttpMethod: GET, CachingEnabled: false }
`,serverless:`events:
  - http:
      path: me
      method: get
      caching:
        enabled: true
        cacheKeyParameters: [{ name: request.header.Authorization }]
`,terraform:`resource "aws_api_gateway_integration" "get_me" {
  cache_key_parameters = ["method.request.header.Authorization"]
}
`,cdk:`new apigateway.LambdaIntegration(fn, { cacheKeyParameters: ['method.request.header.Authorization'] });
`},"suppress-when":`The answer is the same for everybody who is let in.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html`],practices:[12],"owasp-api":[`API1:2023`,`API3:2023`],cwe:[`CWE-524`]}},"cors-any-origin-with-credentials":{group:`cors`,why:`With credentials allowed the browser sends the user's cookies along. If every origin is admitted, or the caller's own is sent back, any page can do in the API what its visitor may do.
`,help:{cloudformation:`CorsConfiguration:
  AllowOrigins: [https://www.example.com]
  AllowCredentials: true
`,sam:`# AWS::Serverless::Api
Cors:
  AllowOrigin: "'https://www.example.com'"
  AllowCredentials: true
# AWS::Serverless::HttpApi
CorsConfiguration:
  AllowOrigins: [https://www.example.com]
  AllowCredentials: true
`,serverless:`provider:
  httpApi:
    cors: { allowedOrigins: [https://www.example.com], allowCredentials: true }
# or, for a REST API
events:
  - http:
      path: cart
      method: get
      cors: { origin: https://www.example.com, allowCredentials: true }
`,terraform:`cors_configuration {
  allow_origins     = ["https://www.example.com"]
  allow_credentials = true
}
`,cdk:`defaultCorsPreflightOptions: { allowOrigins: ['https://www.example.com'], allowCredentials: true },
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html`],practices:[`misconfiguration`],"owasp-api":[`API8:2023`],cwe:[`CWE-942`]}},"cors-any-origin":{group:`cors`,why:`Browsers keep a page from reading answers of other origins unless the API allows it. Allowing everybody lets any page use the network position of whoever opens it, and the tokens that it can get at.
`,help:{cloudformation:`CorsConfiguration:
  AllowOrigins: [https://www.example.com]
`,sam:`# AWS::Serverless::Api
Cors:
  AllowOrigin: "'https://www.example.com'"
# AWS::Serverless::HttpApi
CorsConfiguration:
  AllowOrigins: [https://www.example.com]
`,serverless:`provider:
  httpApi:
    cors: { allowedOrigins: [https://www.example.com] }
# or, for a REST API
events:
  - http:
      path: pets
      method: get
      cors: { origin: https://www.example.com }
`,terraform:`cors_configuration {
  allow_origins = ["https://www.example.com"]
}
`,cdk:`defaultCorsPreflightOptions: { allowOrigins: ['https://www.example.com'] },
`},"suppress-when":`The API is public, needs no credentials and is meant to be used from any page.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html`],practices:[`misconfiguration`],"owasp-api":[`API8:2023`],cwe:[`CWE-942`]}},"cors-insecure-origin":{group:`cors`,why:`A page that comes over http can be changed by anybody between server and user, in any open network. The change then calls the API as the page may.
`,help:{cloudformation:`AllowOrigins: [https://www.example.com]
`,sam:`# AWS::Serverless::Api
Cors:
  AllowOrigin: "'https://www.example.com'"
# AWS::Serverless::HttpApi
CorsConfiguration:
  AllowOrigins: [https://www.example.com]
`,serverless:`provider:
  httpApi:
    cors: { allowedOrigins: [https://www.example.com] }
# or, for a REST API
events:
  - http:
      path: pets
      method: get
      cors: { origin: https://www.example.com }
`,terraform:`allow_origins = ["https://www.example.com"]
`,cdk:`allowOrigins: ['https://www.example.com'],
`},"suppress-when":`The origin is a machine in a network of your own.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html`],"owasp-api":[`API8:2023`],cwe:[`CWE-319`]}},"definition-in-two-places":{group:`definition`,why:`An import replaces what the API had. Routes, authorizers and validators that were made beside the body vanish or change with the next update of it, and nothing says so.
`,help:{cloudformation:`# Move AWS::ApiGateway::Method resources into Body, or Body into resources.
`,sam:`# Define routes as events of functions, or all of them in DefinitionBody.
`,serverless:`# Keep routes in events; take Body out of the extension of ApiGatewayRestApi.
`,terraform:`# Use either body or aws_api_gateway_method resources.
`,cdk:`// Use either SpecRestApi or RestApi with methods.
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html`],"owasp-api":[`API9:2023`],cwe:[`CWE-1059`]},peers:{"cfn-lint":[`W3660`]}},"open-deployment-left-live":{group:`definition`,why:`A stage serves a snapshot. A deployment that stays the same while methods, authorizers or policies change leaves the old snapshot live, and the source looks safe while the API is not.
`,help:{cloudformation:`# The logical id changes with the routes: give it a hash of them.
Deployment20250101a1b2c3d4:
  Type: AWS::ApiGateway::Deployment
  Properties: { RestApiId: !Ref Api }
`,sam:`# SAM makes a new deployment with each change of AWS::Serverless::Api.
`,serverless:`# The Serverless Framework makes a new deployment each time.
`,terraform:`resource "aws_api_gateway_deployment" "api" {
  triggers = { redeployment = sha1(jsonencode([aws_api_gateway_method.get_orders, aws_api_gateway_integration.get_orders])) }
  lifecycle {
    create_before_destroy = true
  }
}
`,cdk:`// apigateway.RestApi makes a new deployment with each change; use it instead of CfnDeployment.
`},"suppress-when":`A pipeline step deploys the API after each change.`,references:{docs:[`https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html`],"owasp-api":[`API9:2023`],cwe:[`CWE-1059`]}},"api-key-without-usage-plan":{group:`limits`,why:`A key works through a usage plan only. Without one every call fails, and the quickest mend in a hurry is to take the key away.
`,help:{cloudformation:`UsagePlan:
  Type: AWS::ApiGateway::UsagePlan
  Properties:
    ApiStages: [{ ApiId: !Ref Api, Stage: !Ref Stage }]
    Throttle: { RateLimit: 50, BurstLimit: 100 }
`,sam:`Auth:
  ApiKeyRequired: true
  UsagePlan: { CreateUsagePlan: PER_API, Throttle: { RateLimit: 50, BurstLimit: 100 } }
`,serverless:`provider:
  apiGateway:
    apiKeys: [partner]
    usagePlan:
      throttle: { rateLimit: 50, burstLimit: 100 }
`,terraform:`resource "aws_api_gateway_usage_plan" "partners" {
  api_stages {
    api_id = aws_api_gateway_rest_api.api.id
    stage  = aws_api_gateway_stage.prod.stage_name
  }
}
`,cdk:`api.addUsagePlan('Partners', { apiStages: [{ stage: api.deploymentStage }] }).addApiKey(key);
`},"suppress-when":`The plan and its keys are made outside of this source.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html`],practices:[8],"owasp-api":[`API8:2023`]}},"hard-coded-api-key":{group:`limits`,why:`Sources are copied, shared and kept for ever. A key that stands in one has to be taken as known to everybody who ever had access.
`,help:{cloudformation:`Key:
  Type: AWS::ApiGateway::ApiKey
  Properties:
    Enabled: true
    Name: partner
`,sam:`Key:
  Type: AWS::ApiGateway::ApiKey
  Properties: { Enabled: true, Name: partner }
`,serverless:`provider:
  apiGateway:
    apiKeys: [partner]
`,terraform:`resource "aws_api_gateway_api_key" "partner" {
  name = "partner"
}
`,cdk:`api.addApiKey('Partner');
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html`],practices:[8],"owasp-api":[`API2:2023`,`API8:2023`],cwe:[`CWE-798`]}},"secret-in-stage-variable":{group:`limits`,why:`Stage variables are plain text for everybody who may look at the API, and they are handed to backends with each request. So is the source in which they stand.
`,help:{cloudformation:`Variables:
  SecretName: orders/partner
`,sam:`Variables:
  SecretName: orders/partner
`,serverless:`Variables:
  SecretName: orders/partner
`,terraform:`variables = {
  secret_name = "orders/partner"
}
`,cdk:`deployOptions: { variables: { secretName: secret.secretName } },
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html`],"owasp-api":[`API8:2023`],cwe:[`CWE-798`,`CWE-312`]}},"stage-without-throttling":{group:`limits`,why:`Without limits of its own a stage takes whatever the account's quota gives, which all APIs of the region share. One client in a loop, or an attacker, slows all of them down and runs up the bill of what stands behind.
`,help:{cloudformation:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }
`,sam:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }
`,serverless:`plugins: [serverless-api-gateway-throttling]
custom:
  apiGatewayThrottling:
    maxRequestsPerSecond: 100
    maxConcurrentRequests: 200
`,terraform:`resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
  settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }
}
`,cdk:`deployOptions: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },
`},"suppress-when":`A rate-based rule of a web ACL limits callers, and the backend copes with the account's quota.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html`],practices:[8,`misconfiguration`],"owasp-api":[`API4:2023`],cwe:[`CWE-770`]},peers:{"cdk-nag":[`APIGWDefaultThrottling`]}},"stage-without-usage-plan":{group:`limits`,why:`Stage limits hold for all callers together. Only a usage plan gives each client a share of its own, and shows who uses how much.
`,help:{cloudformation:`UsagePlan:
  Type: AWS::ApiGateway::UsagePlan
  Properties:
    ApiStages: [{ ApiId: !Ref Api, Stage: !Ref Stage }]
    Throttle: { RateLimit: 50, BurstLimit: 100 }
`,sam:`Auth:
  UsagePlan: { CreateUsagePlan: PER_API, Throttle: { RateLimit: 50, BurstLimit: 100 } }
`,serverless:`provider:
  apiGateway:
    usagePlan:
      throttle: { rateLimit: 50, burstLimit: 100 }
`,terraform:`resource "aws_api_gateway_usage_plan" "clients" {
  api_stages {
    api_id = aws_api_gateway_rest_api.api.id
    stage  = aws_api_gateway_stage.prod.stage_name
  }
}
`,cdk:`api.addUsagePlan('Clients', { apiStages: [{ stage: api.deploymentStage }] });
`},"suppress-when":`Callers are known by other means and limited elsewhere.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html`],practices:[8],"owasp-api":[`API4:2023`],cwe:[`CWE-770`]},peers:{kics:[`783860a3-6dca-4c8b-81d0-7b62769ccbca`,`7f8f1b60-43df-4c28-aa21-fb836dbd8071`,`b3a59b8e-94a3-403e-b6e2-527abaf12034`,`c999cf62-0920-40f8-8dda-0caccd66ed7e`],"cfn-nag":[`W64`,`W68`]}},"usage-plan-without-limits":{group:`limits`,why:`A plan is there to say how much a key may use. Without a throttle or a quota one customer's key takes what is meant for all.
`,help:{cloudformation:`UsagePlan:
  Type: AWS::ApiGateway::UsagePlan
  Properties:
    Throttle: { RateLimit: 50, BurstLimit: 100 }
    Quota: { Limit: 100000, Period: MONTH }
`,sam:`Auth:
  UsagePlan:
    CreateUsagePlan: PER_API
    Throttle: { RateLimit: 50, BurstLimit: 100 }
`,serverless:`provider:
  apiGateway:
    usagePlan:
      throttle: { rateLimit: 50, burstLimit: 100 }
      quota: { limit: 100000, period: MONTH }
`,terraform:`resource "aws_api_gateway_usage_plan" "partners" {
  throttle_settings {
    rate_limit  = 50
    burst_limit = 100
  }
}
`,cdk:`api.addUsagePlan('Partners', { throttle: { rateLimit: 50, burstLimit: 100 } });
`},"suppress-when":`The plan only groups keys, and the stage itself is throttled.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html`],practices:[8],"owasp-api":[`API4:2023`],cwe:[`CWE-770`]}},"access-log-leaks-credentials":{group:`logging`,why:`Logs are read by more people and kept longer than credentials should be. A key or token in a line of the log works for whoever finds it.
`,help:{cloudformation:`Format: '{"requestId":"$context.requestId","key":"$context.identity.apiKeyId","user":"$context.authorizer.claims.sub"}'
`,sam:`Format: '{"requestId":"$context.requestId","key":"$context.identity.apiKeyId","user":"$context.authorizer.claims.sub"}'
`,serverless:`provider:
  logs:
    restApi:
      format: '{"requestId":"$context.requestId","key":"$context.identity.apiKeyId"}'
`,terraform:`format = jsonencode({ requestId = "$context.requestId", key = "$context.identity.apiKeyId" })
`,cdk:`accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html`],practices:[1],"owasp-api":[`API8:2023`],cwe:[`CWE-532`]}},"access-log-missing-fields":{group:`logging`,why:`A line that does not say who called what, when, from where and with what result cannot be put together with other logs, and answers nothing after an incident.
`,help:{cloudformation:`Format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","time":"$context.requestTime","method":"$context.httpMethod","path":"$context.path","status":"$context.status"}'
`,sam:`Format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","time":"$context.requestTime","method":"$context.httpMethod","path":"$context.path","status":"$context.status"}'
`,serverless:`provider:
  logs:
    restApi:
      format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","time":"$context.requestTime","method":"$context.httpMethod","path":"$context.path","status":"$context.status"}'
`,terraform:`format = jsonencode({
  requestId = "$context.requestId", ip = "$context.identity.sourceIp", time = "$context.requestTime"
  method    = "$context.httpMethod", path = "$context.path", status = "$context.status"
})
`,cdk:`accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
`},"suppress-when":`Addresses may not be kept for privacy.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html`],practices:[1],"owasp-api":[`API8:2023`],cwe:[`CWE-778`]}},"access-log-unstructured":{group:`logging`,why:`Alarms, dashboards and searches work on fields. A line of free text needs a pattern of its own for each of them, and nobody writes those during an incident.
`,help:{cloudformation:`Format: '{"requestId":"$context.requestId","status":"$context.status","latency":$context.responseLatency}'
`,sam:`Format: '{"requestId":"$context.requestId","status":"$context.status","latency":$context.responseLatency}'
`,serverless:`provider:
  logs:
    restApi:
      format: '{"requestId":"$context.requestId","status":"$context.status"}'
`,terraform:`format = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
`,cdk:`accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html`],practices:[1],"owasp-api":[`API8:2023`]},peers:{"cdk-nag":[`APIGWStructuredLogging`]}},"logging-role-missing":{group:`logging`,why:`API Gateway writes to CloudWatch with one role for the whole account and region. Where it was never set, logging is switched on and no log appears.
`,help:{cloudformation:`Account:
  Type: AWS::ApiGateway::Account
  Properties:
    CloudWatchRoleArn: !GetAtt LoggingRole.Arn
`,sam:`Account:
  Type: AWS::ApiGateway::Account
  Properties:
    CloudWatchRoleArn: !GetAtt LoggingRole.Arn
`,serverless:`provider:
  logs:
    restApi: { roleManagedExternally: false }
# or, for an API that is defined under resources
resources:
  Resources:
    Account:
      Type: AWS::ApiGateway::Account
      Properties:
        CloudWatchRoleArn: !GetAtt LoggingRole.Arn
`,terraform:`resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = aws_iam_role.logging.arn
}
`,cdk:`new apigateway.RestApi(this, 'Api', { cloudWatchRole: true });
`},"suppress-when":`The role is set for the account elsewhere, as it is in most accounts.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html`,`https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html`],practices:[1],"owasp-api":[`API8:2023`],cwe:[`CWE-778`]}},"stage-logs-request-data":{group:`logging`,why:`Data trace is for finding faults. Left on, it copies everything that callers send and get into a log that more people can read and that is kept longer than the data itself.
`,help:{cloudformation:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", LoggingLevel: ERROR, DataTraceEnabled: false }
`,sam:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", LoggingLevel: ERROR, DataTraceEnabled: false }
`,serverless:`provider:
  logs:
    restApi: { executionLogging: true, fullExecutionData: false }
    websocket: { executionLogging: true, fullExecutionData: false }
`,terraform:`settings {
  logging_level      = "ERROR"
  data_trace_enabled = false
}
`,cdk:`deployOptions: { loggingLevel: apigateway.MethodLoggingLevel.ERROR, dataTraceEnabled: false },
`},"suppress-when":`The stage is for tests and sees no real data.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html`,`https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html`],practices:[1],"owasp-api":[`API8:2023`],cwe:[`CWE-532`]},peers:{checkov:[`CKV_AWS_276`]}},"stage-without-access-logging":{group:`logging`,why:`The access log has one line for each request, also for those that were refused. After an incident it is the only answer to who was there.
`,help:{cloudformation:`AccessLogSetting:
  DestinationArn: !GetAtt LogGroup.Arn
  Format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","time":"$context.requestTime","method":"$context.httpMethod","path":"$context.resourcePath","status":"$context.status"}'
`,sam:`AccessLogSetting:
  DestinationArn: !GetAtt LogGroup.Arn
  Format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","time":"$context.requestTime","method":"$context.httpMethod","path":"$context.resourcePath","status":"$context.status"}'
`,serverless:`provider:
  logs:
    restApi: { accessLogging: true }
    httpApi: true
    websocket: { accessLogging: true }
`,terraform:`resource "aws_api_gateway_stage" "prod" {
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format = jsonencode({
      requestId = "$context.requestId", ip = "$context.identity.sourceIp", time = "$context.requestTime"
      method    = "$context.httpMethod", path = "$context.resourcePath", status = "$context.status"
    })
  }
}
`,cdk:`deployOptions: {
  accessLogDestination: new apigateway.LogGroupLogDestination(logGroup),
  accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
},
`},"suppress-when":`For privacy no addresses may be kept, and another log says enough.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9`],"security-hub":{"APIGateway.9":`medium`},practices:[1],"owasp-api":[`API8:2023`],cwe:[`CWE-778`],"nist-800-53":[`AC-4(26)`,`AU-10`,`AU-12`,`AU-2`,`AU-3`,`AU-6(3)`,`AU-6(4)`,`CA-7`,`SC-7(9)`,`SI-7(8)`],"pci-dss":[`10.4.2`]},peers:{checkov:[`CKV_AWS_76`,`CKV_AWS_95`],trivy:[`AWS-0001`,`AWS-0113`,`AWS-0116`],kics:[`06ec63e3-9f72-4fe2-a218-2eb9200b8db5`,`0a994e04-c6dc-471d-817e-d37451d18a3b`,`1b6799eb-4a7a-4b04-9001-8cceb9999326`,`625abc0e-f980-4ac9-a775-f7519ee34296`,`80d45af4-4920-4236-a56e-b7ef419d1941`,`a4d32883-aac7-42e1-b403-9415af0f3846`],"cfn-guard":[`API_GWV2_ACCESS_LOGS_ENABLED`,`API_GW_STAGE_ACCESS_LOGGING_RULE`],"cdk-nag":[`AwsSolutions-APIG1`,`APIGWAccessLogging`],"cfn-nag":[`W45`,`W46`,`W69`],prowler:[`apigatewayv2_api_access_logging_enabled`]}},"stage-without-execution-logging":{group:`logging`,why:`Execution logs say what happened inside API Gateway: which authorizer refused whom, which integration failed and why. Without them an attack on the API and a fault of its own look alike afterwards: like nothing.
`,help:{cloudformation:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", LoggingLevel: ERROR }
`,sam:`MethodSettings:
  - { ResourcePath: "/*", HttpMethod: "*", LoggingLevel: ERROR }
`,serverless:`provider:
  logs:
    restApi: { executionLogging: true, level: ERROR }
    websocket: { executionLogging: true, level: ERROR }
`,terraform:`resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
  settings {
    logging_level = "ERROR"
  }
}
`,cdk:`deployOptions: { loggingLevel: apigateway.MethodLoggingLevel.ERROR },
`},"suppress-when":`The stage serves no users, such as a playground of one developer.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-1`],"security-hub":{"APIGateway.1":`medium`},practices:[1,`misconfiguration`],"owasp-api":[`API8:2023`],cwe:[`CWE-778`],"nist-800-53":[`AC-4(26)`,`AU-10`,`AU-12`,`AU-2`,`AU-3`,`AU-6(3)`,`AU-6(4)`,`CA-7`,`SC-7(9)`,`SI-7(8)`]},peers:{checkov:[`CKV2_AWS_4`],kics:[`982aa526-6970-4c59-8b9b-2ce7e019fe36`],"cfn-guard":[`API_GW_EXECUTION_LOGGING_ENABLED`],"cdk-nag":[`AwsSolutions-APIG6`,`APIGWExecutionLoggingEnabled`],prowler:[`apigateway_restapi_logging_enabled`]}},"stage-without-tracing":{group:`logging`,why:`A trace follows one request through API Gateway, functions and databases. It shows which part is slow or fails, and what a suspicious request touched.
`,help:{cloudformation:`TracingEnabled: true
`,sam:`TracingEnabled: true
`,serverless:`provider:
  tracing: { apiGateway: true }
`,terraform:`xray_tracing_enabled = true
`,cdk:`deployOptions: { tracingEnabled: true },
`},"suppress-when":`Another tracing tool covers the API, or the cost of traces is not worth it for this stage.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3`],"security-hub":{"APIGateway.3":`low`},practices:[11],"owasp-api":[`API8:2023`],cwe:[`CWE-778`],"nist-800-53":[`CA-7`]},peers:{checkov:[`CKV_AWS_73`],trivy:[`AWS-0003`,`AWS-0111`],kics:[`434945e5-4dfd-41b1-aba1-47075ccd9265`,`4ab10c48-bedb-4deb-8f3b-ff12783b61de`,`c757c6a3-ac87-4b9d-b28d-e5a5add6a315`],"cdk-nag":[`APIGWXrayEnabled`],prowler:[`apigateway_restapi_tracing_enabled`]}},"unintended-stage":{group:`logging`,why:`The second stage serves the same routes at its own address, but none of the settings hold there. Who knows of it calls the API unlogged and unlimited.
`,help:{cloudformation:`Deployment:
  Type: AWS::ApiGateway::Deployment
  Properties:
    RestApiId: !Ref Api
`,sam:`Globals:
  Api:
    OpenApiVersion: 3.0.1
`,serverless:`# The Serverless Framework makes one stage only; take StageName out of deployments of your own.
`,terraform:`resource "aws_api_gateway_deployment" "api" {
  rest_api_id = aws_api_gateway_rest_api.api.id
}
`,cdk:`// CDK makes one stage only; take stageName out of CfnDeployment.
`},references:{docs:[`https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html`,`https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html`],"owasp-api":[`API9:2023`],cwe:[`CWE-1059`]}},"api-publicly-reachable":{group:`network`,why:`For teams whose APIs serve their own network only. A private API has no address on the internet, so nobody there can try it.
`,help:{cloudformation:`EndpointConfiguration:
  Types: [PRIVATE]
  VpcEndpointIds: [!Ref Endpoint]
`,sam:`EndpointConfiguration:
  Type: PRIVATE
  VPCEndpointIds: [!Ref Endpoint]
`,serverless:`provider:
  endpointType: PRIVATE
  vpcEndpointIds: [vpce-0123456789abcdef0]
`,terraform:`endpoint_configuration {
  types            = ["PRIVATE"]
  vpc_endpoint_ids = [aws_vpc_endpoint.execute_api.id]
}
`,cdk:`endpointConfiguration: { types: [apigateway.EndpointType.PRIVATE], vpcEndpoints: [endpoint] },
`},"suppress-when":`The API is meant for the internet.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html`],practices:[7],"owasp-api":[`API8:2023`]},peers:{kics:[`4a8daf95-709d-4a36-9132-d3e19878fa34`,`4d424558-c6d1-453c-be98-9a7f877abd9a`,`6b2739db-9c49-4db7-b980-7816e0c248c1`]}},"control-without-effect":{group:`network`,why:`HTTP and WebSocket APIs have no resource policies and cannot be put behind a web ACL, and HTTP APIs show no client certificate. Who reads the definition believes in a protection that is not there.
`,help:{cloudformation:`# A web ACL belongs to a stage of AWS::ApiGateway::RestApi, or to a CloudFront distribution before the HTTP API.
Distribution:
  Type: AWS::CloudFront::Distribution
  Properties:
    DistributionConfig: { WebACLId: !GetAtt EdgeAcl.Arn }
`,sam:`# Use AWS::Serverless::Api for resource policies and web ACLs.
`,serverless:"# Use `http` events (REST API) for resource policies and web ACLs.\n",terraform:`resource "aws_cloudfront_distribution" "api" {
  web_acl_id = aws_wafv2_web_acl.edge.arn
}
`,cdk:`new cloudfront.Distribution(this, 'Front', { webAclId: acl.attrArn, defaultBehavior });
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html`,`https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html`],practices:[4,6],"owasp-api":[`API8:2023`],cwe:[`CWE-1173`]}},"default-endpoint-bypasses-mtls":{group:`network`,why:`Mutual TLS holds for the custom domain only. The API's own execute-api address is still there, anybody can find it, and it asks for no certificate.
`,help:{cloudformation:`Api:
  Type: AWS::ApiGatewayV2::Api
  Properties:
    DisableExecuteApiEndpoint: true
`,sam:`# AWS::Serverless::Api and AWS::Serverless::HttpApi
DisableExecuteApiEndpoint: true
`,serverless:`provider:
  apiGateway: { disableDefaultEndpoint: true }
  httpApi: { disableDefaultEndpoint: true }
`,terraform:`# aws_api_gateway_rest_api and aws_apigatewayv2_api
disable_execute_api_endpoint = true
`,cdk:`new apigateway.RestApi(this, 'Api', { disableExecuteApiEndpoint: true });
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html`],practices:[5,`misconfiguration`],"owasp-api":[`API2:2023`,`API8:2023`],cwe:[`CWE-288`]}},"default-endpoint-enabled":{group:`network`,why:`Two doors need two locks. CloudFront, certificates and TLS policies stand before the custom domain; the execute-api address has none of them and cannot be moved or watched with the domain.
`,help:{cloudformation:`DisableExecuteApiEndpoint: true
`,sam:`DisableExecuteApiEndpoint: true
`,serverless:`provider:
  apiGateway: { disableDefaultEndpoint: true }
  httpApi: { disableDefaultEndpoint: true }
`,terraform:`disable_execute_api_endpoint = true
`,cdk:`new apigateway.RestApi(this, 'Api', { disableExecuteApiEndpoint: true });
`},"suppress-when":`Clients still use the execute-api address.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-disable-default-endpoint.html`],practices:[`misconfiguration`],"owasp-api":[`API8:2023`,`API9:2023`],cwe:[`CWE-288`]}},"private-api-open-to-any-vpc":{group:`network`,why:`Private means reached through VPC endpoints, of any account in the region. Which endpoints, only the policy says. A policy that admits everybody opens the API to every VPC of AWS; aws:SourceIp says nothing about callers in a VPC.
`,help:{cloudformation:`Policy:
  Version: "2012-10-17"
  Statement:
    - Effect: Allow
      Principal: "*"
      Action: execute-api:Invoke
      Resource: execute-api:/*
      Condition: { StringEquals: { aws:SourceVpce: !Ref Endpoint } }
`,sam:`Auth:
  ResourcePolicy:
    IntrinsicVpceWhitelist: [!Ref Endpoint]
`,serverless:`resourcePolicy:
  - Effect: Allow
    Principal: "*"
    Action: execute-api:Invoke
    Resource: execute-api:/*/*/*
    Condition: { StringEquals: { aws:SourceVpce: vpce-0123456789abcdef0 } }
`,terraform:`condition {
  test     = "StringEquals"
  variable = "aws:SourceVpce"
  values   = [aws_vpc_endpoint.execute_api.id]
}
`,cdk:`conditions: { StringEquals: { 'aws:SourceVpce': endpoint.vpcEndpointId } },
`},"suppress-when":`Every VPC of every account may call the API, and its routes have authorizers.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html`],practices:[6,7],"owasp-api":[`API8:2023`],cwe:[`CWE-284`]}},"private-api-without-policy":{group:`network`,why:`A private API lets nobody in until a resource policy names the VPC endpoints that may call it. Without one in the source, somebody will write one by hand in a hurry, and the widest one works first.
`,help:{cloudformation:`Policy:
  Version: "2012-10-17"
  Statement:
    - Effect: Allow
      Principal: "*"
      Action: execute-api:Invoke
      Resource: execute-api:/*
      Condition: { StringEquals: { aws:SourceVpce: !Ref Endpoint } }
`,sam:`Auth:
  ResourcePolicy:
    IntrinsicVpceWhitelist: [!Ref Endpoint]
`,serverless:`provider:
  endpointType: PRIVATE
  apiGateway:
    resourcePolicy:
      - Effect: Allow
        Principal: "*"
        Action: execute-api:Invoke
        Resource: execute-api:/*/*/*
        Condition: { StringEquals: { aws:SourceVpce: vpce-0123456789abcdef0 } }
`,terraform:`data "aws_iam_policy_document" "api" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["execute-api:/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpce"
      values   = [aws_vpc_endpoint.execute_api.id]
    }
  }
}
resource "aws_api_gateway_rest_api_policy" "api" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  policy      = data.aws_iam_policy_document.api.json
}
`,cdk:`conditions: { StringEquals: { 'aws:SourceVpce': endpoint.vpcEndpointId } },
`},"suppress-when":`The policy is attached by another stack.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html`],practices:[6,7],"owasp-api":[`API8:2023`],cwe:[`CWE-284`]}},"resource-policy-allow-list-bypass":{group:`network`,why:`Before it asks a Lambda authorizer, API Gateway looks for explicit denials only. An address that no Allow names is not denied, so the authorizer decides, and whoever has a token calls from anywhere.
`,help:{cloudformation:`- Effect: Deny
  Principal: "*"
  Action: execute-api:Invoke
  Resource: execute-api:/*
  Condition: { NotIpAddress: { aws:SourceIp: [203.0.113.0/24] } }
`,sam:`Auth:
  ResourcePolicy:
    IpRangeWhitelist: [203.0.113.0/24]
`,serverless:`resourcePolicy:
  - Effect: Deny
    Principal: "*"
    Action: execute-api:Invoke
    Resource: execute-api:/*/*/*
    Condition: { NotIpAddress: { aws:SourceIp: [203.0.113.0/24] } }
`,terraform:`statement {
  effect    = "Deny"
  actions   = ["execute-api:Invoke"]
  resources = ["execute-api:/*"]
  principals {
    type        = "*"
    identifiers = ["*"]
  }
  condition {
    test     = "NotIpAddress"
    variable = "aws:SourceIp"
    values   = ["203.0.113.0/24"]
  }
}
`,cdk:`const denyOthers = new iam.PolicyStatement({
  effect: iam.Effect.DENY,
  principals: [new iam.AnyPrincipal()],
  actions: ['execute-api:Invoke'],
  resources: ['execute-api:/*'],
  conditions: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
});
`},"suppress-when":`The address list is only there to let some callers in without a token elsewhere.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html`],practices:[3,6],"owasp-api":[`API8:2023`],cwe:[`CWE-284`]}},"resource-policy-missing":{group:`network`,why:`A resource policy is checked before anything else. It keeps out networks, accounts and organisations that have no business here, also when an authorizer fails or a route was left open.
`,help:{cloudformation:`Api:
  Type: AWS::ApiGateway::RestApi
  Properties:
    Policy:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Principal: "*"
          Action: execute-api:Invoke
          Resource: execute-api:/*
          Condition: { IpAddress: { aws:SourceIp: [203.0.113.0/24] } }
`,sam:`Auth:
  ResourcePolicy:
    IpRangeWhitelist: [203.0.113.0/24]
`,serverless:`provider:
  apiGateway:
    resourcePolicy:
      - Effect: Allow
        Principal: "*"
        Action: execute-api:Invoke
        Resource: execute-api:/*/*/*
        Condition: { IpAddress: { aws:SourceIp: [203.0.113.0/24] } }
`,terraform:`data "aws_iam_policy_document" "api" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["execute-api:/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["203.0.113.0/24"]
    }
  }
}
resource "aws_api_gateway_rest_api_policy" "api" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  policy      = data.aws_iam_policy_document.api.json
}
`,cdk:`new apigateway.RestApi(this, 'Api', { policy });
`},"suppress-when":`The API is meant for everybody, and its routes have authorizers.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html`],practices:[6],"owasp-api":[`API8:2023`],cwe:[`CWE-284`]}},"resource-policy-public":{group:`network`,why:`A policy looks like a lock, so nobody looks for another one. This one admits unsigned callers from any address, so that every route without an authorizer is open to the internet.
`,help:{cloudformation:`Policy:
  Version: "2012-10-17"
  Statement:
    - { Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: "execute-api:/*" }
    - Effect: Deny
      Principal: "*"
      Action: execute-api:Invoke
      Resource: "execute-api:/*"
      Condition: { NotIpAddress: { aws:SourceIp: [203.0.113.0/24] } }
`,sam:`Auth:
  ResourcePolicy:
    IpRangeWhitelist: [203.0.113.0/24]
`,serverless:`provider:
  apiGateway:
    resourcePolicy:
      - Effect: Allow
        Principal: "*"
        Action: execute-api:Invoke
        Resource: execute-api:/*/*/*
        Condition: { IpAddress: { aws:SourceIp: [203.0.113.0/24] } }
`,terraform:`data "aws_iam_policy_document" "api" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["execute-api:/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["203.0.113.0/24"]
    }
  }
}
`,cdk:`policy: new iam.PolicyDocument({
  statements: [
    new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()],
      actions: ['execute-api:Invoke'],
      resources: ['execute-api:/*'],
      conditions: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
    }),
  ],
}),
`},"suppress-when":`The API is meant for the internet and its routes are protected by authorizers.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html`],practices:[6,`misconfiguration`],"owasp-api":[`API8:2023`],cwe:[`CWE-284`]},peers:{kics:[`b161c11b-a59b-4431-9a29-4e19f63e6b27`],prowler:[`apigateway_restapi_public`]}},"api-weak-tls":{group:`tls`,why:`The API's own policy holds for its execute-api address. TLS_1_0 accepts what has known weaknesses; an enhanced policy protects fully only with the endpoint access mode STRICT, which also checks that requests come to the right host.
`,help:{cloudformation:`Api:
  Type: AWS::ApiGateway::RestApi
  Properties:
    SecurityPolicy: SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09
    EndpointAccessMode: STRICT
`,sam:`Api:
  Type: AWS::Serverless::Api
  Properties:
    SecurityPolicy: SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09
    EndpointAccessMode: STRICT
`,serverless:`resources:
  extensions:
    ApiGatewayRestApi:
      Properties:
        SecurityPolicy: SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09
        EndpointAccessMode: STRICT
`,terraform:`resource "aws_api_gateway_rest_api" "docs" {
  security_policy      = "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"
  endpoint_access_mode = "STRICT"
}
`,cdk:`cfnApi.addPropertyOverride('SecurityPolicy', 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09');
cfnApi.addPropertyOverride('EndpointAccessMode', 'STRICT');
`},"suppress-when":`The mode is BASIC while clients move over.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html`],practices:[9],"owasp-api":[`API8:2023`],cwe:[`CWE-326`]}},"domain-tls-unstated":{group:`tls`,why:`The console, the API and the frameworks choose different policies where none is stated, and AWS may change its choice. One line settles it.
`,help:{cloudformation:`SecurityPolicy: TLS_1_2
`,sam:`Domain:
  SecurityPolicy: TLS_1_2
`,serverless:`custom:
  customDomain:
    securityPolicy: tls_1_2
`,terraform:`resource "aws_api_gateway_domain_name" "api" {
  security_policy = "TLS_1_2"
}
`,cdk:`new apigateway.DomainName(this, 'Domain', { securityPolicy: apigateway.SecurityPolicy.TLS_1_2 });
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html`,`https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html`],practices:[9],"owasp-api":[`API8:2023`],cwe:[`CWE-326`]},peers:{checkov:[`CKV_AWS_206`],trivy:[`AWS-0005`],"cfn-nag":[`W62`]}},"domain-weak-tls":{group:`tls`,why:`TLS 1.0 and 1.1 have known weaknesses, and a client can be talked into using them as long as the server agrees. A security policy says what the domain agrees to.
`,help:{cloudformation:`SecurityPolicy: TLS_1_2
`,sam:`Domain:
  SecurityPolicy: TLS_1_2
`,serverless:`custom:
  customDomain:
    securityPolicy: tls_1_2
`,terraform:`resource "aws_api_gateway_domain_name" "api" {
  security_policy = "TLS_1_2"
}
`,cdk:`new apigateway.DomainName(this, 'Domain', { securityPolicy: apigateway.SecurityPolicy.TLS_1_2 });
`},"suppress-when":`Clients that cannot speak TLS 1.2 must still be served for a known time.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-11`],"security-hub":{"APIGateway.11":`medium`},practices:[9],"owasp-api":[`API8:2023`],cwe:[`CWE-326`,`CWE-327`]},peers:{checkov:[`CKV_AWS_206`],trivy:[`AWS-0005`,`AWS-0112`],kics:[`4e1cc5d3-2811-4fb2-861c-ee9b3cb7f90b`,`8275fab0-68ec-4705-bbf4-86975edb170e`],"cfn-guard":[`API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC`],"cfn-nag":[`W62`]}},"domain-without-mtls":{group:`tls`,why:`With mutual TLS a client without a certificate of yours gets no connection at all, so tokens that leaked are of no use from elsewhere, and nobody can probe the routes behind the domain.
`,help:{cloudformation:`MutualTlsAuthentication:
  TruststoreUri: s3://example-trust/ca.pem
  TruststoreVersion: "3"
`,sam:`Domain:
  DomainName: api.example.com
  CertificateArn: !Ref Certificate
  MutualTlsAuthentication:
    TruststoreUri: s3://example-trust/ca.pem
    TruststoreVersion: "3"
`,serverless:`custom:
  customDomain:
    domainName: api.example.com
    tlsTruststoreUri: s3://example-trust/ca.pem
`,terraform:`mutual_tls_authentication {
  truststore_uri     = "s3://example-trust/ca.pem"
  truststore_version = "3"
}
`,cdk:`new apigateway.DomainName(this, 'Domain', { mtls: { bucket, key: 'ca.pem', version: '3' } });
`},"suppress-when":`Clients are browsers or apps of people, to whom no certificates are issued.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html`],practices:[5],"owasp-api":[`API2:2023`],cwe:[`CWE-287`]}},"integration-over-http":{group:`tls`,why:`Callers see https and believe their tokens and data to be safe. Behind API Gateway everything goes on in the clear, for anybody on the way to read and change.
`,help:{cloudformation:`Integration:
  Type: HTTP_PROXY
  Uri: https://backend.example.com/orders
`,sam:`x-amazon-apigateway-integration:
  type: http_proxy
  uri: https://backend.example.com/orders
`,serverless:`events:
  - http:
      integration: http_proxy
      request: { uri: https://backend.example.com/orders }
`,terraform:`resource "aws_api_gateway_integration" "orders" {
  type = "HTTP_PROXY"
  uri  = "https://backend.example.com/orders"
}
`,cdk:`new apigateway.HttpIntegration('https://backend.example.com/orders');
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html`],practices:[9],"owasp-api":[`API8:2023`],cwe:[`CWE-319`]}},"integration-skips-tls-verification":{group:`tls`,why:`Without verification TLS hides the traffic from onlookers but not from an impostor: API Gateway hands tokens and data to whoever answers at that address.
`,help:{cloudformation:`x-amazon-apigateway-integration:
  tlsConfig: { insecureSkipVerification: false }
`,sam:`x-amazon-apigateway-integration:
  tlsConfig: { insecureSkipVerification: false }
`,serverless:`# serverless.yml cannot set it; take it out of the API definition.
`,terraform:`resource "aws_api_gateway_integration" "orders" {
  tls_config {
    insecure_skip_verification = false
  }
}
`,cdk:`// Take tlsConfig.insecureSkipVerification out of the API definition.
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integration-tls-config.html`],practices:[9],"owasp-api":[`API8:2023`],cwe:[`CWE-295`]}},"mtls-truststore-unpinned":{group:`tls`,why:`The truststore says whose certificates open the door. Without a version the domain takes whatever lies in the bucket when it is next updated, and nobody reviews that.
`,help:{cloudformation:`MutualTlsAuthentication:
  TruststoreUri: s3://example-trust/ca.pem
  TruststoreVersion: "3"
`,sam:`MutualTlsAuthentication:
  TruststoreUri: s3://example-trust/ca.pem
  TruststoreVersion: "3"
`,serverless:`custom:
  customDomain:
    tlsTruststoreUri: s3://example-trust/ca.pem
    tlsTruststoreVersion: "3"
`,terraform:`mutual_tls_authentication {
  truststore_uri     = "s3://example-trust/ca.pem"
  truststore_version = aws_s3_object.ca.version_id
}
`,cdk:`mtls: { bucket, key: 'ca.pem', version: '3' },
`},references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html`],practices:[5],"owasp-api":[`API8:2023`],cwe:[`CWE-494`]}},"private-integration-without-tls":{group:`tls`,why:`A VPC link is a private way, not an encrypted one. Tokens and data can be read and changed by whatever else runs in the network between.
`,help:{cloudformation:`# REST API
Method:
  Type: AWS::ApiGateway::Method
  Properties:
    Integration: { ConnectionType: VPC_LINK, Uri: https://orders.internal.example.com/orders }
# HTTP API
HttpIntegration:
  Type: AWS::ApiGatewayV2::Integration
  Properties:
    ConnectionType: VPC_LINK
    TlsConfig: { ServerNameToVerify: orders.internal.example.com }
`,sam:`x-amazon-apigateway-integration:
  connectionType: VPC_LINK
  tlsConfig: { serverNameToVerify: orders.internal.example.com }
`,serverless:`events:
  - http:
      integration: http_proxy
      connectionType: vpc-link
      connectionId: "\${param:vpcLink}"
      request: { uri: https://orders.internal.example.com/orders }
`,terraform:`# REST API
resource "aws_api_gateway_integration" "orders" {
  connection_type = "VPC_LINK"
  uri             = "https://orders.internal.example.com/orders"
}
# HTTP API
resource "aws_apigatewayv2_integration" "orders" {
  connection_type = "VPC_LINK"
  tls_config {
    server_name_to_verify = "orders.internal.example.com"
  }
}
`,cdk:`new HttpAlbIntegration('Orders', listener, { secureServerName: 'orders.internal.example.com' });
`},"suppress-when":`The network encrypts by itself, for example between instances of the same kind in one VPC.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html`,`https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-10`],"security-hub":{"APIGateway.10":`medium`},practices:[9],"owasp-api":[`API8:2023`],cwe:[`CWE-319`]}},"stage-without-client-certificate":{group:`tls`,why:`A backend on the internet gets requests from everybody. With a client certificate API Gateway proves who it is, so that the backend can refuse calls that go round the API and its authorizers.
`,help:{cloudformation:`Certificate:
  Type: AWS::ApiGateway::ClientCertificate
Stage:
  Type: AWS::ApiGateway::Stage
  Properties:
    ClientCertificateId: !Ref Certificate
`,sam:`# AWS::Serverless::Api has no such property; define the stage as AWS::ApiGateway::Stage.
`,serverless:`# The stage that the framework makes cannot show one; define the stage as AWS::ApiGateway::Stage in resources.
`,terraform:`resource "aws_api_gateway_stage" "prod" {
  client_certificate_id = aws_api_gateway_client_certificate.backend.id
}
`,cdk:`deployOptions: { clientCertificateId: certificate.ref },
`},"suppress-when":`Backends tell API Gateway's calls by other means, such as a signature, a private network or a secret header.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-2`],"security-hub":{"APIGateway.2":`medium`},practices:[9],"owasp-api":[`API8:2023`],cwe:[`CWE-287`],"nist-800-53":[`AC-17(2)`,`AC-4`,`IA-5(1)`,`SC-12(3)`,`SC-13`,`SC-23`,`SC-23(3)`,`SC-7(4)`,`SC-8`,`SC-8(1)`,`SC-8(2)`,`SI-7(6)`]},peers:{checkov:[`CKV2_AWS_51`],kics:[`ed4c48b8-eccc-4881-95c1-09fdae23db25`],"cdk-nag":[`APIGWSSLEnabled`],prowler:[`apigateway_restapi_client_certificate_enabled`]}},"model-allows-additional-properties":{group:`validation`,why:`Backends often hand a whole body on. A property that the model does not forbid may set what callers must not set.
`,help:{cloudformation:`Schema:
  type: object
  additionalProperties: false
  properties: { item: { type: string } }
`,sam:`Models:
  Order:
    type: object
    additionalProperties: false
    properties: { item: { type: string } }
`,serverless:`request:
  schemas:
    application/json:
      type: object
      additionalProperties: false
`,terraform:`resource "aws_api_gateway_model" "order" {
  schema = jsonencode({ type = "object", additionalProperties = false })
}
`,cdk:`api.addModel('Order', { schema: { type: apigateway.JsonSchemaType.OBJECT, additionalProperties: false } });
`},"suppress-when":`The body is meant to be open, such as metadata of the caller's own.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html`],practices:[10],"owasp-api":[`API3:2023`],cwe:[`CWE-915`]}},"route-without-request-validation":{group:`validation`,why:`API Gateway can refuse requests that do not have the declared form before anything runs. Without that every malformed, oversized or hostile body costs an invocation and must be stopped by code.
`,help:{cloudformation:`Method:
  Type: AWS::ApiGateway::Method
  Properties:
    RequestModels: { application/json: !Ref Order }
    RequestValidatorId: !Ref Validator
Validator:
  Type: AWS::ApiGateway::RequestValidator
  Properties: { RestApiId: !Ref Api, ValidateRequestBody: true, ValidateRequestParameters: true }
`,sam:`Api:
  Type: AWS::Serverless::Api
  Properties:
    Models:
      Order: { type: object, required: [item], properties: { item: { type: string } } }
Function:
  Type: AWS::Serverless::Function
  Properties:
    Events:
      Create:
        Type: Api
        Properties:
          RequestModel: { Model: Order, Required: true, ValidateBody: true, ValidateParameters: true }
`,serverless:`events:
  - http:
      path: orders
      method: post
      request:
        schemas:
          application/json: \${file(order.schema.json)}
`,terraform:`resource "aws_api_gateway_method" "post_orders" {
  request_models       = { "application/json" = aws_api_gateway_model.order.name }
  request_validator_id = aws_api_gateway_request_validator.all.id
}
resource "aws_api_gateway_request_validator" "all" {
  name                        = "all"
  rest_api_id                 = aws_api_gateway_rest_api.api.id
  validate_request_body       = true
  validate_request_parameters = true
}
`,cdk:`orders.addMethod('POST', integration, {
  requestModels: { 'application/json': model },
  requestValidatorOptions: { validateRequestBody: true, validateRequestParameters: true },
});
`},"suppress-when":`The backend validates every request itself, for example with a schema of its own, and floods are limited elsewhere.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html`],practices:[10],"owasp-api":[`API4:2023`,`API8:2023`],cwe:[`CWE-20`]},peers:{checkov:[`CKV2_AWS_53`],"cdk-nag":[`AwsSolutions-APIG2`,`APIGWRequestValidation`]}},"http-api-without-edge-waf":{group:`waf`,why:`AWS WAF cannot be put before an HTTP API. Attack patterns and floods are filtered only where CloudFront with a web ACL is the way in, and the API's own address is closed.
`,help:{cloudformation:`Distribution:
  Type: AWS::CloudFront::Distribution
  Properties:
    DistributionConfig:
      WebACLId: !GetAtt EdgeAcl.Arn
      Origins:
        - Id: api
          DomainName: !Sub \${HttpApi}.execute-api.\${AWS::Region}.amazonaws.com
`,sam:`Distribution:
  Type: AWS::CloudFront::Distribution
  Properties:
    DistributionConfig:
      WebACLId: !GetAtt EdgeAcl.Arn
      Origins:
        - Id: api
          DomainName: !Sub \${HttpApi}.execute-api.\${AWS::Region}.amazonaws.com
`,serverless:`resources:
  Resources:
    Distribution:
      Type: AWS::CloudFront::Distribution
      Properties:
        DistributionConfig:
          WebACLId: !GetAtt EdgeAcl.Arn
          Origins:
            - Id: api
              DomainName: !Sub \${HttpApi}.execute-api.\${AWS::Region}.amazonaws.com
`,terraform:`resource "aws_cloudfront_distribution" "api" {
  web_acl_id = aws_wafv2_web_acl.edge.arn
  origin {
    origin_id   = "api"
    domain_name = replace(aws_apigatewayv2_api.api.api_endpoint, "https://", "")
  }
}
`,cdk:`new cloudfront.Distribution(this, 'Front', {
  webAclId: acl.attrArn,
  defaultBehavior: { origin: new origins.HttpOrigin(\`\${api.apiId}.execute-api.\${region}.amazonaws.com\`) },
});
`},"suppress-when":`The distribution belongs to another stack, or all callers are your own services.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html`,`https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html`],practices:[4,`misconfiguration`],"owasp-api":[`API4:2023`,`API8:2023`],cwe:[`CWE-693`]}},"stage-without-waf":{group:`waf`,why:`A web ACL turns away known attack patterns, bad addresses and too many requests from one caller before they cost anything. Without one every probe reaches the authorizer or the backend.
`,help:{cloudformation:`Association:
  Type: AWS::WAFv2::WebACLAssociation
  Properties:
    WebACLArn: !GetAtt WebAcl.Arn
    ResourceArn: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/\${Api}/stages/\${Stage}
`,sam:`Association:
  Type: AWS::WAFv2::WebACLAssociation
  Properties:
    WebACLArn: !GetAtt WebAcl.Arn
    ResourceArn: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/\${Api}/stages/\${Api.Stage}
`,serverless:`resources:
  Resources:
    Association:
      Type: AWS::WAFv2::WebACLAssociation
      Properties:
        WebACLArn: !GetAtt WebAcl.Arn
        ResourceArn: !Sub arn:aws:apigateway:\${AWS::Region}::/restapis/\${ApiGatewayRestApi}/stages/\${sls:stage}
`,terraform:`resource "aws_wafv2_web_acl_association" "api" {
  resource_arn = aws_api_gateway_stage.prod.arn
  web_acl_arn  = aws_wafv2_web_acl.api.arn
}
`,cdk:`new wafv2.CfnWebACLAssociation(this, 'Waf', {
  resourceArn: api.deploymentStage.stageArn,
  webAclArn: acl.attrArn,
});
`},"suppress-when":`Firewall Manager or another stack associates the web ACL, or CloudFront with a web ACL is the only way in.`,references:{docs:[`https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html`,`https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-4`],"security-hub":{"APIGateway.4":`medium`},practices:[4,`misconfiguration`],"owasp-api":[`API4:2023`,`API8:2023`],cwe:[`CWE-693`],"nist-800-53":[`AC-4(21)`]},peers:{checkov:[`CKV2_AWS_29`],kics:[`a186e82c-1078-4a7b-85d8-579561fde884`,`fcbf9019-566c-4832-a65c-af00d8137d2b`],"cdk-nag":[`AwsSolutions-APIG3`,`APIGWAssociatedWithWAF`],prowler:[`apigateway_restapi_waf_acl_attached`]}},"web-acl-without-effect":{group:`waf`,why:`Rules that only count are for trying out. As long as nothing blocks, the web ACL is a line in an audit and no protection.
`,help:{cloudformation:`Rules:
  - Name: common
    Priority: 0
    OverrideAction: { None: {} }
    Statement:
      ManagedRuleGroupStatement: { VendorName: AWS, Name: AWSManagedRulesCommonRuleSet }
    VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: common, SampledRequestsEnabled: true }
`,sam:`OverrideAction: { None: {} }
`,serverless:`OverrideAction: { None: {} }
`,terraform:`rule {
  name     = "common"
  priority = 0
  override_action {
    none {}
  }
}
`,cdk:`overrideAction: { none: {} },
`},"suppress-when":`The rules are being tried out, for a time with an end.`,references:{docs:[`https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-processing.html`,`https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html`],practices:[4],"owasp-api":[`API8:2023`],cwe:[`CWE-693`]},peers:{checkov:[`CKV2_AWS_77`]}}};exports.texts=e;