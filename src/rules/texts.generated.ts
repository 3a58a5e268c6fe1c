// Made by `npm run generate` from rules/**/*.yaml; do not edit.
import type { RuleTexts } from './rule.js';

/** With the folder of `rules/` that holds the rule. */
export const texts: Readonly<Record<string, RuleTexts & { readonly group: string }>> = {
 "authorizer-cache-key-too-narrow": {
  "group": "authorization",
  "why": "API Gateway keeps an authorizer's answer by the values of its identity sources. Where the caller's credential is not among them, a request without any valid credential gets the answer that somebody else earned a moment ago.\n",
  "help": {
   "cloudformation": "Authorizer:\n  Type: AWS::ApiGateway::Authorizer\n  Properties:\n    Type: REQUEST\n    IdentitySource: method.request.header.Authorization\n",
   "sam": "Authorizers:\n  Check:\n    FunctionPayloadType: REQUEST\n    FunctionArn: !GetAtt CheckFunction.Arn\n    Identity: { Headers: [Authorization] }\n",
   "serverless": "authorizer:\n  name: check\n  type: request\n  identitySource: method.request.header.Authorization\n",
   "terraform": "resource \"aws_api_gateway_authorizer\" \"check\" {\n  type            = \"REQUEST\"\n  identity_source = \"method.request.header.Authorization\"\n}\n",
   "cdk": "new apigateway.RequestAuthorizer(this, 'Check', {\n  handler,\n  identitySources: [apigateway.IdentitySource.header('Authorization')],\n});\n"
  },
  "suppress-when": "The decision does not depend on who calls, only on what the identity sources say.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html"
   ],
   "practices": [
    3
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-524"
   ]
  }
 },
 "authorizer-not-attached": {
  "group": "authorization",
  "why": "Somebody meant these routes to be protected, and the definition looks as if they were. An authorizer that no route names checks nobody, and a route of type NONE never asks the authorizer that stands beside it.\n",
  "help": {
   "cloudformation": "Method:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    AuthorizationType: CUSTOM\n    AuthorizerId: !Ref Authorizer\n",
   "sam": "Auth:\n  DefaultAuthorizer: Users\n  Authorizers:\n    Users:\n      UserPoolArn: !GetAtt UserPool.Arn\n",
   "serverless": "events:\n  - http:\n      path: cart\n      method: get\n      authorizer: { type: COGNITO_USER_POOLS, authorizerId: !Ref Authorizer }\n",
   "terraform": "resource \"aws_api_gateway_method\" \"get_cart\" {\n  authorization = \"CUSTOM\"\n  authorizer_id = aws_api_gateway_authorizer.users.id\n}\n",
   "cdk": "cart.addMethod('GET', integration, { authorizer });\n"
  },
  "suppress-when": "Routes of another stack use the authorizer.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html"
   ],
   "practices": [
    2,
    3
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-862"
   ]
  }
 },
 "authorizer-ttl-too-long": {
  "group": "authorization",
  "why": "As long as an answer is kept nobody asks the authorizer again. Somebody who signed out, lost a role or was locked out still gets in.\n",
  "help": {
   "cloudformation": "AuthorizerResultTtlInSeconds: 300\n",
   "sam": "Identity: { ReauthorizeEvery: 300 }\n",
   "serverless": "authorizer:\n  name: check\n  resultTtlInSeconds: 300\n",
   "terraform": "authorizer_result_ttl_in_seconds = 300\n",
   "cdk": "new apigateway.TokenAuthorizer(this, 'Check', { handler, resultsCacheTtl: Duration.minutes(5) });\n"
  },
  "suppress-when": "Access is never taken away before a token expires, and tokens live shorter than this.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html"
   ],
   "practices": [
    3
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-613"
   ]
  }
 },
 "authorizer-without-caching": {
  "group": "authorization",
  "why": "Each request costs an invocation and its time, and a flood of requests becomes a flood of invocations, until the account's concurrency is used up and other functions stand still.\n",
  "help": {
   "cloudformation": "Authorizer:\n  Type: AWS::ApiGateway::Authorizer\n  Properties:\n    AuthorizerResultTtlInSeconds: 300\n",
   "sam": "Authorizers:\n  Check:\n    FunctionArn: !GetAtt CheckFunction.Arn\n    Identity: { ReauthorizeEvery: 300 }\n",
   "serverless": "authorizer:\n  name: check\n  resultTtlInSeconds: 300\n",
   "terraform": "resource \"aws_api_gateway_authorizer\" \"check\" {\n  authorizer_result_ttl_in_seconds = 300\n}\n",
   "cdk": "new apigateway.TokenAuthorizer(this, 'Check', { handler, resultsCacheTtl: Duration.minutes(5) });\n"
  },
  "suppress-when": "An answer must hold for one request only: it depends on the request's body or path, or revoked access must end at once.\n",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html"
   ],
   "practices": [
    3
   ],
   "owasp-api": [
    "API4:2023"
   ]
  }
 },
 "integration-with-caller-credentials": {
  "group": "authorization",
  "why": "With the caller's credentials the route can do whatever its callers may do, and every caller needs rights on the backend itself, which they can then use without the API. One role for the route says what the API does.\n",
  "help": {
   "cloudformation": "Integration:\n  Type: AWS\n  Credentials: !GetAtt IntegrationRole.Arn\n",
   "sam": "Auth:\n  InvokeRole: !GetAtt IntegrationRole.Arn\n",
   "serverless": "resources:\n  Resources:\n    Method:\n      Type: AWS::ApiGateway::Method\n      Properties:\n        Integration: { Type: AWS, Credentials: !GetAtt IntegrationRole.Arn }\n",
   "terraform": "resource \"aws_api_gateway_integration\" \"secrets\" {\n  credentials = aws_iam_role.integration.arn\n}\n",
   "cdk": "new apigateway.AwsIntegration({ service: 'sqs', options: { credentialsRole: role } });\n"
  },
  "suppress-when": "Callers are AWS principals whose own rights are meant to decide.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html"
   ],
   "practices": [
    2
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-250"
   ]
  }
 },
 "jwt-authorizer-insecure-issuer": {
  "group": "authorization",
  "why": "API Gateway fetches the keys that prove tokens genuine from the issuer's address. Whoever can change that answer on its way can put in a key of their own and sign tokens that are accepted.\n",
  "help": {
   "cloudformation": "JwtConfiguration:\n  Issuer: https://login.example.com/\n",
   "sam": "JwtConfiguration:\n  issuer: https://login.example.com/\n",
   "serverless": "provider:\n  httpApi:\n    authorizers:\n      users:\n        issuerUrl: https://login.example.com/\n",
   "terraform": "jwt_configuration {\n  issuer = \"https://login.example.com/\"\n}\n",
   "cdk": "new HttpJwtAuthorizer('Users', 'https://login.example.com/', { jwtAudience: ['wiki'] });\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html"
   ],
   "practices": [
    2
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-319"
   ]
  }
 },
 "jwt-authorizer-without-audience": {
  "group": "authorization",
  "why": "An issuer signs tokens for many applications. Without an audience every one of them opens this API, also tokens of a harmless application that anybody may sign up for.\n",
  "help": {
   "cloudformation": "Authorizer:\n  Type: AWS::ApiGatewayV2::Authorizer\n  Properties:\n    JwtConfiguration:\n      Issuer: !Sub https://cognito-idp.${AWS::Region}.amazonaws.com/${UserPool}\n      Audience: [!Ref UserPoolClient]\n",
   "sam": "Authorizers:\n  Users:\n    JwtConfiguration:\n      issuer: !Sub https://cognito-idp.${AWS::Region}.amazonaws.com/${UserPool}\n      audience: [!Ref UserPoolClient]\n    IdentitySource: $request.header.Authorization\n",
   "serverless": "provider:\n  httpApi:\n    authorizers:\n      users:\n        issuerUrl: https://login.example.com/\n        audience: [tasks-web]\n",
   "terraform": "resource \"aws_apigatewayv2_authorizer\" \"users\" {\n  jwt_configuration {\n    issuer   = \"https://login.example.com/\"\n    audience = [\"tasks-web\"]\n  }\n}\n",
   "cdk": "new HttpJwtAuthorizer('Users', 'https://login.example.com/', { jwtAudience: ['tasks-web'] });\n"
  },
  "suppress-when": "The issuer issues tokens for this API only.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html"
   ],
   "practices": [
    2
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-287"
   ]
  }
 },
 "lambda-permission-too-broad": {
  "group": "authorization",
  "why": "API Gateway calls functions on behalf of whoever owns an API. A permission without a source ARN, or with one that any API fits, lets an API that somebody else made call this function with requests of their choosing, past every authorizer.\n",
  "help": {
   "cloudformation": "Permission:\n  Type: AWS::Lambda::Permission\n  Properties:\n    Action: lambda:InvokeFunction\n    FunctionName: !Ref Function\n    Principal: apigateway.amazonaws.com\n    SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*\n",
   "sam": "# Events of type Api and HttpApi make a narrow permission on their own; a hand-written one needs SourceArn.\nSourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*\n",
   "serverless": "resources:\n  Resources:\n    Permission:\n      Type: AWS::Lambda::Permission\n      Properties:\n        SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ApiGatewayRestApi}/*\n",
   "terraform": "resource \"aws_lambda_permission\" \"api\" {\n  principal  = \"apigateway.amazonaws.com\"\n  source_arn = \"${aws_api_gateway_rest_api.api.execution_arn}/*\"\n}\n",
   "cdk": "fn.addPermission('Api', {\n  principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),\n  sourceArn: api.arnForExecuteApi(),\n});\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html"
   ],
   "practices": [
    2
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-441"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_364"
   ],
   "kics": [
    "3ef8696c-e4ae-4872-92c7-520bb44dfe77",
    "57b12981-3816-4c31-b190-a1e614361dd2"
   ]
  }
 },
 "private-route-without-authorization": {
  "group": "authorization",
  "why": "The network is the only lock. One machine in it that is taken over, or one person with access to it, can call the route as if they were anybody. The backend cannot tell its callers apart.\n",
  "help": {
   "cloudformation": "Method:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    AuthorizationType: AWS_IAM\n",
   "sam": "Api:\n  Type: AWS::Serverless::Api\n  Properties:\n    Auth:\n      DefaultAuthorizer: AWS_IAM\n",
   "serverless": "events:\n  - http:\n      path: jobs\n      method: get\n      authorizer: aws_iam\n",
   "terraform": "resource \"aws_api_gateway_method\" \"get_jobs\" {\n  authorization = \"AWS_IAM\"\n}\n",
   "cdk": "new apigateway.RestApi(this, 'Api', {\n  defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },\n});\n"
  },
  "suppress-when": "Everything in the network that reaches the API is trusted alike, and the backend needs no identity.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"
   ],
   "practices": [
    2,
    7
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-306"
   ]
  }
 },
 "route-with-api-key-only": {
  "group": "authorization",
  "why": "API keys say which plan a call belongs to, not who makes it. They travel in a header, are handed to many people and rarely change, so sooner or later somebody has one who should not. AWS itself says not to rely on them alone.\n",
  "help": {
   "cloudformation": "Method:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    ApiKeyRequired: true\n    AuthorizationType: AWS_IAM\n",
   "sam": "Api:\n  Type: AWS::Serverless::Api\n  Properties:\n    Auth:\n      ApiKeyRequired: true\n      DefaultAuthorizer: AWS_IAM\n",
   "serverless": "events:\n  - http:\n      path: quotes\n      method: get\n      private: true\n      authorizer: aws_iam\n",
   "terraform": "resource \"aws_api_gateway_method\" \"get_quotes\" {\n  api_key_required = true\n  authorization    = \"AWS_IAM\"\n}\n",
   "cdk": "quotes.addMethod('GET', integration, {\n  apiKeyRequired: true,\n  authorizationType: apigateway.AuthorizationType.IAM,\n});\n"
  },
  "suppress-when": "The data are public and the key serves only to count calls.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html"
   ],
   "practices": [
    8,
    "misconfiguration"
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-287"
   ]
  }
 },
 "route-without-authorization": {
  "group": "authorization",
  "why": "Whoever finds the address of the API can call this route, as often as they like and with whatever they like in the request. What the backend does for its users it then does for everybody. Addresses of APIs are found: they stand in web pages, apps and certificate logs.\n",
  "help": {
   "cloudformation": "Method:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    AuthorizationType: COGNITO_USER_POOLS\n    AuthorizerId: !Ref Authorizer\n",
   "sam": "Api:\n  Type: AWS::Serverless::Api\n  Properties:\n    Auth:\n      DefaultAuthorizer: Users\n      Authorizers:\n        Users:\n          UserPoolArn: !GetAtt UserPool.Arn\n",
   "serverless": "events:\n  - http:\n      path: pets\n      method: get\n      authorizer: aws_iam\n",
   "terraform": "resource \"aws_api_gateway_method\" \"get_pets\" {\n  authorization = \"COGNITO_USER_POOLS\"\n  authorizer_id = aws_api_gateway_authorizer.users.id\n}\n",
   "cdk": "new apigateway.RestApi(this, 'Api', {\n  defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },\n});\n"
  },
  "suppress-when": "The route is meant for everybody, such as a public catalogue, a health check without details, or a webhook whose signature the backend verifies.\n",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html"
   ],
   "security-hub": {
    "APIGateway.8": "medium"
   },
   "practices": [
    2,
    "misconfiguration"
   ],
   "owasp-api": [
    "API2:2023",
    "API5:2023"
   ],
   "cwe": [
    "CWE-306"
   ],
   "nist-800-53": [
    "AC-3",
    "CM-2",
    "CM-2(2)"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_59",
    "CKV2_AWS_70",
    "CKV_AWS_309"
   ],
   "trivy": [
    "AWS-0004"
   ],
   "kics": [
    "1056dfbb-5802-4762-bf2b-8b9b9684b1b0",
    "15ccec05-5476-4890-ad19-53991eba1db8",
    "7fd0d461-5b8c-4815-898c-f2b4b117eb28",
    "0a96ce49-4163-4ee6-8169-eb3b0797d694"
   ],
   "cfn-guard": [
    "API_GW_METHOD_AUTHORIZATION_TYPE_RULE"
   ],
   "cdk-nag": [
    "AwsSolutions-APIG4",
    "APIGWAuthorization"
   ],
   "cfn-nag": [
    "W59"
   ],
   "prowler": [
    "apigateway_restapi_authorizers_enabled",
    "apigateway_restapi_public_with_authorizer",
    "apigatewayv2_api_authorizers_enabled"
   ]
  }
 },
 "route-without-scopes": {
  "group": "authorization",
  "why": "A token proves who somebody is; scopes say what it may be used for. Without scopes a token that was issued to read a profile also deletes orders.\n",
  "help": {
   "cloudformation": "Method:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    AuthorizationScopes: [news/read]\n",
   "sam": "Auth:\n  Authorizers:\n    Users:\n      AuthorizationScopes: [news/read]\n",
   "serverless": "events:\n  - http:\n      path: news\n      method: get\n      authorizer: { name: users, scopes: [news/read] }\n",
   "terraform": "# aws_api_gateway_method and aws_apigatewayv2_route\nauthorization_scopes = [\"news/read\"]\n",
   "cdk": "news.addMethod('GET', integration, { authorizer, authorizationScopes: ['news/read'] });\n"
  },
  "suppress-when": "The backend checks scopes or groups itself, or the API takes ID tokens, which have none.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html"
   ],
   "practices": [
    2
   ],
   "owasp-api": [
    "API5:2023"
   ],
   "cwe": [
    "CWE-863"
   ]
  }
 },
 "token-authorizer-without-validation": {
  "group": "authorization",
  "why": "With a validation expression API Gateway itself refuses what does not look like a token. Without one each request with garbage in the header costs an invocation, and the function must cope with whatever it gets.\n",
  "help": {
   "cloudformation": "Authorizer:\n  Type: AWS::ApiGateway::Authorizer\n  Properties:\n    IdentityValidationExpression: ^Bearer [-0-9a-zA-Z._]+$\n",
   "sam": "Authorizers:\n  Check:\n    FunctionArn: !GetAtt CheckFunction.Arn\n    Identity:\n      ValidationExpression: ^Bearer [-0-9a-zA-Z._]+$\n",
   "serverless": "authorizer:\n  name: check\n  identityValidationExpression: ^Bearer [-0-9a-zA-Z._]+$\n",
   "terraform": "resource \"aws_api_gateway_authorizer\" \"check\" {\n  identity_validation_expression = \"^Bearer [-0-9a-zA-Z._]+$\"\n}\n",
   "cdk": "new apigateway.TokenAuthorizer(this, 'Check', {\n  handler,\n  validationRegex: '^Bearer [-0-9a-zA-Z._]+$',\n});\n"
  },
  "suppress-when": "Tokens have no form that a pattern could describe.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html"
   ],
   "practices": [
    3
   ],
   "owasp-api": [
    "API4:2023"
   ],
   "cwe": [
    "CWE-20"
   ]
  }
 },
 "token-authorizer": {
  "group": "authorization",
  "why": "A TOKEN authorizer cannot look at path parameters, query strings, other headers or the caller's address, so it cannot decide by them, and its answers are kept by the token alone. A REQUEST authorizer sees the whole request.\n",
  "help": {
   "cloudformation": "Authorizer:\n  Type: AWS::ApiGateway::Authorizer\n  Properties:\n    Type: REQUEST\n    IdentitySource: method.request.header.Authorization\n",
   "sam": "Authorizers:\n  Check:\n    FunctionArn: !GetAtt CheckFunction.Arn\n    FunctionPayloadType: REQUEST\n    Identity: { Headers: [Authorization] }\n",
   "serverless": "authorizer:\n  name: check\n  type: request\n  identitySource: method.request.header.Authorization\n",
   "terraform": "resource \"aws_api_gateway_authorizer\" \"check\" {\n  type            = \"REQUEST\"\n  identity_source = \"method.request.header.Authorization\"\n}\n",
   "cdk": "new apigateway.RequestAuthorizer(this, 'Check', {\n  handler,\n  identitySources: [apigateway.IdentitySource.header('Authorization')],\n});\n"
  },
  "suppress-when": "The decision really depends on nothing but the token.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html"
   ],
   "practices": [
    3
   ],
   "owasp-api": [
    "API2:2023"
   ]
  }
 },
 "cache-invalidation-unauthorized": {
  "group": "cache",
  "why": "A cache also shields the backend. When nobody needs authorization to invalidate an entry, a flood of requests with `Cache-Control: max-age=0` goes straight through.\n",
  "help": {
   "cloudformation": "# CloudFormation cannot change it; API Gateway requires authorization by default.\n",
   "sam": "# SAM cannot change it; API Gateway requires authorization by default.\n",
   "serverless": "plugins: [serverless-api-gateway-caching]\ncustom:\n  apiGatewayCaching:\n    perKeyInvalidation: { requireAuthorization: true }\n",
   "terraform": "resource \"aws_api_gateway_method_settings\" \"all\" {\n  rest_api_id = aws_api_gateway_rest_api.api.id\n  stage_name  = aws_api_gateway_stage.prod.stage_name\n  method_path = \"*/*\"\n  settings {\n    require_authorization_for_cache_control = true\n  }\n}\n",
   "cdk": "// CloudFormation cannot change it; API Gateway requires authorization by default.\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html#invalidate-method-caching",
    "https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html"
   ],
   "practices": [
    12
   ],
   "owasp-api": [
    "API4:2023"
   ],
   "cwe": [
    "CWE-862"
   ]
  }
 },
 "cache-not-encrypted": {
  "group": "cache",
  "why": "A cache holds what the API told its callers, personal data among it, on machines that others run. Encrypted, it is of no use to somebody who gets at the disk.\n",
  "help": {
   "cloudformation": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", CachingEnabled: true, CacheDataEncrypted: true }\n",
   "sam": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", CachingEnabled: true, CacheDataEncrypted: true }\n",
   "serverless": "plugins: [serverless-api-gateway-caching]\ncustom:\n  apiGatewayCaching:\n    enabled: true\n    dataEncrypted: true\n",
   "terraform": "resource \"aws_api_gateway_method_settings\" \"all\" {\n  rest_api_id = aws_api_gateway_rest_api.api.id\n  stage_name  = aws_api_gateway_stage.prod.stage_name\n  method_path = \"*/*\"\n  settings {\n    caching_enabled      = true\n    cache_data_encrypted = true\n  }\n}\n",
   "cdk": "deployOptions: { cachingEnabled: true, cacheDataEncrypted: true },\n"
  },
  "suppress-when": "Everything that is cached is public.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-5"
   ],
   "security-hub": {
    "APIGateway.5": "medium"
   },
   "practices": [
    12,
    "misconfiguration"
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-311"
   ],
   "nist-800-53": [
    "CA-9(1)",
    "CM-3(6)",
    "SC-13",
    "SC-28",
    "SC-28(1)",
    "SC-7(10)",
    "SI-7(6)"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_308"
   ],
   "trivy": [
    "AWS-0002",
    "AWS-0110"
   ],
   "kics": [
    "37cca703-b74c-48ba-ac81-595b53398e9b"
   ],
   "cfn-guard": [
    "API_GW_CACHE_ENABLED_AND_ENCRYPTED"
   ],
   "cdk-nag": [
    "APIGWCacheEnabledAndEncrypted"
   ],
   "cfn-nag": [
    "W87"
   ],
   "prowler": [
    "apigateway_restapi_cache_encrypted"
   ]
  }
 },
 "cache-shared-between-callers": {
  "group": "cache",
  "why": "A cache answers by its key: the path, and the parameters that are declared as key parameters. Where none of them says who calls, the first caller's orders or profile is what everybody sees until it expires.\n",
  "help": {
   "cloudformation": "Method:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    RequestParameters: { method.request.header.Authorization: true }\n    Integration:\n      CacheKeyParameters: [method.request.header.Authorization]\n",
   "sam": "MethodSettings:\n  - { ResourcePath: /me, HttpMethod: GET, CachingEnabled: false }\n",
   "serverless": "events:\n  - http:\n      path: me\n      method: get\n      caching:\n        enabled: true\n        cacheKeyParameters: [{ name: request.header.Authorization }]\n",
   "terraform": "resource \"aws_api_gateway_integration\" \"get_me\" {\n  cache_key_parameters = [\"method.request.header.Authorization\"]\n}\n",
   "cdk": "new apigateway.LambdaIntegration(fn, { cacheKeyParameters: ['method.request.header.Authorization'] });\n"
  },
  "suppress-when": "The answer is the same for everybody who is let in.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html"
   ],
   "practices": [
    12
   ],
   "owasp-api": [
    "API1:2023",
    "API3:2023"
   ],
   "cwe": [
    "CWE-524"
   ]
  }
 },
 "cors-any-origin-with-credentials": {
  "group": "cors",
  "why": "With credentials allowed the browser sends the user's cookies along. If every origin is admitted, or the caller's own is sent back, any page can do in the API what its visitor may do.\n",
  "help": {
   "cloudformation": "CorsConfiguration:\n  AllowOrigins: [https://www.example.com]\n  AllowCredentials: true\n",
   "sam": "# AWS::Serverless::Api\nCors:\n  AllowOrigin: \"'https://www.example.com'\"\n  AllowCredentials: true\n# AWS::Serverless::HttpApi\nCorsConfiguration:\n  AllowOrigins: [https://www.example.com]\n  AllowCredentials: true\n",
   "serverless": "provider:\n  httpApi:\n    cors: { allowedOrigins: [https://www.example.com], allowCredentials: true }\n# or, for a REST API\nevents:\n  - http:\n      path: cart\n      method: get\n      cors: { origin: https://www.example.com, allowCredentials: true }\n",
   "terraform": "cors_configuration {\n  allow_origins     = [\"https://www.example.com\"]\n  allow_credentials = true\n}\n",
   "cdk": "defaultCorsPreflightOptions: { allowOrigins: ['https://www.example.com'], allowCredentials: true },\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html"
   ],
   "practices": [
    "misconfiguration"
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-942"
   ]
  }
 },
 "cors-any-origin": {
  "group": "cors",
  "why": "Browsers keep a page from reading answers of other origins unless the API allows it. Allowing everybody lets any page use the network position of whoever opens it, and the tokens that it can get at.\n",
  "help": {
   "cloudformation": "CorsConfiguration:\n  AllowOrigins: [https://www.example.com]\n",
   "sam": "# AWS::Serverless::Api\nCors:\n  AllowOrigin: \"'https://www.example.com'\"\n# AWS::Serverless::HttpApi\nCorsConfiguration:\n  AllowOrigins: [https://www.example.com]\n",
   "serverless": "provider:\n  httpApi:\n    cors: { allowedOrigins: [https://www.example.com] }\n# or, for a REST API\nevents:\n  - http:\n      path: pets\n      method: get\n      cors: { origin: https://www.example.com }\n",
   "terraform": "cors_configuration {\n  allow_origins = [\"https://www.example.com\"]\n}\n",
   "cdk": "defaultCorsPreflightOptions: { allowOrigins: ['https://www.example.com'] },\n"
  },
  "suppress-when": "The API is public, needs no credentials and is meant to be used from any page.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html"
   ],
   "practices": [
    "misconfiguration"
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-942"
   ]
  }
 },
 "cors-insecure-origin": {
  "group": "cors",
  "why": "A page that comes over http can be changed by anybody between server and user, in any open network. The change then calls the API as the page may.\n",
  "help": {
   "cloudformation": "AllowOrigins: [https://www.example.com]\n",
   "sam": "# AWS::Serverless::Api\nCors:\n  AllowOrigin: \"'https://www.example.com'\"\n# AWS::Serverless::HttpApi\nCorsConfiguration:\n  AllowOrigins: [https://www.example.com]\n",
   "serverless": "provider:\n  httpApi:\n    cors: { allowedOrigins: [https://www.example.com] }\n# or, for a REST API\nevents:\n  - http:\n      path: pets\n      method: get\n      cors: { origin: https://www.example.com }\n",
   "terraform": "allow_origins = [\"https://www.example.com\"]\n",
   "cdk": "allowOrigins: ['https://www.example.com'],\n"
  },
  "suppress-when": "The origin is a machine in a network of your own.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html"
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-319"
   ]
  }
 },
 "definition-in-two-places": {
  "group": "definition",
  "why": "An import replaces what the API had. Routes, authorizers and validators that were made beside the body vanish or change with the next update of it, and nothing says so.\n",
  "help": {
   "cloudformation": "# Move AWS::ApiGateway::Method resources into Body, or Body into resources.\n",
   "sam": "# Define routes as events of functions, or all of them in DefinitionBody.\n",
   "serverless": "# Keep routes in events; take Body out of the extension of ApiGatewayRestApi.\n",
   "terraform": "# Use either body or aws_api_gateway_method resources.\n",
   "cdk": "// Use either SpecRestApi or RestApi with methods.\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html"
   ],
   "owasp-api": [
    "API9:2023"
   ],
   "cwe": [
    "CWE-1059"
   ]
  },
  "peers": {
   "cfn-lint": [
    "W3660"
   ]
  }
 },
 "open-deployment-left-live": {
  "group": "definition",
  "why": "A stage serves a snapshot. A deployment that stays the same while methods, authorizers or policies change leaves the old snapshot live, and the source looks safe while the API is not.\n",
  "help": {
   "cloudformation": "# The logical id changes with the routes: give it a hash of them.\nDeployment20250101a1b2c3d4:\n  Type: AWS::ApiGateway::Deployment\n  Properties: { RestApiId: !Ref Api }\n",
   "sam": "# SAM makes a new deployment with each change of AWS::Serverless::Api.\n",
   "serverless": "# The Serverless Framework makes a new deployment each time.\n",
   "terraform": "resource \"aws_api_gateway_deployment\" \"api\" {\n  triggers = { redeployment = sha1(jsonencode([aws_api_gateway_method.get_orders, aws_api_gateway_integration.get_orders])) }\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n",
   "cdk": "// apigateway.RestApi makes a new deployment with each change; use it instead of CfnDeployment.\n"
  },
  "suppress-when": "A pipeline step deploys the API after each change.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html"
   ],
   "owasp-api": [
    "API9:2023"
   ],
   "cwe": [
    "CWE-1059"
   ]
  }
 },
 "api-key-without-usage-plan": {
  "group": "limits",
  "why": "A key works through a usage plan only. Without one every call fails, and the quickest mend in a hurry is to take the key away.\n",
  "help": {
   "cloudformation": "UsagePlan:\n  Type: AWS::ApiGateway::UsagePlan\n  Properties:\n    ApiStages: [{ ApiId: !Ref Api, Stage: !Ref Stage }]\n    Throttle: { RateLimit: 50, BurstLimit: 100 }\n",
   "sam": "Auth:\n  ApiKeyRequired: true\n  UsagePlan: { CreateUsagePlan: PER_API, Throttle: { RateLimit: 50, BurstLimit: 100 } }\n",
   "serverless": "provider:\n  apiGateway:\n    apiKeys: [partner]\n    usagePlan:\n      throttle: { rateLimit: 50, burstLimit: 100 }\n",
   "terraform": "resource \"aws_api_gateway_usage_plan\" \"partners\" {\n  api_stages {\n    api_id = aws_api_gateway_rest_api.api.id\n    stage  = aws_api_gateway_stage.prod.stage_name\n  }\n}\n",
   "cdk": "api.addUsagePlan('Partners', { apiStages: [{ stage: api.deploymentStage }] }).addApiKey(key);\n"
  },
  "suppress-when": "The plan and its keys are made outside of this source.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html"
   ],
   "practices": [
    8
   ],
   "owasp-api": [
    "API8:2023"
   ]
  }
 },
 "hard-coded-api-key": {
  "group": "limits",
  "why": "Sources are copied, shared and kept for ever. A key that stands in one has to be taken as known to everybody who ever had access.\n",
  "help": {
   "cloudformation": "Key:\n  Type: AWS::ApiGateway::ApiKey\n  Properties:\n    Enabled: true\n    Name: partner\n",
   "sam": "Key:\n  Type: AWS::ApiGateway::ApiKey\n  Properties: { Enabled: true, Name: partner }\n",
   "serverless": "provider:\n  apiGateway:\n    apiKeys: [partner]\n",
   "terraform": "resource \"aws_api_gateway_api_key\" \"partner\" {\n  name = \"partner\"\n}\n",
   "cdk": "api.addApiKey('Partner');\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html"
   ],
   "practices": [
    8
   ],
   "owasp-api": [
    "API2:2023",
    "API8:2023"
   ],
   "cwe": [
    "CWE-798"
   ]
  }
 },
 "secret-in-stage-variable": {
  "group": "limits",
  "why": "Stage variables are plain text for everybody who may look at the API, and they are handed to backends with each request. So is the source in which they stand.\n",
  "help": {
   "cloudformation": "Variables:\n  SecretName: orders/partner\n",
   "sam": "Variables:\n  SecretName: orders/partner\n",
   "serverless": "Variables:\n  SecretName: orders/partner\n",
   "terraform": "variables = {\n  secret_name = \"orders/partner\"\n}\n",
   "cdk": "deployOptions: { variables: { secretName: secret.secretName } },\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html"
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-798",
    "CWE-312"
   ]
  }
 },
 "stage-without-throttling": {
  "group": "limits",
  "why": "Without limits of its own a stage takes whatever the account's quota gives, which all APIs of the region share. One client in a loop, or an attacker, slows all of them down and runs up the bill of what stands behind.\n",
  "help": {
   "cloudformation": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }\n",
   "sam": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }\n",
   "serverless": "plugins: [serverless-api-gateway-throttling]\ncustom:\n  apiGatewayThrottling:\n    maxRequestsPerSecond: 100\n    maxConcurrentRequests: 200\n",
   "terraform": "resource \"aws_api_gateway_method_settings\" \"all\" {\n  rest_api_id = aws_api_gateway_rest_api.api.id\n  stage_name  = aws_api_gateway_stage.prod.stage_name\n  method_path = \"*/*\"\n  settings {\n    throttling_rate_limit  = 100\n    throttling_burst_limit = 200\n  }\n}\n",
   "cdk": "deployOptions: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },\n"
  },
  "suppress-when": "A rate-based rule of a web ACL limits callers, and the backend copes with the account's quota.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html"
   ],
   "practices": [
    8,
    "misconfiguration"
   ],
   "owasp-api": [
    "API4:2023"
   ],
   "cwe": [
    "CWE-770"
   ]
  },
  "peers": {
   "cdk-nag": [
    "APIGWDefaultThrottling"
   ]
  }
 },
 "stage-without-usage-plan": {
  "group": "limits",
  "why": "Stage limits hold for all callers together. Only a usage plan gives each client a share of its own, and shows who uses how much.\n",
  "help": {
   "cloudformation": "UsagePlan:\n  Type: AWS::ApiGateway::UsagePlan\n  Properties:\n    ApiStages: [{ ApiId: !Ref Api, Stage: !Ref Stage }]\n    Throttle: { RateLimit: 50, BurstLimit: 100 }\n",
   "sam": "Auth:\n  UsagePlan: { CreateUsagePlan: PER_API, Throttle: { RateLimit: 50, BurstLimit: 100 } }\n",
   "serverless": "provider:\n  apiGateway:\n    usagePlan:\n      throttle: { rateLimit: 50, burstLimit: 100 }\n",
   "terraform": "resource \"aws_api_gateway_usage_plan\" \"clients\" {\n  api_stages {\n    api_id = aws_api_gateway_rest_api.api.id\n    stage  = aws_api_gateway_stage.prod.stage_name\n  }\n}\n",
   "cdk": "api.addUsagePlan('Clients', { apiStages: [{ stage: api.deploymentStage }] });\n"
  },
  "suppress-when": "Callers are known by other means and limited elsewhere.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html"
   ],
   "practices": [
    8
   ],
   "owasp-api": [
    "API4:2023"
   ],
   "cwe": [
    "CWE-770"
   ]
  },
  "peers": {
   "kics": [
    "783860a3-6dca-4c8b-81d0-7b62769ccbca",
    "7f8f1b60-43df-4c28-aa21-fb836dbd8071",
    "b3a59b8e-94a3-403e-b6e2-527abaf12034",
    "c999cf62-0920-40f8-8dda-0caccd66ed7e"
   ],
   "cfn-nag": [
    "W64",
    "W68"
   ]
  }
 },
 "usage-plan-without-limits": {
  "group": "limits",
  "why": "A plan is there to say how much a key may use. Without a throttle or a quota one customer's key takes what is meant for all.\n",
  "help": {
   "cloudformation": "UsagePlan:\n  Type: AWS::ApiGateway::UsagePlan\n  Properties:\n    Throttle: { RateLimit: 50, BurstLimit: 100 }\n    Quota: { Limit: 100000, Period: MONTH }\n",
   "sam": "Auth:\n  UsagePlan:\n    CreateUsagePlan: PER_API\n    Throttle: { RateLimit: 50, BurstLimit: 100 }\n",
   "serverless": "provider:\n  apiGateway:\n    usagePlan:\n      throttle: { rateLimit: 50, burstLimit: 100 }\n      quota: { limit: 100000, period: MONTH }\n",
   "terraform": "resource \"aws_api_gateway_usage_plan\" \"partners\" {\n  throttle_settings {\n    rate_limit  = 50\n    burst_limit = 100\n  }\n}\n",
   "cdk": "api.addUsagePlan('Partners', { throttle: { rateLimit: 50, burstLimit: 100 } });\n"
  },
  "suppress-when": "The plan only groups keys, and the stage itself is throttled.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html"
   ],
   "practices": [
    8
   ],
   "owasp-api": [
    "API4:2023"
   ],
   "cwe": [
    "CWE-770"
   ]
  }
 },
 "access-log-leaks-credentials": {
  "group": "logging",
  "why": "Logs are read by more people and kept longer than credentials should be. A key or token in a line of the log works for whoever finds it.\n",
  "help": {
   "cloudformation": "Format: '{\"requestId\":\"$context.requestId\",\"key\":\"$context.identity.apiKeyId\",\"user\":\"$context.authorizer.claims.sub\"}'\n",
   "sam": "Format: '{\"requestId\":\"$context.requestId\",\"key\":\"$context.identity.apiKeyId\",\"user\":\"$context.authorizer.claims.sub\"}'\n",
   "serverless": "provider:\n  logs:\n    restApi:\n      format: '{\"requestId\":\"$context.requestId\",\"key\":\"$context.identity.apiKeyId\"}'\n",
   "terraform": "format = jsonencode({ requestId = \"$context.requestId\", key = \"$context.identity.apiKeyId\" })\n",
   "cdk": "accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html"
   ],
   "practices": [
    1
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-532"
   ]
  }
 },
 "access-log-missing-fields": {
  "group": "logging",
  "why": "A line that does not say who called what, when, from where and with what result cannot be put together with other logs, and answers nothing after an incident.\n",
  "help": {
   "cloudformation": "Format: '{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"time\":\"$context.requestTime\",\"method\":\"$context.httpMethod\",\"path\":\"$context.path\",\"status\":\"$context.status\"}'\n",
   "sam": "Format: '{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"time\":\"$context.requestTime\",\"method\":\"$context.httpMethod\",\"path\":\"$context.path\",\"status\":\"$context.status\"}'\n",
   "serverless": "provider:\n  logs:\n    restApi:\n      format: '{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"time\":\"$context.requestTime\",\"method\":\"$context.httpMethod\",\"path\":\"$context.path\",\"status\":\"$context.status\"}'\n",
   "terraform": "format = jsonencode({\n  requestId = \"$context.requestId\", ip = \"$context.identity.sourceIp\", time = \"$context.requestTime\"\n  method    = \"$context.httpMethod\", path = \"$context.path\", status = \"$context.status\"\n})\n",
   "cdk": "accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),\n"
  },
  "suppress-when": "Addresses may not be kept for privacy.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html"
   ],
   "practices": [
    1
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-778"
   ]
  }
 },
 "access-log-unstructured": {
  "group": "logging",
  "why": "Alarms, dashboards and searches work on fields. A line of free text needs a pattern of its own for each of them, and nobody writes those during an incident.\n",
  "help": {
   "cloudformation": "Format: '{\"requestId\":\"$context.requestId\",\"status\":\"$context.status\",\"latency\":$context.responseLatency}'\n",
   "sam": "Format: '{\"requestId\":\"$context.requestId\",\"status\":\"$context.status\",\"latency\":$context.responseLatency}'\n",
   "serverless": "provider:\n  logs:\n    restApi:\n      format: '{\"requestId\":\"$context.requestId\",\"status\":\"$context.status\"}'\n",
   "terraform": "format = jsonencode({ requestId = \"$context.requestId\", status = \"$context.status\" })\n",
   "cdk": "accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"
   ],
   "practices": [
    1
   ],
   "owasp-api": [
    "API8:2023"
   ]
  },
  "peers": {
   "cdk-nag": [
    "APIGWStructuredLogging"
   ]
  }
 },
 "logging-role-missing": {
  "group": "logging",
  "why": "API Gateway writes to CloudWatch with one role for the whole account and region. Where it was never set, logging is switched on and no log appears.\n",
  "help": {
   "cloudformation": "Account:\n  Type: AWS::ApiGateway::Account\n  Properties:\n    CloudWatchRoleArn: !GetAtt LoggingRole.Arn\n",
   "sam": "Account:\n  Type: AWS::ApiGateway::Account\n  Properties:\n    CloudWatchRoleArn: !GetAtt LoggingRole.Arn\n",
   "serverless": "provider:\n  logs:\n    restApi: { roleManagedExternally: false }\n# or, for an API that is defined under resources\nresources:\n  Resources:\n    Account:\n      Type: AWS::ApiGateway::Account\n      Properties:\n        CloudWatchRoleArn: !GetAtt LoggingRole.Arn\n",
   "terraform": "resource \"aws_api_gateway_account\" \"this\" {\n  cloudwatch_role_arn = aws_iam_role.logging.arn\n}\n",
   "cdk": "new apigateway.RestApi(this, 'Api', { cloudWatchRole: true });\n"
  },
  "suppress-when": "The role is set for the account elsewhere, as it is in most accounts.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html"
   ],
   "practices": [
    1
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-778"
   ]
  }
 },
 "stage-logs-request-data": {
  "group": "logging",
  "why": "Data trace is for finding faults. Left on, it copies everything that callers send and get into a log that more people can read and that is kept longer than the data itself.\n",
  "help": {
   "cloudformation": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", LoggingLevel: ERROR, DataTraceEnabled: false }\n",
   "sam": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", LoggingLevel: ERROR, DataTraceEnabled: false }\n",
   "serverless": "provider:\n  logs:\n    restApi: { executionLogging: true, fullExecutionData: false }\n    websocket: { executionLogging: true, fullExecutionData: false }\n",
   "terraform": "settings {\n  logging_level      = \"ERROR\"\n  data_trace_enabled = false\n}\n",
   "cdk": "deployOptions: { loggingLevel: apigateway.MethodLoggingLevel.ERROR, dataTraceEnabled: false },\n"
  },
  "suppress-when": "The stage is for tests and sees no real data.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    "https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html"
   ],
   "practices": [
    1
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-532"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_276"
   ]
  }
 },
 "stage-without-access-logging": {
  "group": "logging",
  "why": "The access log has one line for each request, also for those that were refused. After an incident it is the only answer to who was there.\n",
  "help": {
   "cloudformation": "AccessLogSetting:\n  DestinationArn: !GetAtt LogGroup.Arn\n  Format: '{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"time\":\"$context.requestTime\",\"method\":\"$context.httpMethod\",\"path\":\"$context.resourcePath\",\"status\":\"$context.status\"}'\n",
   "sam": "AccessLogSetting:\n  DestinationArn: !GetAtt LogGroup.Arn\n  Format: '{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"time\":\"$context.requestTime\",\"method\":\"$context.httpMethod\",\"path\":\"$context.resourcePath\",\"status\":\"$context.status\"}'\n",
   "serverless": "provider:\n  logs:\n    restApi: { accessLogging: true }\n    httpApi: true\n    websocket: { accessLogging: true }\n",
   "terraform": "resource \"aws_api_gateway_stage\" \"prod\" {\n  access_log_settings {\n    destination_arn = aws_cloudwatch_log_group.api.arn\n    format = jsonencode({\n      requestId = \"$context.requestId\", ip = \"$context.identity.sourceIp\", time = \"$context.requestTime\"\n      method    = \"$context.httpMethod\", path = \"$context.resourcePath\", status = \"$context.status\"\n    })\n  }\n}\n",
   "cdk": "deployOptions: {\n  accessLogDestination: new apigateway.LogGroupLogDestination(logGroup),\n  accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),\n},\n"
  },
  "suppress-when": "For privacy no addresses may be kept, and another log says enough.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9"
   ],
   "security-hub": {
    "APIGateway.9": "medium"
   },
   "practices": [
    1
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-778"
   ],
   "nist-800-53": [
    "AC-4(26)",
    "AU-10",
    "AU-12",
    "AU-2",
    "AU-3",
    "AU-6(3)",
    "AU-6(4)",
    "CA-7",
    "SC-7(9)",
    "SI-7(8)"
   ],
   "pci-dss": [
    "10.4.2"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_76",
    "CKV_AWS_95"
   ],
   "trivy": [
    "AWS-0001",
    "AWS-0113",
    "AWS-0116"
   ],
   "kics": [
    "06ec63e3-9f72-4fe2-a218-2eb9200b8db5",
    "0a994e04-c6dc-471d-817e-d37451d18a3b",
    "1b6799eb-4a7a-4b04-9001-8cceb9999326",
    "625abc0e-f980-4ac9-a775-f7519ee34296",
    "80d45af4-4920-4236-a56e-b7ef419d1941",
    "a4d32883-aac7-42e1-b403-9415af0f3846"
   ],
   "cfn-guard": [
    "API_GWV2_ACCESS_LOGS_ENABLED",
    "API_GW_STAGE_ACCESS_LOGGING_RULE"
   ],
   "cdk-nag": [
    "AwsSolutions-APIG1",
    "APIGWAccessLogging"
   ],
   "cfn-nag": [
    "W45",
    "W46",
    "W69"
   ],
   "prowler": [
    "apigatewayv2_api_access_logging_enabled"
   ]
  }
 },
 "stage-without-execution-logging": {
  "group": "logging",
  "why": "Execution logs say what happened inside API Gateway: which authorizer refused whom, which integration failed and why. Without them an attack on the API and a fault of its own look alike afterwards: like nothing.\n",
  "help": {
   "cloudformation": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", LoggingLevel: ERROR }\n",
   "sam": "MethodSettings:\n  - { ResourcePath: \"/*\", HttpMethod: \"*\", LoggingLevel: ERROR }\n",
   "serverless": "provider:\n  logs:\n    restApi: { executionLogging: true, level: ERROR }\n    websocket: { executionLogging: true, level: ERROR }\n",
   "terraform": "resource \"aws_api_gateway_method_settings\" \"all\" {\n  rest_api_id = aws_api_gateway_rest_api.api.id\n  stage_name  = aws_api_gateway_stage.prod.stage_name\n  method_path = \"*/*\"\n  settings {\n    logging_level = \"ERROR\"\n  }\n}\n",
   "cdk": "deployOptions: { loggingLevel: apigateway.MethodLoggingLevel.ERROR },\n"
  },
  "suppress-when": "The stage serves no users, such as a playground of one developer.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-1"
   ],
   "security-hub": {
    "APIGateway.1": "medium"
   },
   "practices": [
    1,
    "misconfiguration"
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-778"
   ],
   "nist-800-53": [
    "AC-4(26)",
    "AU-10",
    "AU-12",
    "AU-2",
    "AU-3",
    "AU-6(3)",
    "AU-6(4)",
    "CA-7",
    "SC-7(9)",
    "SI-7(8)"
   ]
  },
  "peers": {
   "checkov": [
    "CKV2_AWS_4"
   ],
   "kics": [
    "982aa526-6970-4c59-8b9b-2ce7e019fe36"
   ],
   "cfn-guard": [
    "API_GW_EXECUTION_LOGGING_ENABLED"
   ],
   "cdk-nag": [
    "AwsSolutions-APIG6",
    "APIGWExecutionLoggingEnabled"
   ],
   "prowler": [
    "apigateway_restapi_logging_enabled"
   ]
  }
 },
 "stage-without-tracing": {
  "group": "logging",
  "why": "A trace follows one request through API Gateway, functions and databases. It shows which part is slow or fails, and what a suspicious request touched.\n",
  "help": {
   "cloudformation": "TracingEnabled: true\n",
   "sam": "TracingEnabled: true\n",
   "serverless": "provider:\n  tracing: { apiGateway: true }\n",
   "terraform": "xray_tracing_enabled = true\n",
   "cdk": "deployOptions: { tracingEnabled: true },\n"
  },
  "suppress-when": "Another tracing tool covers the API, or the cost of traces is not worth it for this stage.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3"
   ],
   "security-hub": {
    "APIGateway.3": "low"
   },
   "practices": [
    11
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-778"
   ],
   "nist-800-53": [
    "CA-7"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_73"
   ],
   "trivy": [
    "AWS-0003",
    "AWS-0111"
   ],
   "kics": [
    "434945e5-4dfd-41b1-aba1-47075ccd9265",
    "4ab10c48-bedb-4deb-8f3b-ff12783b61de",
    "c757c6a3-ac87-4b9d-b28d-e5a5add6a315"
   ],
   "cdk-nag": [
    "APIGWXrayEnabled"
   ],
   "prowler": [
    "apigateway_restapi_tracing_enabled"
   ]
  }
 },
 "unintended-stage": {
  "group": "logging",
  "why": "The second stage serves the same routes at its own address, but none of the settings hold there. Who knows of it calls the API unlogged and unlimited.\n",
  "help": {
   "cloudformation": "Deployment:\n  Type: AWS::ApiGateway::Deployment\n  Properties:\n    RestApiId: !Ref Api\n",
   "sam": "Globals:\n  Api:\n    OpenApiVersion: 3.0.1\n",
   "serverless": "# The Serverless Framework makes one stage only; take StageName out of deployments of your own.\n",
   "terraform": "resource \"aws_api_gateway_deployment\" \"api\" {\n  rest_api_id = aws_api_gateway_rest_api.api.id\n}\n",
   "cdk": "// CDK makes one stage only; take stageName out of CfnDeployment.\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html"
   ],
   "owasp-api": [
    "API9:2023"
   ],
   "cwe": [
    "CWE-1059"
   ]
  }
 },
 "api-publicly-reachable": {
  "group": "network",
  "why": "For teams whose APIs serve their own network only. A private API has no address on the internet, so nobody there can try it.\n",
  "help": {
   "cloudformation": "EndpointConfiguration:\n  Types: [PRIVATE]\n  VpcEndpointIds: [!Ref Endpoint]\n",
   "sam": "EndpointConfiguration:\n  Type: PRIVATE\n  VPCEndpointIds: [!Ref Endpoint]\n",
   "serverless": "provider:\n  endpointType: PRIVATE\n  vpcEndpointIds: [vpce-0123456789abcdef0]\n",
   "terraform": "endpoint_configuration {\n  types            = [\"PRIVATE\"]\n  vpc_endpoint_ids = [aws_vpc_endpoint.execute_api.id]\n}\n",
   "cdk": "endpointConfiguration: { types: [apigateway.EndpointType.PRIVATE], vpcEndpoints: [endpoint] },\n"
  },
  "suppress-when": "The API is meant for the internet.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html"
   ],
   "practices": [
    7
   ],
   "owasp-api": [
    "API8:2023"
   ]
  },
  "peers": {
   "kics": [
    "4a8daf95-709d-4a36-9132-d3e19878fa34",
    "4d424558-c6d1-453c-be98-9a7f877abd9a",
    "6b2739db-9c49-4db7-b980-7816e0c248c1"
   ]
  }
 },
 "control-without-effect": {
  "group": "network",
  "why": "HTTP and WebSocket APIs have no resource policies and cannot be put behind a web ACL, and HTTP APIs show no client certificate. Who reads the definition believes in a protection that is not there.\n",
  "help": {
   "cloudformation": "# A web ACL belongs to a stage of AWS::ApiGateway::RestApi, or to a CloudFront distribution before the HTTP API.\nDistribution:\n  Type: AWS::CloudFront::Distribution\n  Properties:\n    DistributionConfig: { WebACLId: !GetAtt EdgeAcl.Arn }\n",
   "sam": "# Use AWS::Serverless::Api for resource policies and web ACLs.\n",
   "serverless": "# Use `http` events (REST API) for resource policies and web ACLs.\n",
   "terraform": "resource \"aws_cloudfront_distribution\" \"api\" {\n  web_acl_id = aws_wafv2_web_acl.edge.arn\n}\n",
   "cdk": "new cloudfront.Distribution(this, 'Front', { webAclId: acl.attrArn, defaultBehavior });\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html",
    "https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html"
   ],
   "practices": [
    4,
    6
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-1173"
   ]
  }
 },
 "default-endpoint-bypasses-mtls": {
  "group": "network",
  "why": "Mutual TLS holds for the custom domain only. The API's own execute-api address is still there, anybody can find it, and it asks for no certificate.\n",
  "help": {
   "cloudformation": "Api:\n  Type: AWS::ApiGatewayV2::Api\n  Properties:\n    DisableExecuteApiEndpoint: true\n",
   "sam": "# AWS::Serverless::Api and AWS::Serverless::HttpApi\nDisableExecuteApiEndpoint: true\n",
   "serverless": "provider:\n  apiGateway: { disableDefaultEndpoint: true }\n  httpApi: { disableDefaultEndpoint: true }\n",
   "terraform": "# aws_api_gateway_rest_api and aws_apigatewayv2_api\ndisable_execute_api_endpoint = true\n",
   "cdk": "new apigateway.RestApi(this, 'Api', { disableExecuteApiEndpoint: true });\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html"
   ],
   "practices": [
    5,
    "misconfiguration"
   ],
   "owasp-api": [
    "API2:2023",
    "API8:2023"
   ],
   "cwe": [
    "CWE-288"
   ]
  }
 },
 "default-endpoint-enabled": {
  "group": "network",
  "why": "Two doors need two locks. CloudFront, certificates and TLS policies stand before the custom domain; the execute-api address has none of them and cannot be moved or watched with the domain.\n",
  "help": {
   "cloudformation": "DisableExecuteApiEndpoint: true\n",
   "sam": "DisableExecuteApiEndpoint: true\n",
   "serverless": "provider:\n  apiGateway: { disableDefaultEndpoint: true }\n  httpApi: { disableDefaultEndpoint: true }\n",
   "terraform": "disable_execute_api_endpoint = true\n",
   "cdk": "new apigateway.RestApi(this, 'Api', { disableExecuteApiEndpoint: true });\n"
  },
  "suppress-when": "Clients still use the execute-api address.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-disable-default-endpoint.html"
   ],
   "practices": [
    "misconfiguration"
   ],
   "owasp-api": [
    "API8:2023",
    "API9:2023"
   ],
   "cwe": [
    "CWE-288"
   ]
  }
 },
 "private-api-open-to-any-vpc": {
  "group": "network",
  "why": "Private means reached through VPC endpoints, of any account in the region. Which endpoints, only the policy says. A policy that admits everybody opens the API to every VPC of AWS; aws:SourceIp says nothing about callers in a VPC.\n",
  "help": {
   "cloudformation": "Policy:\n  Version: \"2012-10-17\"\n  Statement:\n    - Effect: Allow\n      Principal: \"*\"\n      Action: execute-api:Invoke\n      Resource: execute-api:/*\n      Condition: { StringEquals: { aws:SourceVpce: !Ref Endpoint } }\n",
   "sam": "Auth:\n  ResourcePolicy:\n    IntrinsicVpceWhitelist: [!Ref Endpoint]\n",
   "serverless": "resourcePolicy:\n  - Effect: Allow\n    Principal: \"*\"\n    Action: execute-api:Invoke\n    Resource: execute-api:/*/*/*\n    Condition: { StringEquals: { aws:SourceVpce: vpce-0123456789abcdef0 } }\n",
   "terraform": "condition {\n  test     = \"StringEquals\"\n  variable = \"aws:SourceVpce\"\n  values   = [aws_vpc_endpoint.execute_api.id]\n}\n",
   "cdk": "conditions: { StringEquals: { 'aws:SourceVpce': endpoint.vpcEndpointId } },\n"
  },
  "suppress-when": "Every VPC of every account may call the API, and its routes have authorizers.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html"
   ],
   "practices": [
    6,
    7
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-284"
   ]
  }
 },
 "private-api-without-policy": {
  "group": "network",
  "why": "A private API lets nobody in until a resource policy names the VPC endpoints that may call it. Without one in the source, somebody will write one by hand in a hurry, and the widest one works first.\n",
  "help": {
   "cloudformation": "Policy:\n  Version: \"2012-10-17\"\n  Statement:\n    - Effect: Allow\n      Principal: \"*\"\n      Action: execute-api:Invoke\n      Resource: execute-api:/*\n      Condition: { StringEquals: { aws:SourceVpce: !Ref Endpoint } }\n",
   "sam": "Auth:\n  ResourcePolicy:\n    IntrinsicVpceWhitelist: [!Ref Endpoint]\n",
   "serverless": "provider:\n  endpointType: PRIVATE\n  apiGateway:\n    resourcePolicy:\n      - Effect: Allow\n        Principal: \"*\"\n        Action: execute-api:Invoke\n        Resource: execute-api:/*/*/*\n        Condition: { StringEquals: { aws:SourceVpce: vpce-0123456789abcdef0 } }\n",
   "terraform": "data \"aws_iam_policy_document\" \"api\" {\n  statement {\n    actions   = [\"execute-api:Invoke\"]\n    resources = [\"execute-api:/*\"]\n    principals {\n      type        = \"*\"\n      identifiers = [\"*\"]\n    }\n    condition {\n      test     = \"StringEquals\"\n      variable = \"aws:SourceVpce\"\n      values   = [aws_vpc_endpoint.execute_api.id]\n    }\n  }\n}\nresource \"aws_api_gateway_rest_api_policy\" \"api\" {\n  rest_api_id = aws_api_gateway_rest_api.api.id\n  policy      = data.aws_iam_policy_document.api.json\n}\n",
   "cdk": "conditions: { StringEquals: { 'aws:SourceVpce': endpoint.vpcEndpointId } },\n"
  },
  "suppress-when": "The policy is attached by another stack.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html"
   ],
   "practices": [
    6,
    7
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-284"
   ]
  }
 },
 "resource-policy-allow-list-bypass": {
  "group": "network",
  "why": "Before it asks a Lambda authorizer, API Gateway looks for explicit denials only. An address that no Allow names is not denied, so the authorizer decides, and whoever has a token calls from anywhere.\n",
  "help": {
   "cloudformation": "- Effect: Deny\n  Principal: \"*\"\n  Action: execute-api:Invoke\n  Resource: execute-api:/*\n  Condition: { NotIpAddress: { aws:SourceIp: [203.0.113.0/24] } }\n",
   "sam": "Auth:\n  ResourcePolicy:\n    IpRangeWhitelist: [203.0.113.0/24]\n",
   "serverless": "resourcePolicy:\n  - Effect: Deny\n    Principal: \"*\"\n    Action: execute-api:Invoke\n    Resource: execute-api:/*/*/*\n    Condition: { NotIpAddress: { aws:SourceIp: [203.0.113.0/24] } }\n",
   "terraform": "statement {\n  effect    = \"Deny\"\n  actions   = [\"execute-api:Invoke\"]\n  resources = [\"execute-api:/*\"]\n  principals {\n    type        = \"*\"\n    identifiers = [\"*\"]\n  }\n  condition {\n    test     = \"NotIpAddress\"\n    variable = \"aws:SourceIp\"\n    values   = [\"203.0.113.0/24\"]\n  }\n}\n",
   "cdk": "const denyOthers = new iam.PolicyStatement({\n  effect: iam.Effect.DENY,\n  principals: [new iam.AnyPrincipal()],\n  actions: ['execute-api:Invoke'],\n  resources: ['execute-api:/*'],\n  conditions: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },\n});\n"
  },
  "suppress-when": "The address list is only there to let some callers in without a token elsewhere.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"
   ],
   "practices": [
    3,
    6
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-284"
   ]
  }
 },
 "resource-policy-missing": {
  "group": "network",
  "why": "A resource policy is checked before anything else. It keeps out networks, accounts and organisations that have no business here, also when an authorizer fails or a route was left open.\n",
  "help": {
   "cloudformation": "Api:\n  Type: AWS::ApiGateway::RestApi\n  Properties:\n    Policy:\n      Version: \"2012-10-17\"\n      Statement:\n        - Effect: Allow\n          Principal: \"*\"\n          Action: execute-api:Invoke\n          Resource: execute-api:/*\n          Condition: { IpAddress: { aws:SourceIp: [203.0.113.0/24] } }\n",
   "sam": "Auth:\n  ResourcePolicy:\n    IpRangeWhitelist: [203.0.113.0/24]\n",
   "serverless": "provider:\n  apiGateway:\n    resourcePolicy:\n      - Effect: Allow\n        Principal: \"*\"\n        Action: execute-api:Invoke\n        Resource: execute-api:/*/*/*\n        Condition: { IpAddress: { aws:SourceIp: [203.0.113.0/24] } }\n",
   "terraform": "data \"aws_iam_policy_document\" \"api\" {\n  statement {\n    actions   = [\"execute-api:Invoke\"]\n    resources = [\"execute-api:/*\"]\n    principals {\n      type        = \"*\"\n      identifiers = [\"*\"]\n    }\n    condition {\n      test     = \"IpAddress\"\n      variable = \"aws:SourceIp\"\n      values   = [\"203.0.113.0/24\"]\n    }\n  }\n}\nresource \"aws_api_gateway_rest_api_policy\" \"api\" {\n  rest_api_id = aws_api_gateway_rest_api.api.id\n  policy      = data.aws_iam_policy_document.api.json\n}\n",
   "cdk": "new apigateway.RestApi(this, 'Api', { policy });\n"
  },
  "suppress-when": "The API is meant for everybody, and its routes have authorizers.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html"
   ],
   "practices": [
    6
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-284"
   ]
  }
 },
 "resource-policy-public": {
  "group": "network",
  "why": "A policy looks like a lock, so nobody looks for another one. This one admits unsigned callers from any address, so that every route without an authorizer is open to the internet.\n",
  "help": {
   "cloudformation": "Policy:\n  Version: \"2012-10-17\"\n  Statement:\n    - { Effect: Allow, Principal: \"*\", Action: execute-api:Invoke, Resource: \"execute-api:/*\" }\n    - Effect: Deny\n      Principal: \"*\"\n      Action: execute-api:Invoke\n      Resource: \"execute-api:/*\"\n      Condition: { NotIpAddress: { aws:SourceIp: [203.0.113.0/24] } }\n",
   "sam": "Auth:\n  ResourcePolicy:\n    IpRangeWhitelist: [203.0.113.0/24]\n",
   "serverless": "provider:\n  apiGateway:\n    resourcePolicy:\n      - Effect: Allow\n        Principal: \"*\"\n        Action: execute-api:Invoke\n        Resource: execute-api:/*/*/*\n        Condition: { IpAddress: { aws:SourceIp: [203.0.113.0/24] } }\n",
   "terraform": "data \"aws_iam_policy_document\" \"api\" {\n  statement {\n    actions   = [\"execute-api:Invoke\"]\n    resources = [\"execute-api:/*\"]\n    principals {\n      type        = \"*\"\n      identifiers = [\"*\"]\n    }\n    condition {\n      test     = \"IpAddress\"\n      variable = \"aws:SourceIp\"\n      values   = [\"203.0.113.0/24\"]\n    }\n  }\n}\n",
   "cdk": "policy: new iam.PolicyDocument({\n  statements: [\n    new iam.PolicyStatement({\n      principals: [new iam.AnyPrincipal()],\n      actions: ['execute-api:Invoke'],\n      resources: ['execute-api:/*'],\n      conditions: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },\n    }),\n  ],\n}),\n"
  },
  "suppress-when": "The API is meant for the internet and its routes are protected by authorizers.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html"
   ],
   "practices": [
    6,
    "misconfiguration"
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-284"
   ]
  },
  "peers": {
   "kics": [
    "b161c11b-a59b-4431-9a29-4e19f63e6b27"
   ],
   "prowler": [
    "apigateway_restapi_public"
   ]
  }
 },
 "api-weak-tls": {
  "group": "tls",
  "why": "The API's own policy holds for its execute-api address. TLS_1_0 accepts what has known weaknesses; an enhanced policy protects fully only with the endpoint access mode STRICT, which also checks that requests come to the right host.\n",
  "help": {
   "cloudformation": "Api:\n  Type: AWS::ApiGateway::RestApi\n  Properties:\n    SecurityPolicy: SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09\n    EndpointAccessMode: STRICT\n",
   "sam": "Api:\n  Type: AWS::Serverless::Api\n  Properties:\n    SecurityPolicy: SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09\n    EndpointAccessMode: STRICT\n",
   "serverless": "resources:\n  extensions:\n    ApiGatewayRestApi:\n      Properties:\n        SecurityPolicy: SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09\n        EndpointAccessMode: STRICT\n",
   "terraform": "resource \"aws_api_gateway_rest_api\" \"docs\" {\n  security_policy      = \"SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09\"\n  endpoint_access_mode = \"STRICT\"\n}\n",
   "cdk": "cfnApi.addPropertyOverride('SecurityPolicy', 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09');\ncfnApi.addPropertyOverride('EndpointAccessMode', 'STRICT');\n"
  },
  "suppress-when": "The mode is BASIC while clients move over.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html"
   ],
   "practices": [
    9
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-326"
   ]
  }
 },
 "domain-tls-unstated": {
  "group": "tls",
  "why": "The console, the API and the frameworks choose different policies where none is stated, and AWS may change its choice. One line settles it.\n",
  "help": {
   "cloudformation": "SecurityPolicy: TLS_1_2\n",
   "sam": "Domain:\n  SecurityPolicy: TLS_1_2\n",
   "serverless": "custom:\n  customDomain:\n    securityPolicy: tls_1_2\n",
   "terraform": "resource \"aws_api_gateway_domain_name\" \"api\" {\n  security_policy = \"TLS_1_2\"\n}\n",
   "cdk": "new apigateway.DomainName(this, 'Domain', { securityPolicy: apigateway.SecurityPolicy.TLS_1_2 });\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html"
   ],
   "practices": [
    9
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-326"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_206"
   ],
   "trivy": [
    "AWS-0005"
   ],
   "cfn-nag": [
    "W62"
   ]
  }
 },
 "domain-weak-tls": {
  "group": "tls",
  "why": "TLS 1.0 and 1.1 have known weaknesses, and a client can be talked into using them as long as the server agrees. A security policy says what the domain agrees to.\n",
  "help": {
   "cloudformation": "SecurityPolicy: TLS_1_2\n",
   "sam": "Domain:\n  SecurityPolicy: TLS_1_2\n",
   "serverless": "custom:\n  customDomain:\n    securityPolicy: tls_1_2\n",
   "terraform": "resource \"aws_api_gateway_domain_name\" \"api\" {\n  security_policy = \"TLS_1_2\"\n}\n",
   "cdk": "new apigateway.DomainName(this, 'Domain', { securityPolicy: apigateway.SecurityPolicy.TLS_1_2 });\n"
  },
  "suppress-when": "Clients that cannot speak TLS 1.2 must still be served for a known time.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-11"
   ],
   "security-hub": {
    "APIGateway.11": "medium"
   },
   "practices": [
    9
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-326",
    "CWE-327"
   ]
  },
  "peers": {
   "checkov": [
    "CKV_AWS_206"
   ],
   "trivy": [
    "AWS-0005",
    "AWS-0112"
   ],
   "kics": [
    "4e1cc5d3-2811-4fb2-861c-ee9b3cb7f90b",
    "8275fab0-68ec-4705-bbf4-86975edb170e"
   ],
   "cfn-guard": [
    "API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC"
   ],
   "cfn-nag": [
    "W62"
   ]
  }
 },
 "domain-without-mtls": {
  "group": "tls",
  "why": "With mutual TLS a client without a certificate of yours gets no connection at all, so tokens that leaked are of no use from elsewhere, and nobody can probe the routes behind the domain.\n",
  "help": {
   "cloudformation": "MutualTlsAuthentication:\n  TruststoreUri: s3://example-trust/ca.pem\n  TruststoreVersion: \"3\"\n",
   "sam": "Domain:\n  DomainName: api.example.com\n  CertificateArn: !Ref Certificate\n  MutualTlsAuthentication:\n    TruststoreUri: s3://example-trust/ca.pem\n    TruststoreVersion: \"3\"\n",
   "serverless": "custom:\n  customDomain:\n    domainName: api.example.com\n    tlsTruststoreUri: s3://example-trust/ca.pem\n",
   "terraform": "mutual_tls_authentication {\n  truststore_uri     = \"s3://example-trust/ca.pem\"\n  truststore_version = \"3\"\n}\n",
   "cdk": "new apigateway.DomainName(this, 'Domain', { mtls: { bucket, key: 'ca.pem', version: '3' } });\n"
  },
  "suppress-when": "Clients are browsers or apps of people, to whom no certificates are issued.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html"
   ],
   "practices": [
    5
   ],
   "owasp-api": [
    "API2:2023"
   ],
   "cwe": [
    "CWE-287"
   ]
  }
 },
 "integration-over-http": {
  "group": "tls",
  "why": "Callers see https and believe their tokens and data to be safe. Behind API Gateway everything goes on in the clear, for anybody on the way to read and change.\n",
  "help": {
   "cloudformation": "Integration:\n  Type: HTTP_PROXY\n  Uri: https://backend.example.com/orders\n",
   "sam": "x-amazon-apigateway-integration:\n  type: http_proxy\n  uri: https://backend.example.com/orders\n",
   "serverless": "events:\n  - http:\n      integration: http_proxy\n      request: { uri: https://backend.example.com/orders }\n",
   "terraform": "resource \"aws_api_gateway_integration\" \"orders\" {\n  type = \"HTTP_PROXY\"\n  uri  = \"https://backend.example.com/orders\"\n}\n",
   "cdk": "new apigateway.HttpIntegration('https://backend.example.com/orders');\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html"
   ],
   "practices": [
    9
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-319"
   ]
  }
 },
 "integration-skips-tls-verification": {
  "group": "tls",
  "why": "Without verification TLS hides the traffic from onlookers but not from an impostor: API Gateway hands tokens and data to whoever answers at that address.\n",
  "help": {
   "cloudformation": "x-amazon-apigateway-integration:\n  tlsConfig: { insecureSkipVerification: false }\n",
   "sam": "x-amazon-apigateway-integration:\n  tlsConfig: { insecureSkipVerification: false }\n",
   "serverless": "# serverless.yml cannot set it; take it out of the API definition.\n",
   "terraform": "resource \"aws_api_gateway_integration\" \"orders\" {\n  tls_config {\n    insecure_skip_verification = false\n  }\n}\n",
   "cdk": "// Take tlsConfig.insecureSkipVerification out of the API definition.\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integration-tls-config.html"
   ],
   "practices": [
    9
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-295"
   ]
  }
 },
 "mtls-truststore-unpinned": {
  "group": "tls",
  "why": "The truststore says whose certificates open the door. Without a version the domain takes whatever lies in the bucket when it is next updated, and nobody reviews that.\n",
  "help": {
   "cloudformation": "MutualTlsAuthentication:\n  TruststoreUri: s3://example-trust/ca.pem\n  TruststoreVersion: \"3\"\n",
   "sam": "MutualTlsAuthentication:\n  TruststoreUri: s3://example-trust/ca.pem\n  TruststoreVersion: \"3\"\n",
   "serverless": "custom:\n  customDomain:\n    tlsTruststoreUri: s3://example-trust/ca.pem\n    tlsTruststoreVersion: \"3\"\n",
   "terraform": "mutual_tls_authentication {\n  truststore_uri     = \"s3://example-trust/ca.pem\"\n  truststore_version = aws_s3_object.ca.version_id\n}\n",
   "cdk": "mtls: { bucket, key: 'ca.pem', version: '3' },\n"
  },
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html"
   ],
   "practices": [
    5
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-494"
   ]
  }
 },
 "private-integration-without-tls": {
  "group": "tls",
  "why": "A VPC link is a private way, not an encrypted one. Tokens and data can be read and changed by whatever else runs in the network between.\n",
  "help": {
   "cloudformation": "# REST API\nMethod:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    Integration: { ConnectionType: VPC_LINK, Uri: https://orders.internal.example.com/orders }\n# HTTP API\nHttpIntegration:\n  Type: AWS::ApiGatewayV2::Integration\n  Properties:\n    ConnectionType: VPC_LINK\n    TlsConfig: { ServerNameToVerify: orders.internal.example.com }\n",
   "sam": "x-amazon-apigateway-integration:\n  connectionType: VPC_LINK\n  tlsConfig: { serverNameToVerify: orders.internal.example.com }\n",
   "serverless": "events:\n  - http:\n      integration: http_proxy\n      connectionType: vpc-link\n      connectionId: \"${param:vpcLink}\"\n      request: { uri: https://orders.internal.example.com/orders }\n",
   "terraform": "# REST API\nresource \"aws_api_gateway_integration\" \"orders\" {\n  connection_type = \"VPC_LINK\"\n  uri             = \"https://orders.internal.example.com/orders\"\n}\n# HTTP API\nresource \"aws_apigatewayv2_integration\" \"orders\" {\n  connection_type = \"VPC_LINK\"\n  tls_config {\n    server_name_to_verify = \"orders.internal.example.com\"\n  }\n}\n",
   "cdk": "new HttpAlbIntegration('Orders', listener, { secureServerName: 'orders.internal.example.com' });\n"
  },
  "suppress-when": "The network encrypts by itself, for example between instances of the same kind in one VPC.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-10"
   ],
   "security-hub": {
    "APIGateway.10": "medium"
   },
   "practices": [
    9
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-319"
   ]
  }
 },
 "stage-without-client-certificate": {
  "group": "tls",
  "why": "A backend on the internet gets requests from everybody. With a client certificate API Gateway proves who it is, so that the backend can refuse calls that go round the API and its authorizers.\n",
  "help": {
   "cloudformation": "Certificate:\n  Type: AWS::ApiGateway::ClientCertificate\nStage:\n  Type: AWS::ApiGateway::Stage\n  Properties:\n    ClientCertificateId: !Ref Certificate\n",
   "sam": "# AWS::Serverless::Api has no such property; define the stage as AWS::ApiGateway::Stage.\n",
   "serverless": "# The stage that the framework makes cannot show one; define the stage as AWS::ApiGateway::Stage in resources.\n",
   "terraform": "resource \"aws_api_gateway_stage\" \"prod\" {\n  client_certificate_id = aws_api_gateway_client_certificate.backend.id\n}\n",
   "cdk": "deployOptions: { clientCertificateId: certificate.ref },\n"
  },
  "suppress-when": "Backends tell API Gateway's calls by other means, such as a signature, a private network or a secret header.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-2"
   ],
   "security-hub": {
    "APIGateway.2": "medium"
   },
   "practices": [
    9
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-287"
   ],
   "nist-800-53": [
    "AC-17(2)",
    "AC-4",
    "IA-5(1)",
    "SC-12(3)",
    "SC-13",
    "SC-23",
    "SC-23(3)",
    "SC-7(4)",
    "SC-8",
    "SC-8(1)",
    "SC-8(2)",
    "SI-7(6)"
   ]
  },
  "peers": {
   "checkov": [
    "CKV2_AWS_51"
   ],
   "kics": [
    "ed4c48b8-eccc-4881-95c1-09fdae23db25"
   ],
   "cdk-nag": [
    "APIGWSSLEnabled"
   ],
   "prowler": [
    "apigateway_restapi_client_certificate_enabled"
   ]
  }
 },
 "model-allows-additional-properties": {
  "group": "validation",
  "why": "Backends often hand a whole body on. A property that the model does not forbid may set what callers must not set.\n",
  "help": {
   "cloudformation": "Schema:\n  type: object\n  additionalProperties: false\n  properties: { item: { type: string } }\n",
   "sam": "Models:\n  Order:\n    type: object\n    additionalProperties: false\n    properties: { item: { type: string } }\n",
   "serverless": "request:\n  schemas:\n    application/json:\n      type: object\n      additionalProperties: false\n",
   "terraform": "resource \"aws_api_gateway_model\" \"order\" {\n  schema = jsonencode({ type = \"object\", additionalProperties = false })\n}\n",
   "cdk": "api.addModel('Order', { schema: { type: apigateway.JsonSchemaType.OBJECT, additionalProperties: false } });\n"
  },
  "suppress-when": "The body is meant to be open, such as metadata of the caller's own.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html"
   ],
   "practices": [
    10
   ],
   "owasp-api": [
    "API3:2023"
   ],
   "cwe": [
    "CWE-915"
   ]
  }
 },
 "route-without-request-validation": {
  "group": "validation",
  "why": "API Gateway can refuse requests that do not have the declared form before anything runs. Without that every malformed, oversized or hostile body costs an invocation and must be stopped by code.\n",
  "help": {
   "cloudformation": "Method:\n  Type: AWS::ApiGateway::Method\n  Properties:\n    RequestModels: { application/json: !Ref Order }\n    RequestValidatorId: !Ref Validator\nValidator:\n  Type: AWS::ApiGateway::RequestValidator\n  Properties: { RestApiId: !Ref Api, ValidateRequestBody: true, ValidateRequestParameters: true }\n",
   "sam": "Api:\n  Type: AWS::Serverless::Api\n  Properties:\n    Models:\n      Order: { type: object, required: [item], properties: { item: { type: string } } }\nFunction:\n  Type: AWS::Serverless::Function\n  Properties:\n    Events:\n      Create:\n        Type: Api\n        Properties:\n          RequestModel: { Model: Order, Required: true, ValidateBody: true, ValidateParameters: true }\n",
   "serverless": "events:\n  - http:\n      path: orders\n      method: post\n      request:\n        schemas:\n          application/json: ${file(order.schema.json)}\n",
   "terraform": "resource \"aws_api_gateway_method\" \"post_orders\" {\n  request_models       = { \"application/json\" = aws_api_gateway_model.order.name }\n  request_validator_id = aws_api_gateway_request_validator.all.id\n}\nresource \"aws_api_gateway_request_validator\" \"all\" {\n  name                        = \"all\"\n  rest_api_id                 = aws_api_gateway_rest_api.api.id\n  validate_request_body       = true\n  validate_request_parameters = true\n}\n",
   "cdk": "orders.addMethod('POST', integration, {\n  requestModels: { 'application/json': model },\n  requestValidatorOptions: { validateRequestBody: true, validateRequestParameters: true },\n});\n"
  },
  "suppress-when": "The backend validates every request itself, for example with a schema of its own, and floods are limited elsewhere.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"
   ],
   "practices": [
    10
   ],
   "owasp-api": [
    "API4:2023",
    "API8:2023"
   ],
   "cwe": [
    "CWE-20"
   ]
  },
  "peers": {
   "checkov": [
    "CKV2_AWS_53"
   ],
   "cdk-nag": [
    "AwsSolutions-APIG2",
    "APIGWRequestValidation"
   ]
  }
 },
 "http-api-without-edge-waf": {
  "group": "waf",
  "why": "AWS WAF cannot be put before an HTTP API. Attack patterns and floods are filtered only where CloudFront with a web ACL is the way in, and the API's own address is closed.\n",
  "help": {
   "cloudformation": "Distribution:\n  Type: AWS::CloudFront::Distribution\n  Properties:\n    DistributionConfig:\n      WebACLId: !GetAtt EdgeAcl.Arn\n      Origins:\n        - Id: api\n          DomainName: !Sub ${HttpApi}.execute-api.${AWS::Region}.amazonaws.com\n",
   "sam": "Distribution:\n  Type: AWS::CloudFront::Distribution\n  Properties:\n    DistributionConfig:\n      WebACLId: !GetAtt EdgeAcl.Arn\n      Origins:\n        - Id: api\n          DomainName: !Sub ${HttpApi}.execute-api.${AWS::Region}.amazonaws.com\n",
   "serverless": "resources:\n  Resources:\n    Distribution:\n      Type: AWS::CloudFront::Distribution\n      Properties:\n        DistributionConfig:\n          WebACLId: !GetAtt EdgeAcl.Arn\n          Origins:\n            - Id: api\n              DomainName: !Sub ${HttpApi}.execute-api.${AWS::Region}.amazonaws.com\n",
   "terraform": "resource \"aws_cloudfront_distribution\" \"api\" {\n  web_acl_id = aws_wafv2_web_acl.edge.arn\n  origin {\n    origin_id   = \"api\"\n    domain_name = replace(aws_apigatewayv2_api.api.api_endpoint, \"https://\", \"\")\n  }\n}\n",
   "cdk": "new cloudfront.Distribution(this, 'Front', {\n  webAclId: acl.attrArn,\n  defaultBehavior: { origin: new origins.HttpOrigin(`${api.apiId}.execute-api.${region}.amazonaws.com`) },\n});\n"
  },
  "suppress-when": "The distribution belongs to another stack, or all callers are your own services.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html",
    "https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html"
   ],
   "practices": [
    4,
    "misconfiguration"
   ],
   "owasp-api": [
    "API4:2023",
    "API8:2023"
   ],
   "cwe": [
    "CWE-693"
   ]
  }
 },
 "stage-without-waf": {
  "group": "waf",
  "why": "A web ACL turns away known attack patterns, bad addresses and too many requests from one caller before they cost anything. Without one every probe reaches the authorizer or the backend.\n",
  "help": {
   "cloudformation": "Association:\n  Type: AWS::WAFv2::WebACLAssociation\n  Properties:\n    WebACLArn: !GetAtt WebAcl.Arn\n    ResourceArn: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}\n",
   "sam": "Association:\n  Type: AWS::WAFv2::WebACLAssociation\n  Properties:\n    WebACLArn: !GetAtt WebAcl.Arn\n    ResourceArn: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Api.Stage}\n",
   "serverless": "resources:\n  Resources:\n    Association:\n      Type: AWS::WAFv2::WebACLAssociation\n      Properties:\n        WebACLArn: !GetAtt WebAcl.Arn\n        ResourceArn: !Sub arn:aws:apigateway:${AWS::Region}::/restapis/${ApiGatewayRestApi}/stages/${sls:stage}\n",
   "terraform": "resource \"aws_wafv2_web_acl_association\" \"api\" {\n  resource_arn = aws_api_gateway_stage.prod.arn\n  web_acl_arn  = aws_wafv2_web_acl.api.arn\n}\n",
   "cdk": "new wafv2.CfnWebACLAssociation(this, 'Waf', {\n  resourceArn: api.deploymentStage.stageArn,\n  webAclArn: acl.attrArn,\n});\n"
  },
  "suppress-when": "Firewall Manager or another stack associates the web ACL, or CloudFront with a web ACL is the only way in.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-4"
   ],
   "security-hub": {
    "APIGateway.4": "medium"
   },
   "practices": [
    4,
    "misconfiguration"
   ],
   "owasp-api": [
    "API4:2023",
    "API8:2023"
   ],
   "cwe": [
    "CWE-693"
   ],
   "nist-800-53": [
    "AC-4(21)"
   ]
  },
  "peers": {
   "checkov": [
    "CKV2_AWS_29"
   ],
   "kics": [
    "a186e82c-1078-4a7b-85d8-579561fde884",
    "fcbf9019-566c-4832-a65c-af00d8137d2b"
   ],
   "cdk-nag": [
    "AwsSolutions-APIG3",
    "APIGWAssociatedWithWAF"
   ],
   "prowler": [
    "apigateway_restapi_waf_acl_attached"
   ]
  }
 },
 "web-acl-without-effect": {
  "group": "waf",
  "why": "Rules that only count are for trying out. As long as nothing blocks, the web ACL is a line in an audit and no protection.\n",
  "help": {
   "cloudformation": "Rules:\n  - Name: common\n    Priority: 0\n    OverrideAction: { None: {} }\n    Statement:\n      ManagedRuleGroupStatement: { VendorName: AWS, Name: AWSManagedRulesCommonRuleSet }\n    VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: common, SampledRequestsEnabled: true }\n",
   "sam": "OverrideAction: { None: {} }\n",
   "serverless": "OverrideAction: { None: {} }\n",
   "terraform": "rule {\n  name     = \"common\"\n  priority = 0\n  override_action {\n    none {}\n  }\n}\n",
   "cdk": "overrideAction: { none: {} },\n"
  },
  "suppress-when": "The rules are being tried out, for a time with an end.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-processing.html",
    "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html"
   ],
   "practices": [
    4
   ],
   "owasp-api": [
    "API8:2023"
   ],
   "cwe": [
    "CWE-693"
   ]
  },
  "peers": {
   "checkov": [
    "CKV2_AWS_77"
   ]
  }
 }
};
