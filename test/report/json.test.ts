import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { json } from '../../src/report/json.js';
import { inputs, render } from './findings.js';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

describe('the JSON report', () => {
  test('fits its schema', () => {
    validate(JSON.parse(render(json)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('fits its schema when there is nothing to report', () => {
    expect(validate(JSON.parse(render(json, {}, [])))).toBe(true);
  });

  test('has undecided and suppressed findings, and counts them apart', () => {
    const { findings, summary } = JSON.parse(render(json));
    expect(findings.map(({ status }: { status: string }) => status)).toContain('undecided');
    expect(findings.filter(({ suppressed }: { suppressed: unknown }) => suppressed)).toHaveLength(1);
    expect(summary).toEqual({
      files: 3,
      apis: 2,
      routes: 4,
      stages: 2,
      findings: { critical: 1, high: 3, medium: 0, low: 1 },
      undecided: 1,
      suppressed: 1,
      errors: 1,
    });
  });

  test('has one line for each finding', () => {
    expect(
      render(json)
        .split('\n')
        .filter((line) => line.startsWith('{"rule":')),
    ).toHaveLength(inputs.flatMap(({ findings }) => findings).length);
  });
});
