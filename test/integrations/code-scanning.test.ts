import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folder, openTemplate, release, repository, root, run } from './tools.js';

// What GitHub code scanning wants of a SARIF file, as far as no schema or validator says it, over everything that the
// examples of all rules give. https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>;
  };
}

interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Record<string, unknown>[] } };
  readonly automationDetails?: unknown;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly Location[];
    readonly relatedLocations: readonly (Location & { readonly id: number })[];
    readonly partialFingerprints: Record<string, string>;
  }[];
}

let top: string;
let log: { version: string; $schema: string; runs: Run[] };
let only: Run;
beforeAll(() => {
  // in a folder with a blank, run from below the top
  top = repository({ 'readme.txt': 'services' });
  mkdirSync(join(top, 'the services'));
  for (const name of ['examples', 'rules'])
    cpSync(join(root, 'fixtures', name), join(top, 'the services', name), { recursive: true });
  const args = ['--preset', 'strict', '--undecided', 'show', '--format', 'sarif', '--no-suppressions'];
  const { stdout } = run('node', [join(release(), 'dist/cli.cjs'), ...args], join(top, 'the services'));
  log = JSON.parse(stdout);
  only = log.runs[0] as Run;
}, 120_000);

describe('SARIF of the examples of all rules', () => {
  test('is one run of some thousand results, without a category of its own', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toContain('sarif-2.1.0');
    expect(log.runs).toHaveLength(1);
    expect(only.results.length).toBeGreaterThan(500);
    expect(only.automationDetails).toBeUndefined();
    expect(Buffer.byteLength(JSON.stringify(log))).toBeLessThan(10_000_000);
  });

  test('describes each rule with all that is shown, in lengths that are taken', () => {
    const ids = only.tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const text = (most: number) => expect.stringMatching(new RegExp(`^[\\s\\S]{1,${most}}$`));
    for (const rule of only.tool.driver.rules) {
      expect(rule).toMatchObject({
        id: text(255),
        name: text(255),
        shortDescription: { text: text(1024) },
        fullDescription: { text: text(1024) },
        help: { text: text(100_000), markdown: text(100_000) },
        defaultConfiguration: { level: expect.stringMatching(/^(error|warning|note)$/) },
      });
      const { tags, precision, ...properties } = rule.properties as Record<string, unknown>;
      expect(tags).toContain('security');
      expect((tags as string[]).length).toBeLessThanOrEqual(10);
      expect(new Set(tags as string[]).size).toBe((tags as string[]).length);
      expect(precision).toMatch(/^(very-high|high|medium|low)$/);
      // a string; clear of the edges at 9.0, 7.0 and 4.0
      expect(properties['security-severity']).toMatch(/^(9\.5|8\.0|5\.5|2\.5)$/);
    }
  });

  test('refers each result to its rule, and says something', () => {
    for (const { ruleId, ruleIndex, level, message } of only.results) {
      expect(only.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(level).toMatch(/^(error|warning|note)$/);
      expect(message.text).toMatch(/\S/);
    }
  });

  test('gives each result exactly one place: an existing file by an encoded path from the top, and part of one line', () => {
    for (const { locations } of only.results) {
      expect(locations).toHaveLength(1);
      const [{ physicalLocation }] = locations as [Location];
      const { uri, uriBaseId } = physicalLocation.artifactLocation;
      expect(uri).toMatch(/^the%20services\/(?!.*(?:\\|\s|\/\.\.?\/))./);
      expect(uriBaseId).toBeUndefined();
      const line = linesOf(uri)[physicalLocation.region.startLine - 1];
      const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
      expect(endLine).toBe(startLine);
      expect(startColumn).toBeGreaterThanOrEqual(1);
      expect(endColumn).toBeGreaterThan(startColumn);
      // the end is exclusive; an empty line has a first column all the same
      expect(endColumn).toBeLessThanOrEqual(Math.max(1, line?.length ?? 0) + 1);
    }
  });

  test('numbers related locations as the message links them', () => {
    const related = only.results.filter(({ relatedLocations }) => relatedLocations.length > 0);
    expect(related.length).toBeGreaterThan(50);
    for (const { relatedLocations, message } of related) {
      for (const { id, physicalLocation } of relatedLocations) {
        expect(message.text).toContain(`](${id})`);
        expect(existsSync(join(top, decodeURI(physicalLocation.artifactLocation.uri)))).toBe(true);
      }
    }
  });

  test('has the fingerprints that the uploader would compute, and ours, each once', () => {
    const ours = only.results.map(({ partialFingerprints }) => partialFingerprints['gatelintFingerprint/v1']);
    expect(new Set(ours).size).toBe(ours.length);
    for (const { locations, partialFingerprints } of only.results) {
      const [{ physicalLocation }] = locations as [Location];
      const { uri } = physicalLocation.artifactLocation;
      const own = partialFingerprints['gatelintFingerprint/v1'] ?? '';
      // a plan is one long line, and seldom in the repository
      const hash = uri.endsWith('/plan.json')
        ? own.replace(/^[^:]+$/, '$&:1')
        : uploaderHashes(uri)[physicalLocation.region.startLine - 1];
      expect(partialFingerprints.primaryLocationLineHash, uri).toBe(hash);
    }
  });

  test('has nothing that GitHub ignores and would show as open', () => {
    const text = JSON.stringify(log);
    expect(text).not.toContain('"suppressions"');
    expect(text).not.toContain('"baselineState"');
  });
});

