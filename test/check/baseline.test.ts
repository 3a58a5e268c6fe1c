import { describe, expect, it } from 'vitest';
import { Baseline, entryOf, readBaseline, writeBaseline } from '../../src/check/baseline.js';
import type { Finding } from '../../src/check/finding.js';
import { file, findingAt } from './finding.js';

const in_ = (name: string, changes: Partial<Finding> = {}) => findingAt(file(name, 'A: 1\n'), 1, changes);
const entries = (...findings: readonly Finding[]) => findings.flatMap((finding) => entryOf(finding) ?? []);
const known = (findings: readonly Finding[]) => findings.map(({ suppressed }) => suppressed?.kind === 'baseline');

describe('a baseline', () => {
  it('is one sorted line for each finding, and reads back', () => {
    const all = entries(in_('b.yaml'), in_('a b.yaml', { rule: 'stage-without-waf', fingerprint: 'f'.repeat(20) }));
    const text = writeBaseline(all);
    expect(text).toBe(
      `# gatelint baseline 1\n0123456789abcdef0123 stage-without-tracing b.yaml\n${'f'.repeat(20)} stage-without-waf a b.yaml\n`,
    );
    expect(writeBaseline(readBaseline(text))).toBe(text);
  });

  it('holds failures that nothing else suppresses', () => {
    const suppressed = { kind: 'comment', reason: 'x', until: null } as const;
    expect(entries(in_('a.yaml', { status: 'undecided' }), in_('a.yaml', { suppressed }))).toEqual([]);
  });

  it('marks what it holds; what it holds and nobody finds is mended', () => {
    const baseline = new Baseline(entries(in_('a.yaml'), in_('b.yaml')), () => true);
    expect(known(baseline.apply([in_('a.yaml')]))).toEqual([true]);
    expect(baseline.fixed.map(({ file }) => file)).toEqual(['b.yaml']);
  });

  it('counts equal fingerprints: a second one in the same file is new', () => {
    const second = in_('a.yaml', { fingerprint: '0123456789abcdef0123:2' });
    const baseline = new Baseline(entries(in_('a.yaml')), () => true);
    expect(known(baseline.apply([in_('a.yaml'), second]))).toEqual([true, false]);
    const both = new Baseline(entries(in_('a.yaml'), second), () => true);
    expect(known(both.apply([in_('a.yaml'), second]))).toEqual([true, true]);
  });

  it('does not let two services with the same names hide each other', () => {
    const baseline = new Baseline(entries(in_('old/api.yaml')), () => true);
    expect(known(baseline.apply([in_('new/api.yaml')]))).toEqual([false]);
    expect(known(baseline.apply([in_('old/api.yaml')]))).toEqual([true]);
  });

  it('follows a file that was renamed', () => {
    const baseline = new Baseline(entries(in_('old/api.yaml')), (path) => path !== 'old/api.yaml');
    expect(known(baseline.apply([in_('new/api.yaml')]))).toEqual([true]);
  });

  it('says what is wrong with its file', () => {
    expect(() => readBaseline('{}')).toThrow("the first line of a baseline is '# gatelint baseline 1'");
    expect(() => readBaseline('# gatelint baseline 1\nx\n')).toThrow('line 2 is no entry');
  });
});
