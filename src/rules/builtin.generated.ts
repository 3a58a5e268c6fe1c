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
  "message": "Authorizer {label} of API {api.label} keeps answers for {ttl} s without a credential in the key (identity sources: {identitySources}): one caller's access serves another.",
  "undecided": "Whether authorizer {label} of API {api.label} keeps its answers apart for each caller is not known",
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
  "message": "{what} of API {api.label}: {problem}.",
  "undecided": "Whether {whose} of API {api.label} {need} is not known",
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
  "message": "Authorizer {label} of API {api.label} keeps its answers for {ttl} s: access that is taken away lasts that long (at most {option.seconds} s are meant).",
  "undecided": "How long authorizer {label} of API {api.label} keeps its answers is not known",
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
  "message": "Authorizer {label} of API {api.label} keeps its answers for {ttl} seconds: its function runs for every request, also for a flood of them.",
  "undecided": "How long authorizer {label} of API {api.label} keeps its answers is not known",
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
  "message": "{label} of API {api.label} calls its backend with {integration.credentials}: what it may do there is not limited by a role of its own.",
  "undecided": "With which credentials {label} of API {api.label} calls its backend is not known",
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
  "message": "Authorizer {label} of API {api.label} trusts the issuer {issuer}, which is not https: its signing keys can be forged on the way.",
  "undecided": "Whether the issuer of authorizer {label} of API {api.label} is https is not known",
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
  "message": "Authorizer {label} of API {api.label} names no audience: it accepts every token of {issuer}, whatever application the token was issued for.",
  "undecided": "For whom tokens of authorizer {label} of API {api.label} must be meant is not known",
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
   "generated": false
  },
  "require": {
   "scope": {
    "one-of": [
     "none",
     "api",
     "account"
    ]
   }
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
  "message": "{label}{breadth} of API {api.label} has no authorization: {callers} can call it{opening}.",
  "undecided": "Whether everybody near {label} of API {api.label} can call it without authorization is not known",
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
  "message": "{label} of API {api.label} asks for an API key and nothing else: whoever has seen a key can call it{opening}.",
  "undecided": "Whether an API key is all that protects {label} of API {api.label} is not known",
  "see": [
   "api.authorizers"
  ],
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
  "message": "{label}{breadth} of API {api.label} has no authorization: {callers} can call it{opening}.",
  "undecided": "Whether strangers can call {label} of API {api.label} without authorization is not known",
  "see": [
   "api.authorizers"
  ],
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
  "message": "{label} of API {api.label} names no scopes: any token of its authorizer opens it, whatever the token is meant for.",
  "undecided": "Whether {label} of API {api.label} asks for scopes is not known",
  "see": [
   "authorizer"
  ],
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
  "message": "Authorizer {label} of API {api.label} has no validation expression: its function runs for every string that somebody sends as a token.",
  "undecided": "Whether authorizer {label} of API {api.label} checks the form of tokens is not known",
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
  "message": "Authorizer {label} of API {api.label} is of type TOKEN: it sees one header and the method's ARN, not the request that it decides about.",
  "undecided": "What authorizer {label} of API {api.label} sees of a request is not known",
  "mend": "Make it a REQUEST authorizer with the header as an identity source."
 },
 {
  "id": "cache-invalidation-unauthorized",
  "title": "Anyone may drop cached responses",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "stage",
  "require": {
   "invalidatesForAnybody": false
  },
  "message": "Stage {label} of API {api.label} lets every caller drop cached responses: a header in each request sends all of them to the backend.",
  "undecided": "Whether stage {label} of API {api.label} lets everybody drop cached responses is not known",
  "mend": "Require authorization for cache control."
 },
 {
  "id": "cache-not-encrypted",
  "title": "Cached responses are stored unencrypted",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "security-hub": true,
   "strict": true
  },
  "subject": "stage",
  "require": {
   "cachesInClear": false
  },
  "message": "Stage {label} of API {api.label} caches responses of {clearCachedRoutes} without encryption.",
  "undecided": "Whether stage {label} of API {api.label} caches responses without encryption is not known",
  "mend": "Set CacheDataEncrypted for every method that is cached."
 },
 {
  "id": "cache-shared-between-callers",
  "title": "One caller's cached answer is given to others",
  "severity": "high",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "route",
  "when": {
   "authorized": true,
   "preflight": false,
   "cachedIn": "present"
  },
  "require": {
   "cacheKeyNamesCaller": true
  },
  "message": "{label} of API {api.label} checks its callers, but stage {cachedIn} caches answers without the caller in the key: one gets another's.",
  "undecided": "Whether {label} of API {api.label} keeps cached answers of different callers apart is not known",
  "see": [
   "authorizer"
  ],
  "mend": "Make the header that carries the caller's identity a cache key parameter, or switch caching off for the method."
 },
 {
  "id": "cors-any-origin-with-credentials",
  "title": "Pages of any origin may call the API with the user's credentials",
  "severity": "high",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "require": {
   "openOriginWithCredentials": "absent"
  },
  "message": "API {label} admits the origin {openOriginWithCredentials} with credentials: {openOriginRisk}.",
  "undecided": "Whether API {label} admits any origin with credentials is not known",
  "mend": "List the origins of your own pages, or do not allow credentials."
 },
 {
  "id": "cors-any-origin",
  "title": "Pages of any origin may call the API from a browser",
  "severity": "medium",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "require": {
   "openOrigin": "absent"
  },
  "message": "API {label} tells browsers to admit the origin {openOrigin}: any web page that a user opens {openOriginEffect}.",
  "undecided": "Which origins API {label} admits is not known",
  "mend": "List the origins of your own pages."
 },
 {
  "id": "cors-insecure-origin",
  "title": "Pages that travel unencrypted may call the API",
  "severity": "low",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "api",
  "require": {
   "insecureOrigin": "absent"
  },
  "message": "API {label} admits the origin {insecureOrigin}, which is not https: whoever can change that page on its way can call the API through it.",
  "undecided": "Whether API {label} admits an origin that is not https is not known",
  "mend": "Admit the https origin only."
 },
 {
  "id": "definition-in-two-places",
  "title": "API is defined in a body and by resources of its own",
  "severity": "medium",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "require": {
   "definedTwice": false
  },
  "message": "API {label} has an OpenAPI body and routes that are resources of their own: the next import of the body silently drops what they say.",
  "undecided": "Whether API {label} is defined in two places is not known",
  "mend": "Define every route in the body, or every route as a resource."
 },
 {
  "id": "open-deployment-left-live",
  "title": "Changes of the routes are not deployed",
  "severity": "medium",
  "kinds": [
   "rest",
   "websocket"
  ],
  "presets": {
   "strict": true
  },
  "subject": "deployment",
  "require": {
   "followsChanges": true
  },
  "message": "The deployment of API {api.label} does not change with its routes: what is hardened in the source stays open on the live stage.",
  "undecided": "Whether the deployment of API {api.label} follows changes is not known",
  "see": [
   "api.stages"
  ],
  "mend": "Make a new deployment with each change, by a hash in its logical id or by triggers."
 },
 {
  "id": "api-key-without-usage-plan",
  "title": "Routes ask for API keys that no usage plan admits",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "stage",
  "when": {
   "asksForKey": true
  },
  "require": {
   "usagePlan": true
  },
  "message": "Routes of API {api.label} ask for an API key, but no usage plan covers stage {label}: no key opens them there.",
  "undecided": "Whether routes of API {api.label} ask for a key that no usage plan of stage {label} covers is not known",
  "mend": "Add a usage plan that covers the stage and put the keys into it."
 },
 {
  "id": "hard-coded-api-key",
  "title": "Value of an API key is written in the source",
  "severity": "high",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api-key",
  "require": {
   "hardCoded": false
  },
  "message": "The value of API key {label} is written in the source: whoever can read the repository can use the key.",
  "undecided": "Whether the value of API key {label} is written in the source is not known",
  "mend": "Leave the value out, so that API Gateway makes one, or pass it in as a NoEcho parameter or from Secrets Manager."
 },
 {
  "id": "secret-in-stage-variable",
  "title": "Stage variable holds a secret",
  "severity": "high",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "stage",
  "require": {
   "secretVariable": "absent"
  },
  "message": "A variable of stage {label} of API {api.label} holds a secret: {secretVariable}. Stage variables are neither encrypted nor hidden.",
  "undecided": "Whether a variable of stage {label} of API {api.label} holds a secret is not known",
  "mend": "Keep the secret in Secrets Manager or Parameter Store and let the backend read it there."
 },
 {
  "id": "stage-without-throttling",
  "title": "Stage takes as many requests as the account allows",
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
  "subject": "stage",
  "when": {
   "planThrottled": false
  },
  "require": {
   "throttled": true
  },
  "message": "Stage {label} of API {api.label} lacks a rate or burst limit for {unlimitedRoutes}: one caller can use up the whole account's requests.",
  "undecided": "Whether every route of stage {label} of API {api.label} has limits is not known",
  "mend": "Set ThrottlingRateLimit and ThrottlingBurstLimit for all methods of the stage."
 },
 {
  "id": "stage-without-usage-plan",
  "title": "No usage plan covers the stage",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "stage",
  "require": {
   "usagePlan": true
  },
  "message": "No usage plan covers stage {label} of API {api.label}: how much one client may use cannot be said.",
  "undecided": "Whether a usage plan covers stage {label} of API {api.label} is not known",
  "mend": "Add a usage plan for the stage, with keys for its clients."
 },
 {
  "id": "usage-plan-without-limits",
  "title": "Usage plan limits nothing",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "usage-plan",
  "require": {
   "limited": true
  },
  "message": "Usage plan {label} has neither a throttle nor a quota: its keys may send as many requests as the account allows.",
  "undecided": "Whether usage plan {label} limits its keys is not known",
  "mend": "Give the plan a Throttle, a Quota or both."
 },
 {
  "id": "access-log-leaks-credentials",
  "title": "Access log copies credentials",
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
  "subject": "stage",
  "when": {
   "accessLogging": true
  },
  "require": {
   "accessLogLeaks": "absent"
  },
  "message": "The access log of stage {label} of API {api.label} copies {accessLogLeaks}: whoever reads the log can call the API as its users.",
  "undecided": "Whether the access log of stage {label} of API {api.label} copies credentials is not known",
  "mend": "Take these variables out; log an id instead, such as $context.identity.apiKeyId or one claim like sub."
 },
 {
  "id": "access-log-missing-fields",
  "title": "Access log leaves out what an investigation needs",
  "severity": "low",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "stage",
  "when": {
   "accessLogging": true
  },
  "require": {
   "accessLogMissing": "absent"
  },
  "message": "The access log of stage {label} of API {api.label} leaves out: {accessLogMissing}.",
  "undecided": "What the access log of stage {label} of API {api.label} leaves out is not known",
  "mend": "Add the variables for request id, caller address, time, method or route, and status to the format."
 },
 {
  "id": "access-log-unstructured",
  "title": "Access log has no form that machines read",
  "severity": "low",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "strict": true
  },
  "subject": "stage",
  "when": {
   "accessLogging": true
  },
  "require": {
   "accessLogStructured": true
  },
  "message": "The access log of stage {label} of API {api.label} is neither JSON, XML, CSV nor in the Common Log Format: no query finds a field in it.",
  "undecided": "Whether the access log of stage {label} of API {api.label} is structured is not known",
  "mend": "Write the format as JSON."
 },
 {
  "id": "logging-role-missing",
  "title": "No role lets API Gateway write its logs",
  "severity": "low",
  "kinds": [
   "rest",
   "websocket"
  ],
  "presets": {
   "strict": true
  },
  "subject": "logging-role",
  "when": {
   "needed": true
  },
  "require": {
   "set": true
  },
  "message": "Stages write logs, but nothing here sets the account-wide CloudWatch role: without it API Gateway logs nothing, unless the account has one.",
  "undecided": "Whether API Gateway needs and has a role to write its logs is not known",
  "mend": "Set the role once in each account and region, with AWS::ApiGateway::Account."
 },
 {
  "id": "stage-logs-request-data",
  "title": "Stage logs whole requests, tokens included",
  "severity": "medium",
  "kinds": [
   "rest",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "stage",
  "require": {
   "logsRequestData": false
  },
  "message": "Stage {label} of API {api.label} writes bodies and headers of {tracedRoutes} to the log: personal data and tokens lie there in the clear.",
  "undecided": "Whether stage {label} of API {api.label} logs whole requests is not known",
  "mend": "Switch DataTraceEnabled off; use the access log for what must be kept."
 },
 {
  "id": "stage-without-access-logging",
  "title": "Stage writes no access log",
  "severity": "medium",
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
  "subject": "stage",
  "require": {
   "accessLogging": true
  },
  "message": "Stage {label} of API {api.label} writes no access log: who called what, from where and with what result is lost.",
  "undecided": "Whether stage {label} of API {api.label} writes an access log is not known",
  "mend": "Name a log group and a format in the stage's access log settings."
 },
 {
  "id": "stage-without-execution-logging",
  "title": "Stage writes no execution logs",
  "severity": "medium",
  "kinds": [
   "rest",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "security-hub": true,
   "strict": true
  },
  "subject": "stage",
  "require": {
   "executionLogging": true
  },
  "message": "Stage {label} of API {api.label} writes no execution logs for {unloggedRoutes}: why a request was refused or failed leaves no trace.",
  "undecided": "Whether stage {label} of API {api.label} writes execution logs for every route is not known",
  "mend": "Set LoggingLevel to ERROR or INFO for all methods of the stage."
 },
 {
  "id": "stage-without-tracing",
  "title": "Stage is not traced with X-Ray",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "security-hub": true,
   "strict": true
  },
  "subject": "stage",
  "require": {
   "tracing": true
  },
  "message": "Stage {label} of API {api.label} is not traced with X-Ray: where a request goes and what fails on its way cannot be seen.",
  "undecided": "Whether stage {label} of API {api.label} is traced is not known",
  "mend": "Set TracingEnabled for the stage."
 },
 {
  "id": "unintended-stage",
  "title": "Deployment makes a second stage that nobody asked for",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "unintended-stage",
  "require": {
   "askedFor": true
  },
  "message": "API {api.label} is also deployed to a stage named {label} that nobody asked for: logs, limits, tracing or a web ACL of other stages do not hold there.",
  "see": [
   "api.stages"
  ],
  "mend": "In SAM set OpenApiVersion under Globals.Api; in CloudFormation take StageName out of the deployment."
 },
 {
  "id": "api-publicly-reachable",
  "title": "API is reached from the internet",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {},
  "subject": "api",
  "require": {
   "endpoint": "private"
  },
  "message": "API {label} is {endpoint}: the internet reaches it, whoever its routes let in.",
  "undecided": "Whether the internet reaches API {label} is not known",
  "mend": "Make the API private and name its VPC endpoints in the resource policy."
 },
 {
  "id": "control-without-effect",
  "title": "Protection that this kind of API does not heed",
  "severity": "medium",
  "kinds": [
   "http",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "control",
  "require": {
   "hasEffect": true
  },
  "message": "The {what} of API {api.label} has no effect: APIs of kind {api.kind} heed none. It protects nothing, though it looks as if it did.",
  "undecided": "Whether the {what} of API {api.label} has an effect is not known",
  "see": [
   "api"
  ],
  "mend": "Use a REST API where the protection is needed, put CloudFront with a web ACL in front, or take the setting away."
 },
 {
  "id": "default-endpoint-bypasses-mtls",
  "title": "Default endpoint goes round mutual TLS",
  "severity": "high",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "when": {
   "mutualTlsDomain": true
  },
  "require": {
   "defaultEndpoint": "disabled"
  },
  "message": "API {label} asks for client certificates on its custom domain, but its default execute-api endpoint takes calls without one.",
  "undecided": "Whether the default endpoint of API {label} goes round mutual TLS is not known",
  "see": [
   "domains"
  ],
  "mend": "Disable the default endpoint of the API."
 },
 {
  "id": "default-endpoint-enabled",
  "title": "Default endpoint is on beside the custom domain",
  "severity": "medium",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "strict": true
  },
  "subject": "api",
  "when": {
   "mapped": true
  },
  "require": {
   "defaultEndpoint": "disabled"
  },
  "message": "API {label} has a custom domain, but its default execute-api endpoint is on too: it goes round whatever stands before the domain.",
  "undecided": "Whether the default endpoint of API {label} is on is not known",
  "see": [
   "domains"
  ],
  "mend": "Disable the default endpoint of the API."
 },
 {
  "id": "private-api-open-to-any-vpc",
  "title": "Private API lets any VPC in",
  "severity": "high",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "when": {
   "endpoint": "private"
  },
  "require": {
   "admitsStrangers": false,
   "countsOnSourceIp": false
  },
  "message": "The resource policy of private API {label} names no VPC or endpoint that holds: {policyReason}.",
  "undecided": "Whether the resource policy of private API {label} lets any VPC in is not known",
  "mend": "Limit the policy to your VPC endpoints (aws:SourceVpce) or VPCs (aws:SourceVpc); for addresses use aws:VpcSourceIp besides."
 },
 {
  "id": "private-api-without-policy",
  "title": "Private API has no resource policy",
  "severity": "high",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "when": {
   "endpoint": "private"
  },
  "require": {
   "policy": "present"
  },
  "message": "API {label} is private and has no resource policy: API Gateway does not deploy it until one says which VPC endpoints may call it.",
  "undecided": "Whether API {label} is private without a resource policy is not known",
  "mend": "Write a resource policy that admits the VPC endpoints, or the VPCs, that need the API."
 },
 {
  "id": "resource-policy-allow-list-bypass",
  "title": "Address list does not stop strangers before the authorizer",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "require": {
   "addressListIsBypassed": false
  },
  "message": "API {label} allows some addresses but denies none: with a Lambda authorizer, callers from every other address reach the authorizer too.",
  "undecided": "Whether strangers get past the address list of API {label} is not known",
  "see": [
   "authorizers"
  ],
  "mend": "Add a Deny for every address that is not on the list (NotIpAddress)."
 },
 {
  "id": "resource-policy-missing",
  "title": "REST API has no resource policy",
  "severity": "high",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "api",
  "when": {
   "endpoint": {
    "none-of": [
     "private"
    ]
   }
  },
  "require": {
   "policy": "present"
  },
  "message": "API {label} is {endpoint} and has no resource policy: requests from everywhere come as far as its authorizers, if it has any.",
  "undecided": "Whether API {label} has and needs a resource policy is not known",
  "mend": "Attach a resource policy that says from where the API may be called."
 },
 {
  "id": "resource-policy-public",
  "title": "Resource policy lets anyone in from anywhere",
  "severity": "high",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "api",
  "when": {
   "endpoint": {
    "none-of": [
     "private"
    ]
   }
  },
  "require": {
   "admitsStrangers": false
  },
  "message": "The resource policy of API {label} keeps nobody out: {policyReason}.",
  "undecided": "Whether the resource policy of API {label} lets strangers in is not known",
  "mend": "Deny whoever is not on your list of addresses, VPCs, accounts or organisations, or drop the policy if the API is public."
 },
 {
  "id": "api-weak-tls",
  "title": "Default endpoint accepts outdated TLS",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "api",
  "when": {
   "defaultEndpoint": "enabled",
   "securityPolicy": "present"
  },
  "require": {
   "tlsStrength": "strong",
   "any": [
    {
     "enhancedPolicy": false
    },
    {
     "endpointAccessMode": "STRICT"
    }
   ]
  },
  "message": "API {label} has the security policy {securityPolicy} (endpoint access mode: {endpointAccessMode}) on its own endpoint: TLS there is weaker than it could be.",
  "undecided": "Which TLS versions the own endpoint of API {label} accepts is not known",
  "mend": "Choose a policy of TLS 1.2 or newer, with EndpointAccessMode STRICT for one whose name begins with SecurityPolicy_."
 },
 {
  "id": "domain-tls-unstated",
  "title": "Custom domain leaves its TLS version to chance",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "domain",
  "when": {
   "version": "rest"
  },
  "require": {
   "securityPolicy": "present"
  },
  "message": "Domain {label} states no security policy: nobody reading this knows which TLS versions it accepts.",
  "undecided": "Whether domain {label} states a security policy is not known",
  "see": [
   "apis"
  ],
  "mend": "State the security policy, TLS_1_2 or a SecurityPolicy_TLS13_… one."
 },
 {
  "id": "domain-weak-tls",
  "title": "Custom domain accepts outdated TLS",
  "severity": "high",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "recommended": true,
   "security-hub": {
    "kinds": [
     "rest"
    ],
    "options": {
     "recommended-only": true
    }
   },
   "strict": true
  },
  "subject": "domain",
  "options": {
   "recommended-only": {
    "type": "boolean",
    "default": false,
    "description": "Accept only the security policies that Security Hub's control APIGateway.11 recommends, on REST domains."
   }
  },
  "require": {
   "all": [
    {
     "any": [
      {
       "tlsStrength": "strong"
      },
      {
       "tlsStrength": "absent"
      }
     ]
    },
    {
     "any": [
      {
       "option.recommended-only": false
      },
      {
       "version": "v2"
      },
      {
       "recommendedPolicy": true
      }
     ]
    }
   ]
  },
  "message": "Domain {label} has the security policy {securityPolicy}: connections with TLS older or weaker than is recommended are accepted.",
  "undecided": "Which TLS versions domain {label} accepts is not known",
  "see": [
   "apis"
  ],
  "mend": "Choose a security policy of TLS 1.2 or newer, such as SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09, or TLS_1_2 for old clients."
 },
 {
  "id": "domain-without-mtls",
  "title": "Custom domain does not ask for client certificates",
  "severity": "high",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "domain",
  "when": {
   "endpoint": "regional",
   "webSocketOnly": false
  },
  "require": {
   "mutualTls": true
  },
  "message": "Domain {label} does not ask its callers for a certificate (mutual TLS): any client may open a connection and try its routes.",
  "undecided": "Whether domain {label} asks for client certificates is not known",
  "see": [
   "apis"
  ],
  "mend": "Put a truststore with your certificate authority into S3 and name it in the domain's mutual TLS settings."
 },
 {
  "id": "integration-over-http",
  "title": "Backend is called over the internet without TLS",
  "severity": "high",
  "kinds": [
   "rest",
   "http",
   "websocket"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "route",
  "when": {
   "integration.backend": "http",
   "integration.connection": "internet"
  },
  "require": {
   "integration.scheme": {
    "none-of": [
     "http"
    ]
   }
  },
  "message": "{label} of API {api.label} calls {integration.uri}: requests and answers cross the internet unencrypted.",
  "undecided": "Whether {label} of API {api.label} calls its backend without TLS is not known",
  "mend": "Call the backend by https."
 },
 {
  "id": "integration-skips-tls-verification",
  "title": "Backend's certificate is not verified",
  "severity": "high",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "strict": true
  },
  "subject": "route",
  "when": {
   "integration": "present"
  },
  "require": {
   "integration.skipsTlsVerification": false
  },
  "message": "{label} of API {api.label} does not verify the certificate of {integration.uri}: any server on the way can pose as the backend.",
  "undecided": "Whether {label} of API {api.label} verifies its backend's certificate is not known",
  "mend": "Take insecureSkipVerification away and give the backend a certificate of a public or private CA."
 },
 {
  "id": "mtls-truststore-unpinned",
  "title": "Truststore for client certificates is not pinned to a version",
  "severity": "low",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "domain",
  "when": {
   "mutualTls": true
  },
  "require": {
   "truststoreVersion": "present"
  },
  "message": "The truststore of domain {label} names no version: whoever may write to its bucket decides, by the next update, whose certificates are accepted.",
  "undecided": "Whether the truststore of domain {label} is pinned is not known",
  "see": [
   "apis"
  ],
  "mend": "Name the truststore's object version."
 },
 {
  "id": "private-integration-without-tls",
  "title": "Backend behind a VPC link is called without TLS",
  "severity": "medium",
  "kinds": [
   "rest",
   "http"
  ],
  "presets": {
   "recommended": true,
   "security-hub": {
    "kinds": [
     "http"
    ]
   },
   "strict": true
  },
  "subject": "route",
  "when": {
   "integration.connection": "vpc-link"
  },
  "require": {
   "any": [
    {
     "integration.scheme": "https"
    },
    {
     "integration.tlsConfig": true
    }
   ]
  },
  "message": "{label} of API {api.label} calls {integration.uri} through a VPC link without TLS: requests cross the network in the clear.",
  "undecided": "Whether {label} of API {api.label} calls its backend with TLS is not known",
  "mend": "Use an https URI in a REST API; in an HTTP API give the integration a TlsConfig with the server name to verify."
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
       "integration.backend": "http"
      }
     }
    }
   ]
  },
  "require": {
   "clientCertificate": "present"
  },
  "message": "Stage {label} of API {api.label} shows backends no client certificate: they cannot tell API Gateway's calls from anybody else's.",
  "undecided": "Whether stage {label} of API {api.label} needs a client certificate is not known",
  "see": [
   "httpRoutes"
  ],
  "mend": "Generate an AWS::ApiGateway::ClientCertificate, name it in the stage and let the backend verify it."
 },
 {
  "id": "model-allows-additional-properties",
  "title": "Model admits properties that it does not name",
  "severity": "low",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "model",
  "require": {
   "admitsAnyProperty": false
  },
  "message": "Model {label} of API {api.label} admits properties that it does not name: callers can send what nobody thought of, such as a role or an id.",
  "undecided": "Whether model {label} of API {api.label} admits further properties is not known",
  "mend": "Set additionalProperties: false in the model's schema."
 },
 {
  "id": "route-without-request-validation",
  "title": "Requests reach the backend unchecked",
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
   "needsValidation": true
  },
  "require": {
   "validated": true
  },
  "message": "{label} of API {api.label} has {validationGap}: {unvalidated}.",
  "undecided": "Whether requests of {label} of API {api.label} are validated is not known",
  "mend": "Declare a model and the required parameters, and attach a request validator with its flags on."
 },
 {
  "id": "http-api-without-edge-waf",
  "title": "HTTP API has no web ACL in front of it",
  "severity": "low",
  "kinds": [
   "http"
  ],
  "presets": {
   "strict": true
  },
  "subject": "api",
  "require": {
   "edgeWebAcl": true
  },
  "message": "HTTP API {label} has no CloudFront distribution with a web ACL before it, and cannot have a web ACL itself: nothing filters its requests.",
  "undecided": "Whether a CloudFront distribution with a web ACL stands before HTTP API {label} is not known",
  "mend": "Put CloudFront with a web ACL before the API and close its default endpoint, or use a REST API."
 },
 {
  "id": "stage-without-waf",
  "title": "REST API stage has no web ACL",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "recommended": true,
   "security-hub": {
    "options": {
     "private": true
    }
   },
   "strict": {
    "options": {
     "private": true
    }
   }
  },
  "subject": "stage",
  "options": {
   "private": {
    "type": "boolean",
    "default": false,
    "description": "Also judge stages of private APIs."
   }
  },
  "when": {
   "any": [
    {
     "option.private": true
    },
    {
     "api.endpoint": {
      "none-of": [
       "private"
      ]
     }
    }
   ]
  },
  "require": {
   "behindWebAcl": true
  },
  "message": "Stage {label} of API {api.label} has no AWS WAF web ACL: attack patterns and floods reach its routes unfiltered.",
  "undecided": "Whether stage {label} of API {api.label} has a web ACL is not known",
  "mend": "Associate a regional AWS::WAFv2::WebACL with the stage."
 },
 {
  "id": "web-acl-without-effect",
  "title": "Web ACL turns nobody away",
  "severity": "medium",
  "kinds": [
   "rest"
  ],
  "presets": {
   "strict": true
  },
  "subject": "web-acl",
  "when": {
   "inUse": true
  },
  "require": {
   "turnsAway": true
  },
  "message": "Web ACL {label} stands before an API but has no rule that blocks, and allows by default: it lets every request pass.",
  "undecided": "Whether web ACL {label} stands before an API and turns anybody away is not known",
  "mend": "Let a rule or rule group block, for example the AWS managed common rules without a count override."
 }
];
