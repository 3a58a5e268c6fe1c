import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/check/finding.js';
import { builtInRules } from '../src/rules/builtin.js';
import { cannotSay } from './rules/cannot-say.js';
import { type Case, checkCase, readCases } from './rules/cases.js';

/**
 * Every rule's own examples. A case declares what its rule and the rules that its comments name find in it; what other
 * rules say of it is theirs.
 */
const rules = new Set(builtInRules().map(({ id }) => id));
const cases = readCases().filter(({ rule }) => rules.has(rule));
const formats = [...new Set(cases.map(({ format }) => format))];

async function findingsOf({ path, rule, expected }: Case): Promise<readonly Finding[]> {
  const scope = new Set([rule, ...expected.map((one) => one.rule)]);
  const checked = await checkCase(path);
  const errors = checked.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'));
  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(checked.reduce((sum, { counts }) => sum + counts.files, 0)).toBeGreaterThan(0);
  return checked.flatMap(({ findings }) => findings).filter((finding) => scope.has(finding.rule));
}

const inWords = (status: string, rule: string, file: string, line: number) => `${file}:${line} ${status} ${rule}`;

describe.each([...new Set(cases.map(({ rule }) => rule))])('%s', (id) => {
  const own = cases.filter(({ rule }) => rule === id);

  it.each(own.map((one) => [`${one.name}.${one.format}`, one] as const))('%s', async (_, one) => {
    const findings = await findingsOf(one);
    const found = findings.map(({ status, rule, span }) => {
      return inWords(status, rule, span.source.file, span.source.position(span.start).line);
    });
    expect(found.sort()).toEqual(
      one.expected.map(({ status, rule, file, line }) => inWords(status, rule, file, line)).sort(),
    );
    for (const { message } of findings) expect(message.length).toBeLessThan(200);
  });

  it('shows in each case what the case is called', () => {
    for (const { kind, expected, path } of own) {
      const statuses = new Set(expected.filter(({ rule }) => rule === id).map(({ status }) => status));
      const wanted = kind === 'bad' ? ['fail'] : kind === 'undecided' ? ['undecided'] : [];
      expect([path, ...statuses]).toEqual([path, ...wanted]);
    }
  });

  it('has a bad, a good and an undecided case in each format that can say it', () => {
    const missing = formats.flatMap((format) =>
      (['bad', 'good', 'undecided'] as const).flatMap((kind) => {
        const has = own.some((one) => one.format === format && one.kind === kind);
        const impossible = cannotSay(id, format, kind) !== null;
        return has === impossible ? [`${kind}.${format}`] : [];
      }),
    );
    expect(missing).toEqual([]);
  });

  it('finds the same in all formats', async () => {
    for (const name of new Set(own.map((one) => one.name))) {
      const views = new Map<string, string>();
      for (const one of own.filter((each) => each.name === name)) {
        const seen = (await findingsOf(one))
          .filter(({ rule }) => rule === id)
          .map(({ status, api, route, stage }) => [status, api?.kind, route, stage].join(' '));
        views.set(one.format, seen.sort().join('\n'));
      }
      expect(Object.fromEntries(views)).toEqual(
        Object.fromEntries([...views].map(([format]) => [format, [...views.values()][0]])),
      );
    }
  });
});

it('every rule has examples', () => {
  const shown = new Set(cases.map(({ rule }) => rule));
  expect([...rules].filter((rule) => !shown.has(rule))).toEqual([]);
  console.info(counts());
});

/** How many rules have examples of each kind in each format, and how many cannot. */
function counts(): string {
  const kinds = ['bad', 'good', 'undecided'] as const;
  const inFormats = formats.map((format) => {
    const of = kinds.map((kind) => {
      const having = new Set(cases.filter((one) => one.kind === kind && one.format === format).map(({ rule }) => rule));
      const unable = [...rules].filter((rule) => cannotSay(rule, format, kind) !== null).length;
      return `${having.size} ${kind}${unable > 0 ? ` (${unable} cannot)` : ''}`;
    });
    return `${format}: ${of.join(', ')}`;
  });
  return `${rules.size} rules, ${cases.length} examples. ${inFormats.join('; ')}`;
}
