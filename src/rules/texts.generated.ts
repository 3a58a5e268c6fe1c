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
   "serverless": "events:\n  - httpApi:\n      path: /cart\n      method: get\n      authorizer: { name: users }\n",
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
   "sam": "x-amazon-apigateway-integration:\n  type: aws\n  credentials: !GetAtt IntegrationRole.Arn\n",
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
   "sam": "Auth:\n  Authorizer: Users\n  AuthorizationScopes: [news/read]\n",
   "serverless": "events:\n  - httpApi:\n      path: /news\n      method: get\n      authorizer: { name: users, scopes: [news/read] }\n",
   "terraform": "resource \"aws_apigatewayv2_route\" \"get_news\" {\n  authorization_scopes = [\"news/read\"]\n}\n",
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
 "stage-without-client-certificate": {
  "group": "tls",
  "why": "A backend on the internet sees requests from everybody. With a client certificate API Gateway proves who it is, so the backend can refuse calls that go around the API and its authorizers.\n",
  "help": {
   "cloudformation": "Certificate:\n  Type: AWS::ApiGateway::ClientCertificate\nStage:\n  Type: AWS::ApiGateway::Stage\n  Properties:\n    ClientCertificateId: !Ref Certificate\n"
  },
  "suppress-when": "The backend tells API Gateway's calls by other means, such as a signature, a private network or a secret header.",
  "references": {
   "docs": [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html"
   ],
   "security-hub": {
    "APIGateway.2": "medium"
   },
   "cwe": [
    "CWE-287"
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
 }
};