test('suppressed findings, and those of the baseline, are left out', () => {
  const place = repository({ 'template.yaml': openTemplate });
  const results = (...args: string[]) => {
    const { stdout } = run('node', [join(release(), 'dist/cli.cjs'), '--format', 'sarif', ...args], place);
    return JSON.parse(stdout).runs[0].results as unknown[];
  };
  expect(results()).toHaveLength(1);
  run('node', [join(release(), 'dist/cli.cjs'), '--update-baseline'], place);
  expect(results('--baseline', 'gatelint-baseline.txt')).toEqual([]);
  const ignored = openTemplate.replace('  Route:', '  # gatelint-ignore route-without-authorization: public\n  Route:');
  writeFileSync(join(place, 'template.yaml'), ignored);
  expect(results()).toEqual([]);
});

test('standard input and a repository without git have paths too', () => {
  const place = folder();
  const cli = join(release(), 'dist/cli.cjs');
  writeFileSync(join(place, 'template.yaml'), openTemplate);
  const [{ results }] = JSON.parse(run('node', [cli, '--format', 'sarif', '.'], place).stdout).runs;
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('template.yaml');
  const piped = run('sh', ['-c', `node "${cli}" --format sarif --stdin-filename 'a b.yaml' < template.yaml`], place);
  const [first] = JSON.parse(piped.stdout).runs[0].results;
  expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe('a%20b.yaml');
});

const texts = new Map<string, readonly string[]>();

function linesOf(uri: string): readonly string[] {
  let lines = texts.get(uri);
  if (!lines) {
    lines = readFileSync(join(top, decodeURI(uri)), 'utf8').split(/\r\n|\r|\n/);
    texts.set(uri, lines);
  }
  return lines;
}

const hashes = new Map<string, readonly string[]>();

/** By its description: base 37 modulo 2^64 over 100 units from each line's start, without blanks, an end mark, zeros. */
function uploaderHashes(uri: string): readonly string[] {
  const before = hashes.get(uri);
  if (before) return before;
  const lines = linesOf(uri).map((line) => line.replace(/[ \t]/g, ''));
  const times = new Map<string, number>();
  const made = lines.map((_, at) => {
    const rest = `${lines
      .slice(at, at + 101)
      .join('\n')
      .slice(0, 100)}`;
    const isEnd = lines.slice(at).join('\n').length <= rest.length;
    const units = [...Array.from(rest, (_, unit) => rest.charCodeAt(unit)), ...(isEnd ? [0xffff] : [])].slice(0, 100);
    let hash = 0n;
    for (let unit = 0; unit < 100; unit++) hash = BigInt.asUintN(64, hash * 37n + BigInt(units[unit] ?? 0));
    const nth = (times.get(hash.toString(16)) ?? 0) + 1;
    times.set(hash.toString(16), nth);
    return `${hash.toString(16)}:${nth}`;
  });
  hashes.set(uri, made);
  return made;
}
