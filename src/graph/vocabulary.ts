import { api } from './vocabulary/api.js';
import {
  apiKey,
  control,
  deployment,
  domain,
  lambdaPermission,
  loggingRole,
  model,
  usagePlan,
  webAcl,
} from './vocabulary/around.js';
import { attachment, authorizer } from './vocabulary/authorizer.js';
import { integration } from './vocabulary/integration.js';
import { route } from './vocabulary/route.js';
import { stage, unintendedStage } from './vocabulary/stage.js';
import type { Subject, SubjectName } from './vocabulary/subject.js';

const subjects: Readonly<Record<SubjectName, Subject>> = {
  api,
  route,
  stage,
  'unintended-stage': unintendedStage,
  authorizer,
  attachment,
  integration,
  model,
  deployment,
  domain,
  'usage-plan': usagePlan,
  'api-key': apiKey,
  'web-acl': webAcl,
  'lambda-permission': lambdaPermission,
  control,
  'logging-role': loggingRole,
};

/** All that a rule can be asked about, by name. */
export const vocabulary: ReadonlyMap<SubjectName, Subject> = new Map(
  Object.entries(subjects) as [SubjectName, Subject][],
);
