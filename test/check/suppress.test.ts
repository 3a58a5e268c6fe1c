import { describe, expect, it } from 'vitest';
import type { Directive } from '../../src/check/directive.js';
import type { Finding } from '../../src/check/finding.js';
import { Fingerprints } from '../../src/check/fingerprint.js';
import { Suppressions } from '../../src/check/suppress.js';
import type { Source } from '../../src/text/source.js';
import { file, findingAt, inputOf } from './finding.js';

const rules = new Set(['stage-without-tracing', 'stage-without-waf', 'route-without-authorization']);

function suppressions(configured: readonly Directive[] = []) {
  return new Suppressions({
    configured,
    reportConfigured: true,
    today: '2026-11-22',
    rules,
    isOn: (rule) => rules.has(rule) && rule !== 'stage-without-waf',
  });
}

/** The lines of a text on which a finding of the rule is suppressed. */
function suppressedLines(source: Source, changes: Partial<Finding> = {}): number[] {
  const all = source.lineStarts.map((_, index) => findingAt(source, index + 1, changes));
  const applied = suppressions().apply(all, inputOf(source));
  return applied.flatMap((finding, index) => (finding.suppressed ? [index + 1] : []));
}

function notes(source: Source, findings: readonly Finding[] = []): string[] {
  const run = suppressions();
  run.apply(findings, inputOf(source));
  return run.notes(new Fingerprints()).map(({ rule, message, span }) => {
    return `${span.source.position(span.start).line} ${rule}: ${message}`;
  });
}

