import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/check/finding.js';
import { lineHashes } from '../../src/report/line-hash.js';
import { sarif } from '../../src/report/sarif.js';
import { Source } from '../../src/text/source.js';
import { finding, hostile, inputs, render, rules, spanOf, template } from './findings.js';

const schema = JSON.parse(readFileSync(new URL('../schemas/sarif-2.1.0.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

interface Log {
  runs: {
    tool: { driver: { rules: Record<string, unknown>[] } };
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[];
    results: Result[];
  }[];
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
  relatedLocations: { id: number }[];
  partialFingerprints: Record<string, string>;
}

function run(checked = inputs, changes: Parameters<typeof render>[1] = {}) {
  const log = JSON.parse(render(sarif, changes, checked)) as Log;
  expect(log.runs).toHaveLength(1);
  const [only] = log.runs;
  if (!only) throw new Error('no run');
  return { log, ...only };
}

function checked(findings: readonly Finding[]) {
  return [{ findings, diagnostics: [], counts: { files: 1, apis: 1, routes: 1, stages: 1 } }];
}

describe('SARIF', () => {
  test('is valid by the schema of SARIF 2.1.0', () => {
    const { log } = run(inputs, { undecided: 'show' });
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('has a results array even when there is nothing to report, which the uploader insists on', () => {
    const { log, results } = run([]);
    expect(results).toEqual([]);
    expect(validate(log)).toBe(true);
  });

  test('gives each result one location on one line, with a relative and encoded URI', () => {
    const { results } = run();
    expect(results).toHaveLength(5);
    for (const { locations } of results) {
      expect(locations).toHaveLength(1);
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {
        artifactLocation: { uri: '' },
        region: {},
      };
      expect(artifactLocation.uri).toMatch(/^[^\s\\/.][^\s\\]*$/);
      expect(region.startLine).toBeGreaterThan(0);
      expect(region.startColumn).toBeGreaterThan(0);
      expect(region.endLine).toBe(region.startLine);
      expect(region.endColumn).toBeGreaterThan(region.startColumn ?? 0);
    }
  });

  test('encodes what a URI may not contain', () => {
    const { results } = run();
    const uris = results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    expect(uris).toContain('infra%20dir/%C3%A9mile,100%25/%5Ba%5D(b)%7Cc%3Ad%23e.yaml');
    expect(uris.map((uri) => decodeURIComponent(uri ?? ''))).toContain(hostile.file);
  });

  test('has paths from the root of the repository when run in a subfolder', () => {
    const { results } = run(undefined, { cwd: '/repo/services', root: '/repo' });
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('services/infra/template.yaml');
  });

  test('has absolute URIs for files outside the repository', () => {
    const { results } = run(undefined, { cwd: '/elsewhere', root: '/repo' });
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'file:///elsewhere/infra/template.yaml',
    );
  });

  test('resolves symbolic links, since the repository knows the real path only', () => {
    const root = mkdtempSync(join(tmpdir(), 'gatelint-'));
    mkdirSync(join(root, 'real'));
    writeFileSync(join(root, 'real', 'template.yaml'), template.text);
    symlinkSync('real', join(root, 'link'));
    const source = new Source('link/template.yaml', template.text);
    const { results } = run(checked([finding({ span: spanOf(source, 'NONE') })]), { cwd: root, root });
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('real/template.yaml');
  });

  test('describes every rule with all texts that GitHub shows', () => {
    const described = run([]).tool.driver.rules;
    expect(described.map(({ id }) => id)).toEqual([...rules.keys()]);
    for (const rule of described) {
      expect(rule).toMatchObject({
        shortDescription: { text: expect.stringMatching(/^.{1,1024}$/s) },
        fullDescription: { text: expect.stringMatching(/^.{1,1024}$/s) },
        help: { text: expect.stringMatching(/./), markdown: expect.stringMatching(/./) },
        helpUri: expect.stringMatching(/^https:\/\//),
        properties: { precision: 'high', 'security-severity': expect.stringMatching(/^\d\.\d$/) },
      });
      expect((rule.properties as { tags: string[] }).tags).toContain('security');
      expect((rule.properties as { tags: string[] }).tags.length).toBeLessThanOrEqual(10);
    }
  });

  test('refers to the rules by their index', () => {
    const { results, tool } = run();
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('leaves out what is suppressed: GitHub would open an alert', () => {
    expect(JSON.stringify(run().log)).not.toContain('cccccccccccccccc');
  });

  test('has undecided results as notes where they are asked for', () => {
    expect(run().results.map(({ level }) => level)).toEqual(['error', 'error', 'note', 'error', 'error']);
    const { results } = run(undefined, { undecided: 'show' });
    expect(results.filter(({ message }) => message.text.startsWith('Cannot be decided before deploy'))).toHaveLength(1);
  });

  test('links related locations from the message, else GitHub hides them', () => {
    const traced = run().results.find(({ ruleId }) => ruleId === 'stage-without-tracing');
    expect(traced?.message.text).toContain('[the API](1)');
    expect(traced?.relatedLocations.map(({ id }) => id)).toEqual([1]);
  });

  test('escapes brackets, so that a name makes no link', () => {
    const { results } = run(checked([finding({ message: 'Route [x](https://evil.example) is open' })]));
    expect(results[0]?.message.text).toBe('Route \\[x\\](https://evil.example) is open');
  });

  test('says what could not be read', () => {
    const [invocation] = run().invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications).toHaveLength(1);
  });

  test('keeps the most severe results where there are more than GitHub takes, and says so', () => {
    const low = finding({ severity: 'low', rule: 'stage-without-tracing', fingerprint: 'low' });
    const warnings: string[] = [];
    const { results, invocations } = run(
      checked([...Array.from({ length: 25_000 }, () => low), finding({ fingerprint: 'high' })]),
      { warn: (message) => warnings.push(message) },
    );
    expect(results).toHaveLength(25_000);
    expect(results.at(-1)?.partialFingerprints['gatelintFingerprint/v1']).toBe('high');
    expect(warnings).toEqual(['SARIF: 1 of the least severe results are left out: GitHub takes 25000.']);
    expect(invocations[0]?.toolExecutionNotifications).toHaveLength(1);
  });
});

describe('primaryLocationLineHash', () => {
  // The vectors of the uploader's own tests: github/codeql-action, src/fingerprints.test.ts.
  test.each([
    ['', ['c129715d7a2bc9a3:1']],
    [' a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
    [' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End', undefined],
    [
      'Lorem ipsum dolor sit amet.\n'.repeat(10),
      [
        ...[1, 2, 3, 4, 5, 6].map((nth) => `a7f2ff13bc495cf2:${nth}`),
        'a7f2ff1481e87703:1',
        'a9cf91f7bbf1862b:1',
        '55ec222b86bcae53:1',
        'cc97dc7b1d7d8f7b:1',
        'c129715d7a2bc9a3:1',
      ],
    ],
  ])('of %j', (text, hashes) => {
    if (hashes) expect(lineHashes(text)).toEqual(hashes);
    expect(lineHashes(text.replaceAll('\n', '\r\n'))).toEqual(lineHashes(text));
    expect(lineHashes(text.replaceAll('\n', '\r'))).toEqual(lineHashes(text));
  });

  test('is given with each result', () => {
    const [first] = run().results;
    expect(first?.partialFingerprints.primaryLocationLineHash).toBe(lineHashes(template.text)[7]);
  });
});
