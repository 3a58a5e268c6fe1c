// Made by `npm run generate` from rules/**/*.yaml; do not edit.
import type { RuleTexts } from './rule.js';

/** With the folder of `rules/` that holds the rule. */
export const texts: Readonly<Record<string, RuleTexts & { readonly group: string }>> = {
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
    "CKV_AWS_51"
   ]
  }
 }
};
