// Made by `npm run generate` from rules/**/*.yaml; do not edit.
import type { FixSource } from './fix-source.js';

/** By rule. */
export const fixes: Readonly<Record<string, FixSource>> = {
 "authorizer-ttl-too-long": {
  "does": "Keep answers for the longest time that is meant",
  "changes": [
   "authorizers.ttl"
  ],
  "set": {
   "AWS::ApiGateway::Authorizer": {
    "AuthorizerResultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "AWS::ApiGateway::RestApi": {
    "Body.**.authorizerResultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "AWS::ApiGatewayV2::Authorizer": {
    "AuthorizerResultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "AWS::ApiGatewayV2::Api": {
    "Body.**.authorizerResultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "AWS::Serverless::Api": {
    "Auth.Authorizers.*.Identity.ReauthorizeEvery": {
     "option": "seconds"
    },
    "DefinitionBody.**.authorizerResultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "AWS::Serverless::HttpApi": {
    "Auth.Authorizers.*.Identity.ReauthorizeEvery": {
     "option": "seconds"
    },
    "DefinitionBody.**.authorizerResultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "Globals": {
    "Api.Auth.Authorizers.*.Identity.ReauthorizeEvery": {
     "option": "seconds"
    },
    "HttpApi.Auth.Authorizers.*.Identity.ReauthorizeEvery": {
     "option": "seconds"
    }
   },
   "serverless": {
    "functions.*.events.*.http.authorizer.resultTtlInSeconds": {
     "option": "seconds"
    },
    "provider.httpApi.authorizers.*.resultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "openapi": {
    "**.authorizerResultTtlInSeconds": {
     "option": "seconds"
    }
   },
   "aws_api_gateway_authorizer": {
    "authorizer_result_ttl_in_seconds": {
     "option": "seconds"
    }
   },
   "aws_apigatewayv2_authorizer": {
    "authorizer_result_ttl_in_seconds": {
     "option": "seconds"
    }
   }
  }
 },
 "cache-not-encrypted": {
  "does": "Encrypt cached responses",
  "changes": [
   "stages.cache.encrypted"
  ],
  "set": {
   "AWS::ApiGateway::Stage": {
    "MethodSettings.*.CacheDataEncrypted": true
   },
   "AWS::ApiGateway::Deployment": {
    "StageDescription.CacheDataEncrypted": true,
    "StageDescription.MethodSettings.*.CacheDataEncrypted": true
   },
   "AWS::Serverless::Api": {
    "MethodSettings.*.CacheDataEncrypted": true
   },
   "Globals": {
    "Api.MethodSettings.*.CacheDataEncrypted": true
   },
   "serverless": {
    "custom.apiGatewayCaching": {
     "dataEncrypted": true
    },
    "functions.*.events.*.http.caching": {
     "dataEncrypted": true
    }
   },
   "aws_api_gateway_method_settings": {
    "settings.cache_data_encrypted": true
   }
  }
 },
 "cors-any-origin": {
  "does": "Admit the origins that the configuration names",
  "changes": [
   "cors"
  ],
  "set": {
   "AWS::ApiGateway::Method": {
    "Integration.IntegrationResponses.*.ResponseParameters.*": {
     "config": "allowed-origins",
     "as": "constant"
    }
   },
   "AWS::ApiGateway::GatewayResponse": {
    "ResponseParameters.*": {
     "config": "allowed-origins",
     "as": "constant"
    }
   },
   "AWS::ApiGateway::RestApi": {
    "Body.**.responseParameters.*": {
     "config": "allowed-origins",
     "as": "constant"
    }
   },
   "AWS::ApiGatewayV2::Api": {
    "CorsConfiguration.AllowOrigins": {
     "config": "allowed-origins"
    },
    "Body.x-amazon-apigateway-cors.allowOrigins": {
     "config": "allowed-origins"
    }
   },
   "AWS::Serverless::Api": {
    "Cors": {
     "config": "allowed-origins",
     "as": "constant"
    },
    "Cors.AllowOrigin": {
     "config": "allowed-origins",
     "as": "constant"
    },
    "DefinitionBody.**.responseParameters.*": {
     "config": "allowed-origins",
     "as": "constant"
    },
    "GatewayResponses.*.ResponseParameters.Headers.*": {
     "config": "allowed-origins",
     "as": "constant"
    }
   },
   "AWS::Serverless::HttpApi": {
    "CorsConfiguration": {
     "AllowOrigins": {
      "config": "allowed-origins"
     }
    },
    "DefinitionBody.x-amazon-apigateway-cors.allowOrigins": {
     "config": "allowed-origins"
    }
   },
   "Globals": {
    "Api.Cors": {
     "config": "allowed-origins",
     "as": "constant"
    },
    "Api.Cors.AllowOrigin": {
     "config": "allowed-origins",
     "as": "constant"
    },
    "Api.GatewayResponses.*.ResponseParameters.Headers.*": {
     "config": "allowed-origins",
     "as": "constant"
    },
    "HttpApi.CorsConfiguration": {
     "AllowOrigins": {
      "config": "allowed-origins"
     }
    }
   },
   "serverless": {
    "functions.*.events.*.http.cors": {
     "origin": {
      "config": "allowed-origins",
      "as": "only"
     }
    },
    "functions.*.events.*.http.cors.origins": {
     "config": "allowed-origins"
    },
    "provider.httpApi.cors": {
     "allowedOrigins": {
      "config": "allowed-origins"
     }
    }
   },
   "openapi": {
    "**.responseParameters.*": {
     "config": "allowed-origins",
     "as": "constant"
    },
    "x-amazon-apigateway-cors.allowOrigins": {
     "config": "allowed-origins"
    }
   },
   "aws_api_gateway_integration_response": {
    "response_parameters.*": {
     "config": "allowed-origins",
     "as": "constant"
    }
   },
   "aws_api_gateway_gateway_response": {
    "response_parameters.*": {
     "config": "allowed-origins",
     "as": "constant"
    }
   },
   "aws_apigatewayv2_api": {
    "cors_configuration.allow_origins": {
     "config": "allowed-origins"
    }
   }
  }
 },
 "stage-without-throttling": {
  "does": "Limit the rate of requests as the configuration says",
  "changes": [
   "stages.throttle"
  ],
  "set": {
   "AWS::ApiGateway::Stage": {
    "MethodSettings[ResourcePath=/*,HttpMethod=*]": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    }
   },
   "AWS::ApiGateway::Deployment": {
    "StageDescription": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    }
   },
   "AWS::ApiGatewayV2::Stage": {
    "DefaultRouteSettings": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    }
   },
   "AWS::Serverless::Api": {
    "MethodSettings[ResourcePath=/*,HttpMethod=*]": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    }
   },
   "AWS::Serverless::HttpApi": {
    "DefaultRouteSettings": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    }
   },
   "AWS::Serverless::WebSocketApi": {
    "DefaultRouteSettings": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    }
   },
   "Globals": {
    "Api.MethodSettings[ResourcePath=/*,HttpMethod=*]": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    },
    "HttpApi.DefaultRouteSettings": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    },
    "WebSocketApi.DefaultRouteSettings": {
     "ThrottlingRateLimit": {
      "config": "throttling-rate"
     },
     "ThrottlingBurstLimit": {
      "config": "throttling-burst"
     }
    }
   },
   "aws_api_gateway_method_settings": {
    "settings": {
     "throttling_rate_limit": {
      "config": "throttling-rate"
     },
     "throttling_burst_limit": {
      "config": "throttling-burst"
     }
    }
   },
   "aws_apigatewayv2_stage": {
    "default_route_settings": {
     "throttling_rate_limit": {
      "config": "throttling-rate"
     },
     "throttling_burst_limit": {
      "config": "throttling-burst"
     }
    }
   }
  }
 },
 "stage-logs-request-data": {
  "does": "Switch data trace off",
  "changes": [
   "stages.dataTrace"
  ],
  "set": {
   "AWS::ApiGateway::Stage": {
    "MethodSettings.*.DataTraceEnabled": false
   },
   "AWS::ApiGateway::Deployment": {
    "StageDescription.DataTraceEnabled": false,
    "StageDescription.MethodSettings.*.DataTraceEnabled": false
   },
   "AWS::ApiGatewayV2::Stage": {
    "DefaultRouteSettings.DataTraceEnabled": false,
    "RouteSettings.*.DataTraceEnabled": false
   },
   "AWS::Serverless::Api": {
    "MethodSettings.*.DataTraceEnabled": false
   },
   "AWS::Serverless::WebSocketApi": {
    "DefaultRouteSettings.DataTraceEnabled": false,
    "RouteSettings.*.DataTraceEnabled": false
   },
   "Globals": {
    "Api.MethodSettings.*.DataTraceEnabled": false,
    "WebSocketApi.DefaultRouteSettings.DataTraceEnabled": false
   },
   "serverless": {
    "provider.logs.restApi": {
     "fullExecutionData": false
    },
    "provider.logs.websocket": {
     "fullExecutionData": false
    }
   },
   "aws_api_gateway_method_settings": {
    "settings.data_trace_enabled": false
   },
   "aws_apigatewayv2_stage": {
    "default_route_settings.data_trace_enabled": false,
    "route_settings.data_trace_enabled": false
   }
  }
 },
 "stage-without-execution-logging": {
  "does": "Log errors",
  "decision": "a deployment fails in an account that has no CloudWatch role for API Gateway",
  "set": {
   "AWS::ApiGateway::Stage": {
    "MethodSettings[ResourcePath=/*,HttpMethod=*]": {
     "LoggingLevel": "ERROR",
     "DataTraceEnabled": false
    }
   },
   "AWS::ApiGatewayV2::Stage": {
    "DefaultRouteSettings": {
     "LoggingLevel": "ERROR",
     "DataTraceEnabled": false
    }
   },
   "AWS::Serverless::Api": {
    "MethodSettings[ResourcePath=/*,HttpMethod=*]": {
     "LoggingLevel": "ERROR",
     "DataTraceEnabled": false
    }
   },
   "AWS::Serverless::WebSocketApi": {
    "DefaultRouteSettings": {
     "LoggingLevel": "ERROR",
     "DataTraceEnabled": false
    }
   },
   "Globals": {
    "Api.MethodSettings[ResourcePath=/*,HttpMethod=*]": {
     "LoggingLevel": "ERROR",
     "DataTraceEnabled": false
    }
   },
   "serverless": {
    "provider.logs.restApi": {
     "level": "ERROR",
     "fullExecutionData": false
    }
   },
   "aws_apigatewayv2_stage": {
    "default_route_settings": {
     "logging_level": "ERROR",
     "data_trace_enabled": false
    }
   }
  }
 },
 "stage-without-tracing": {
  "does": "Switch X-Ray tracing on",
  "changes": [
   "stages.tracing"
  ],
  "set": {
   "AWS::ApiGateway::Stage": {
    "TracingEnabled": true
   },
   "AWS::ApiGateway::Deployment": {
    "StageDescription.TracingEnabled": true
   },
   "AWS::Serverless::Api": {
    "TracingEnabled": true
   },
   "Globals": {
    "Api.TracingEnabled": true
   },
   "serverless": {
    "provider.tracing.apiGateway": true
   },
   "aws_api_gateway_stage": {
    "xray_tracing_enabled": true
   }
  }
 },
 "unintended-stage": {
  "does": "State the OpenAPI version, so that SAM makes no stage of its own",
  "changes": [
   "stages"
  ],
  "set": {
   "AWS::Serverless::Api": {
    "OpenApiVersion": "2.0"
   },
   "Globals": {
    "Api.OpenApiVersion": "2.0"
   }
  }
 },
 "default-endpoint-bypasses-mtls": {
  "does": "Disable the default endpoint",
  "decision": "clients that use the execute-api address cannot connect any more",
  "set": {
   "AWS::ApiGateway::RestApi": {
    "DisableExecuteApiEndpoint": true
   },
   "AWS::ApiGatewayV2::Api": {
    "DisableExecuteApiEndpoint": true
   },
   "AWS::Serverless::Api": {
    "DisableExecuteApiEndpoint": true
   },
   "AWS::Serverless::HttpApi": {
    "DisableExecuteApiEndpoint": true
   },
   "serverless": {
    "provider.apiGateway.disableDefaultEndpoint": true,
    "provider.httpApi.disableDefaultEndpoint": true
   },
   "aws_api_gateway_rest_api": {
    "disable_execute_api_endpoint": true
   },
   "aws_apigatewayv2_api": {
    "disable_execute_api_endpoint": true
   }
  }
 },
 "default-endpoint-enabled": {
  "does": "Disable the default endpoint",
  "decision": "clients that use the execute-api address cannot connect any more",
  "set": {
   "AWS::ApiGateway::RestApi": {
    "DisableExecuteApiEndpoint": true
   },
   "AWS::ApiGatewayV2::Api": {
    "DisableExecuteApiEndpoint": true
   },
   "AWS::Serverless::Api": {
    "DisableExecuteApiEndpoint": true
   },
   "AWS::Serverless::HttpApi": {
    "DisableExecuteApiEndpoint": true
   },
   "serverless": {
    "provider.apiGateway.disableDefaultEndpoint": true,
    "provider.httpApi.disableDefaultEndpoint": true
   },
   "aws_api_gateway_rest_api": {
    "disable_execute_api_endpoint": true
   },
   "aws_apigatewayv2_api": {
    "disable_execute_api_endpoint": true
   }
  }
 },
 "domain-weak-tls": {
  "does": "Demand TLS 1.2",
  "decision": "clients that know older versions only cannot connect any more",
  "set": {
   "AWS::ApiGateway::DomainName": {
    "SecurityPolicy": "TLS_1_2"
   },
   "AWS::Serverless::Api": {
    "Domain.SecurityPolicy": "TLS_1_2"
   },
   "serverless": {
    "custom.customDomain.securityPolicy": "tls_1_2"
   },
   "aws_api_gateway_domain_name": {
    "security_policy": "TLS_1_2"
   }
  }
 },
 "route-without-request-validation": {
  "does": "Let the validator check what the route declares",
  "changes": [
   "routes.validation"
  ],
  "set": {
   "AWS::ApiGateway::RequestValidator": {
    "": {
     "ValidateRequestBody": true,
     "ValidateRequestParameters": true
    },
    "ValidateRequestBody": true,
    "ValidateRequestParameters": true
   },
   "AWS::ApiGateway::RestApi": {
    "Body.x-amazon-apigateway-request-validators.*.validateRequestBody": true,
    "Body.x-amazon-apigateway-request-validators.*.validateRequestParameters": true
   },
   "AWS::Serverless::Api": {
    "DefinitionBody.x-amazon-apigateway-request-validators.*.validateRequestBody": true,
    "DefinitionBody.x-amazon-apigateway-request-validators.*.validateRequestParameters": true
   },
   "AWS::Serverless::Function": {
    "Events.*.Properties.RequestModel.ValidateBody!": true,
    "Events.*.Properties.RequestModel.ValidateParameters!": true
   },
   "openapi": {
    "x-amazon-apigateway-request-validators.*.validateRequestBody": true,
    "x-amazon-apigateway-request-validators.*.validateRequestParameters": true
   },
   "aws_api_gateway_request_validator": {
    "": {
     "validate_request_body": true,
     "validate_request_parameters": true
    },
    "validate_request_body": true,
    "validate_request_parameters": true
   }
  }
 }
};
