// Made by `npm run generate` from rules/**/*.yaml; do not edit.
import type { RuleCore } from './rule.js';

export const sources: readonly RuleCore[] = [
 {
  "id": "authorizer-cache-key-too-narrow",
  "title": "Authorizer's answer for one caller is given to others",
  "severity": "medium",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "authorizer",
  "when": {
   "type": "request",
   "ttl": {
    "at-least": 1
   }
  },
  "require": {
   "cacheKeyIsCredential": true
  },
  "message": "Authorizer {name} of API {api.name} keeps answers for {ttl} s by {identitySources}: no credential is in the key, so one caller's access serves another.",
  "undecided": "Whether authorizer {name} of API {api.name} keeps its answers apart for each caller is not known",
  "mend": "Add the header that carries the credential to the identity sources, or set the TTL to 0."
 },
 {
  "id": "authorizer-not-attached",
  "title": "Authorizer and routes do not belong together",
  "severity": "medium",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "attachment",
  "require": {
   "attached": true
  },
  "message": "{what} of API {api.name}: {problem}.",
  "undecided": "Whether {what} of API {api.name} has its counterpart is not known",
  "mend": "Name the authorizer in the routes that it is for, with the authorization type that fits, or take it away."
 },
 {
  "id": "authorizer-ttl-too-long",
  "title": "Authorizer's answers hold for too long",
  "severity": "low",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "authorizer",
  "options": {
   "seconds": {
    "type": "number",
    "default": 900,
    "minimum": 1,
    "maximum": 3600,
    "description": "The longest time for which answers may be kept."
   }
  },
  "when": {
   "type": {
    "one-of": [
     "token",
     "request"
    ]
   }
  },
  "require": {
   "ttl": {
    "at-most": {
     "option": "seconds"
    }
   }
  },
  "message": "Authorizer {name} of API {api.name} keeps its answers for {ttl} s: access that is taken away lasts that long (at most {option.seconds} s are meant).",
  "mend": "Lower the TTL to a time for which revoked access may last."
 },
 {
  "id": "authorizer-without-caching",
  "title": "Lambda authorizer runs for every single request",
  "severity": "low",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "authorizer",
  "when": {
   "type": {
    "one-of": [
     "token",
     "request"
    ]
   }
  },
  "require": {
   "ttl": {
    "at-least": 1
   }
  },
  "message": "Authorizer {name} of API {api.name} keeps its answers for {ttl} seconds: its function runs for every request, also for a flood of them.",
  "mend": "Let answers be kept for some minutes, with identity sources that name the caller's credential."
 },
 {
  "id": "integration-with-caller-credentials",
  "title": "Backend is called with the caller's own or any credentials",
  "severity": "medium",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "route",
  "when": {
   "integration.credentials": "present"
  },
  "require": {
   "integration.callerCredentials": false
  },
  "message": "{label} of API {api.name} calls its backend with {integration.credentials}: what it may do there is not limited by a role of its own.",
  "mend": "Give the integration one role that may do just what the route needs."
 },
 {
  "id": "jwt-authorizer-insecure-issuer",
  "title": "JWT authorizer fetches its keys without TLS",
  "severity": "high",
  "kinds": [
   "http"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "authorizer",
  "when": {
   "type": "jwt",
   "issuer": "present"
  },
  "require": {
   "issuer": {
    "matches": "^https://"
   }
  },
  "message": "Authorizer {name} of API {api.name} trusts the issuer {issuer}, which is not https: its signing keys can be forged on the way.",
  "mend": "Use the issuer's https address."
 },
 {
  "id": "jwt-authorizer-without-audience",
  "title": "JWT authorizer accepts tokens that are meant for other applications",
  "severity": "high",
  "kinds": [
   "http"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "authorizer",
  "when": {
   "type": "jwt"
  },
  "require": {
   "audience": "present"
  },
  "message": "Authorizer {name} of API {api.name} names no audience: a token that {issuer} issued for any other application is accepted too.",
  "mend": "List the client ids for which tokens must be issued as the audience."
 },
 {
  "id": "lambda-permission-too-broad",
  "title": "Lambda permission lets other APIs invoke the function",
  "severity": "medium",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "lambda-permission",
  "when": {
   "forApiGateway": true,
   "generated": false
  },
  "require": {
   "scope": "api"
  },
  "message": "This permission lets API Gateway invoke the function for {admits} (source ARN: {sourceArn}), past your own API's authorizers.",
  "undecided": "Which APIs this Lambda permission admits is not known",
  "mend": "Name this API in the source ARN: arn:aws:execute-api:<region>:<account>:<api id>/*."
 },
 {
  "id": "private-route-without-authorization",
  "title": "Route can be called by anyone in the networks that reach it",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "route",
  "when": {
   "preflight": false,
   "apiKeyRequired": false,
   "reach": "restricted",
   "api.demandsClientCertificate": false
  },
  "require": {
   "authorization": {
    "none-of": [
     "none"
    ]
   }
  },
  "message": "{label} of API {api.name}{breadth} has no authorization: {callers} can call it{opening}.",
  "undecided": "Whether everybody near {label} of API {api.name} can call it without authorization is not known",
  "mend": "Ask for AWS credentials (AuthorizationType AWS_IAM) or a token as well as for the right network."
 },
 {
  "id": "route-with-api-key-only",
  "title": "An API key is all that protects the route",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "route",
  "when": {
   "preflight": false,
   "apiKeyRequired": true,
   "reach": {
    "none-of": [
     "nobody"
    ]
   }
  },
  "require": {
   "authorization": {
    "none-of": [
     "none"
    ]
   }
  },
  "message": "{label} of API {api.name} asks for an API key and nothing else: whoever has seen a key can call it{opening}.",
  "mend": "Add an authorization type beside the key; the key stays for the usage plan."
 },
 {
  "id": "route-without-authorization",
  "title": "Route can be called by anyone on the internet",
  "severity": "high",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "security-hub": {
    "kinds": [
     "http",
     "websocket"
    ]
   },
   "strict": true
  },
  "subject": "route",
  "when": {
   "canBeAuthorized": true,
   "preflight": false,
   "apiKeyRequired": false,
   "reach": "internet",
   "api.demandsClientCertificate": false
  },
  "require": {
   "authorization": {
    "none-of": [
     "none"
    ]
   }
  },
  "message": "{label} of API {api.name}{breadth} has no authorization: {callers} can call it{opening}.",
  "undecided": "Whether strangers can call {label} of API {api.name} without authorization is not known",
  "mend": "Give the route an authorization type, AWS_IAM or an authorizer, or let a resource policy say who may come in."
 },
 {
  "id": "route-without-scopes",
  "title": "Route accepts any token of the user pool or issuer",
  "severity": "low",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "route",
  "when": {
   "authorization": {
    "one-of": [
     "cognito",
     "jwt"
    ]
   }
  },
  "require": {
   "scopes": "present"
  },
  "message": "{label} of API {api.name} names no scopes: any token of its authorizer opens it, whatever the token is meant for.",
  "mend": "Name the scopes of which a caller's token must have one."
 },
 {
  "id": "token-authorizer-without-validation",
  "title": "Lambda authorizer is asked about tokens of any form",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "authorizer",
  "when": {
   "type": "token"
  },
  "require": {
   "validationExpression": "present"
  },
  "message": "Authorizer {name} of API {api.name} has no validation expression: its function runs for every string that somebody sends as a token.",
  "mend": "Give the authorizer an identity validation expression that describes the form of its tokens."
 },
 {
  "id": "token-authorizer",
  "title": "Lambda authorizer sees only a token",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "authorizer",
  "require": {
   "type": {
    "none-of": [
     "token"
    ]
   }
  },
  "message": "Authorizer {name} of API {api.name} is of type TOKEN: it sees one header and the method's ARN, not the request that it decides about.",
  "mend": "Make it a REQUEST authorizer with the header as an identity source."
 },
 {
  "id": "stage-without-client-certificate",
  "title": "Stage calls HTTP backends without a client certificate",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "security-hub": {
    "options": {
     "always": true
    }
   },
   "strict": true
  },
  "subject": "stage",
  "options": {
   "always": {
    "type": "boolean",
    "default": false,
    "description": "Also judge stages without any HTTP integration, as Security Hub does."
   }
  },
  "when": {
   "any": [
    {
     "option.always": true
    },
    {
     "api.routes": {
      "some": {
       "integration.type": "http"
      }
     }
    }
   ]
  },
  "require": {
   "clientCertificate": "present"
  },
  "message": "Stage {name} of API {api.name} has no client certificate: its HTTP backends cannot tell API Gateway from anybody else.",
  "mend": "Generate an AWS::ApiGateway::ClientCertificate, name it in the stage and let the backend verify it."
 }
];
