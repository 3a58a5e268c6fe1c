import type { Finding } from '../../src/check/finding.js';
import type { Input } from '../../src/graph/world.js';
import { Source } from '../../src/text/source.js';

/** A finding for tests, at a line of a source. */
export function findingAt(source: Source, line: number, changes: Partial<Finding> = {}): Finding {
  const start = source.lineStarts[line - 1] ?? 0;
  return {
    rule: 'stage-without-tracing',
    status: 'fail',
    severity: 'low',
    message: 'Stage prod is not traced.',
    api: null,
    resource: 'Stage',
    decidedBy: null,
    route: null,
    stage: null,
    construct: null,
    span: { source, start, end: start + 1 },
    related: [],
    when: [],
    fingerprint: '0123456789abcdef0123',
    cause: '',
    decided: '',
    unknown: null,
    suppressed: null,
    fix: null,
    origin: null,
    ...changes,
  };
}

export function inputOf(...sources: readonly Source[]): Input {
  return { sources, worlds: [], diagnostics: [], notAllWorlds: null };
}

export const file = (name: string, text: string) => new Source(name, text);
