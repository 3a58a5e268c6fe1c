// Made by `npm run generate` from rules/**/*.yaml; do not edit.
import type { RuleCore } from './rule.js';

export const sources: readonly RuleCore[] = [
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