describe('a comment', () => {
  it('covers its own line', () => {
    const source = file('a.yaml', 'A: 1\nB: 2 # gatelint-ignore stage-without-tracing: known\nC: 3\n');
    expect(suppressedLines(source)).toEqual([2]);
  });

  it('alone on a line covers the next one, comments and empty lines between', () => {
    const source = file('a.yaml', 'A: 1\n# gatelint-ignore stage-without-tracing: known\n\n# more\nB: 2\nC: 3\n');
    expect(suppressedLines(source)).toEqual([5]);
  });

  it('covers the block that begins there, list items at its level included', () => {
    const text = `A:
  # gatelint-ignore stage-without-tracing: known
  B:
    C: 1
  D:
    E: 2
# gatelint-ignore stage-without-tracing: known
F:
- G
- H
I: 1
`;
    expect(suppressedLines(file('a.yaml', text))).toEqual([3, 4, 8, 9, 10]);
  });

  it('of a list item covers that item only', () => {
    const text = 'A:\n  # gatelint-ignore stage-without-tracing: known\n  - B: 1\n    C: 2\n  - D: 3\n';
    expect(suppressedLines(file('a.yaml', text))).toEqual([3, 4]);
  });

  it('at the head of a block, above a plain property, covers the block', () => {
    const text = 'Stage:\n  # gatelint-ignore stage-without-tracing: known\n  Type: X\n  Properties:\n    A: 1\nB: 2\n';
    expect(suppressedLines(file('a.yaml', text))).toEqual([1, 2, 3, 4, 5]);
  });

  it('inside or above a Terraform block covers the block', () => {
    const text = `# gatelint-ignore stage-without-tracing: known
resource "aws_api_gateway_stage" "a" {
  name = "{"
}

resource "aws_api_gateway_stage" "b" {
  variables = {
    x = <<-EOT
      }
    EOT
  }
  // gatelint-ignore stage-without-tracing: known
}
resource "aws_api_gateway_stage" "c" {
}
`;
    expect(suppressedLines(file('main.tf', text))).toEqual([2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(
      suppressedLines(file('main.tf', '/* gatelint-ignore stage-without-tracing: known */\nlocals {\n}\n')),
    ).toEqual([2, 3]);
  });

  it('in the source of an app covers the statement, class or function that begins there', () => {
    const text = `class Shop extends Stack {
  constructor() {
    // gatelint-ignore stage-without-tracing: known
    // more
    api.root
      .addMethod('GET', {

        x: 1,
      });
    api.root.addMethod('POST');
    api.root.addMethod('PUT'); // gatelint-ignore stage-without-tracing: known
  }
}
// gatelint-ignore stage-without-tracing: known
class Other {
  x = 1;
}
`;
    expect(suppressedLines(file('shop.ts', text))).toEqual([5, 6, 7, 8, 9, 11, 15, 16]);
    const python = `# gatelint-ignore stage-without-tracing: known
api.root.add_method(
    "GET",
)
api.root.add_method("POST")
`;
    expect(suppressedLines(file('app.py', python))).toEqual([2, 3]);
  });

  it('for a file covers the file', () => {
    const source = file('a.yaml', 'A: 1\n# gatelint-ignore-file stage-without-tracing: known\n');
    expect(suppressedLines(source)).toEqual([1, 2, 3]);
  });

  it('does not cover what its block only explains', () => {
    const source = file(
      'a.yaml',
      '# gatelint-ignore stage-without-tracing: known\nAuthorizer:\n  A: 1\nOpen:\n  B: 2\n',
    );
    const span = { source, start: source.lineStarts[1] ?? 0, end: 50 };
    const related = [{ span, message: 'authorizer users', isAside: true as const }];
    const [finding] = suppressions().apply([findingAt(source, 4, { related })], inputOf(source));
    expect(finding?.suppressed).toBeNull();
  });

  it('covers what is decided elsewhere where the subject stands in its block', () => {
    const source = file('a.yaml', '# gatelint-ignore stage-without-tracing: known\nStage:\n  A: 1\n');
    const other = file('globals.yaml', 'Tracing: false\n');
    const related = [{ span: { source, start: source.lineStarts[1] ?? 0, end: 50 }, message: 'stage prod' }];
    const [finding] = suppressions().apply([findingAt(other, 1, { related })], inputOf(source));
    expect(finding?.suppressed).toEqual({ kind: 'comment', reason: 'known', until: null });
  });

  it('names several rules, and only these', () => {
    const source = file('a.yaml', 'A: 1 # gatelint-ignore stage-without-waf, stage-without-tracing: known\n');
    expect(suppressedLines(source)).toEqual([1]);
    expect(suppressedLines(source, { rule: 'route-without-authorization' })).toEqual([]);
  });

  it('may end on a day', () => {
    const until = (date: string) =>
      suppressedLines(file('a.yaml', `A: 1 # gatelint-ignore stage-without-tracing: on its way until ${date}\n`));
    expect(until('2026-11-22')).toEqual([1]);
    expect(until('2026-11-21')).toEqual([]);
  });

  it('without a reason has no effect', () => {
    expect(suppressedLines(file('a.yaml', 'A: 1 # gatelint-ignore stage-without-tracing\n'))).toEqual([]);
    expect(suppressedLines(file('a.yaml', 'A: 1 # gatelint-ignore stage-without-tracing:  \n'))).toEqual([]);
  });
});

describe('template metadata', () => {
  const ignore = (rule: string, more = '') => `{ gatelint: { ignore: [{ rule: ${rule}, reason: known${more} }] } }`;

  it('of a resource covers its findings', () => {
    const text = `Resources:\n  Stage:\n    Metadata: ${ignore('stage-without-tracing')}\n`;
    expect(suppressedLines(file('a.yaml', text))).toEqual([1, 2, 3, 4]);
    expect(suppressedLines(file('a.yaml', text), { resource: 'Other' })).toEqual([]);
    expect(suppressedLines(file('a.yaml', text), { resource: 'Other', decidedBy: 'Stage' })).not.toEqual([]);
  });

  it('works in JSON', () => {
    const text = JSON.stringify({
      Resources: {
        Stage: { Metadata: { gatelint: { ignore: [{ rule: 'stage-without-tracing', reason: 'known' }] } } },
      },
    });
    expect(suppressedLines(file('a.json', text))).toEqual([1]);
  });

  it('of the template, or custom.gatelint of a service, covers the file', () => {
    const template = `Metadata: ${ignore('stage-without-tracing')}\nResources: {}\n`;
    const service = `custom: ${ignore('stage-without-tracing')}\nservice: x\n`;
    for (const text of [template, service]) {
      expect(suppressedLines(file('a.yaml', text), { resource: 'Any' })).toEqual([1, 2, 3]);
    }
  });

  it('of an API may name some of its routes', () => {
    const text = `Resources:\n  Api:\n    Metadata: ${ignore('stage-without-tracing', ', routes: ["GET /health*"]')}\n`;
    const api = { id: 'Api', kind: 'rest', name: 'Api' } as const;
    const of = (route: string) => suppressedLines(file('a.yaml', text), { resource: 'Method', api, route }).length > 0;
    expect(of('GET /health/db')).toBe(true);
    expect(of('POST /health')).toBe(false);
  });
});

describe('a suppression is itself reported', () => {
  it.each([
    [
      'A: 1 # gatelint-ignore stage-without-tracing\n',
      '1 suppression-without-reason: The suppression of stage-without-tracing gives no reason: it has no effect.',
    ],
    [
      'A: 1 # gatelint-ignore stage-without-tracing: x until 2026-01-01\n',
      '1 suppression-expired: The suppression of stage-without-tracing held until 2026-01-01: it has no effect any more.',
    ],
    [
      'A: 1\nB: 1 # gatelint-ignore stage-without-tracing: x\n',
      '2 suppression-unused: The suppression of stage-without-tracing matches no finding.',
    ],
    [
      'A: 1 # gatelint-ignore stage-without-tracin: x\n',
      "1 suppression-unused: The suppression names a rule that does not exist: 'stage-without-tracin'; did you mean 'stage-without-tracing'?",
    ],
  ])('%s', (text, note) => {
    expect(notes(file('a.yaml', text))).toEqual([note]);
  });

  it('but not where it matches something, nor where its rule is off', () => {
    const used = file('a.yaml', 'A: 1 # gatelint-ignore stage-without-tracing: x\n');
    expect(notes(used, [findingAt(used, 1)])).toEqual([]);
    expect(notes(file('a.yaml', 'A: 1 # gatelint-ignore stage-without-waf: x\n'))).toEqual([]);
  });
});

it('a suppression of the configuration covers what it says', () => {
  const source = file('a.yaml', 'A: 1\n');
  const configured: Directive = {
    kind: 'config',
    rules: ['stage-without-tracing'],
    reason: 'known',
    until: null,
    span: { source, start: 0, end: 1 },
    covers: ({ resource }) => resource === 'Stage',
  };
  const run = suppressions([configured]);
  const [one, other] = run.apply([findingAt(source, 1), findingAt(source, 1, { resource: 'B' })], inputOf(source));
  expect(one?.suppressed?.kind).toBe('config');
  expect(other?.suppressed).toBe(null);
});
