import type { Subject, SubjectName } from './vocabulary/subject.js';

/** All that a rule can be asked about, by name. */
export const vocabulary: ReadonlyMap<SubjectName, Subject> = new Map();
