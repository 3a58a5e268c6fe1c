import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/check/finding.js';
import { github } from '../../src/report/github.js';
import { Source } from '../../src/text/source.js';
import { finding, hostile, inputs, render, spanOf } from './findings.js';

const lines = new Source('infra/many.yaml', Array.from({ length: 40 }, (_, at) => `key${at}: NONE\n`).join(''));
const onLine = (line: number, changes: Partial<Finding> = {}) =>
  finding({ span: spanOf(lines, `key${line - 1}: `), cause: `line ${line}`, resource: `R${line}`, ...changes });

function annotations(findings: readonly Finding[], isChanged?: (file: string, line: number) => boolean) {
  const checked = [{ findings, diagnostics: [], counts: { files: 1, apis: 1, routes: 1, stages: 1 } }];
  const text = render(github, isChanged ? { isChanged } : {}, checked);
  const all = Array.from(
    text.matchAll(/^::(error|warning|notice) (.*?)::(.*)$/gm),
    ([, level, properties, message]) => ({
      level,
      line: Number(/\bline=(\d+)/.exec(properties ?? '')?.[1]),
      message,
    }),
  );
  return { text, all };
}

describe('annotations', () => {
  test('are no more than ten errors, ten warnings and ten notices, and the rest is said and in the log', () => {
    const findings = (['high', 'medium', 'low'] as const).flatMap((severity) =>
      Array.from({ length: 12 }, (_, at) => onLine(at + 1, { severity, rule: `rule-${severity}` })),
    );
    const { all, text } = annotations(findings);
    const count = (level: string) => all.filter((one) => one.level === level).length;
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(all.at(-1)?.message).toBe(
      '7 more findings not shown as annotations: GitHub shows ten of each kind. The log has them all.',
    );
    expect(text.match(/^infra\/many\.yaml:\d+:1: /gm)).toHaveLength(7);
  });

  test('go to the most severe findings first', () => {
    const findings = [...Array.from({ length: 11 }, (_, at) => onLine(at + 1)), onLine(30, { severity: 'critical' })];
    expect(annotations(findings).all[0]?.line).toBe(30);
  });

  test('go to changed lines first among findings of one severity', () => {
    const findings = [
      ...Array.from({ length: 11 }, (_, at) => onLine(at + 1)),
      onLine(20),
      onLine(30, { severity: 'critical' }),
    ];
    const { all } = annotations(findings, (file, line) => file === 'infra/many.yaml' && line === 20);
    expect(all.slice(0, 3).map(({ line }) => line)).toEqual([30, 20, 1]);
  });

  test('stay on one line, and no name starts a command of its own', () => {
    const text = render(github, { undecided: 'show' }, inputs);
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^(::(error|warning|notice) [^:]*::|[^:\s])/);
    expect(hostile.stage).toContain('\n::error::owned');
    expect(text).not.toMatch(/^::error::owned/m);
  });
});
