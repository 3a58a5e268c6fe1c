import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeTerminal } from './terminal.js';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(readFileSync(new URL('../../schema/graph.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

async function graph(...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(['graph', ...args], terminal);
  return { status, out: terminal.out, err: terminal.err };
}

describe('gatelint graph', () => {
  test('fits its schema for all examples of the rules', { timeout: 60_000 }, async () => {
    const { out } = await graph('--format', 'json', 'fixtures/rules', 'fixtures/examples');
    const json = JSON.parse(out);
    expect(json.apis.length).toBeGreaterThan(50);
    validate(json);
    expect((validate.errors ?? []).slice(0, 5)).toEqual([]);
  });

  test('has an API that differs between worlds once for each variant, the default first', async () => {
    const { out } = await graph('--format', 'json', 'fixtures/examples/orders');
    const apis: { id: string; when: string[]; stages: { name: string; webAcl: unknown }[] }[] = JSON.parse(out).apis;
    expect(apis.map(({ id, when }) => [id, when])).toEqual([
      ['OrdersApi', ['Stage is dev']],
      ['OrdersApi', ['Stage is prod']],
    ]);
    expect(apis.map(({ stages }) => stages[0]?.webAcl)).toEqual([
      null,
      { unknown: expect.stringContaining('WebAclArn') },
    ]);
  });

  test('shows one table where only the stages differ', async () => {
    const { out } = await graph('fixtures/examples/orders');
    expect(out.split('\n').filter((line) => line.includes('POST /payments/webhook'))).toHaveLength(1);
  });

  test('draws a diagram and makes a page', async () => {
    expect((await graph('--format', 'mermaid', 'fixtures/examples/orders')).out).toMatch(/^flowchart LR\n/);
    expect((await graph('--format', 'html', 'fixtures/examples/orders')).out).toMatch(
      /^<!doctype html>\n[\s\S]*<\/html>\n$/,
    );
  });

  test('exits with 2 where an input could not be read', async () => {
    const { status, out } = await graph('--format', 'json', 'nothing-here.yaml');
    expect(status).toBe(2);
    expect(JSON.parse(out).errors).toHaveLength(1);
  });
});
