import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folder, openTemplate, root, run } from './tools.js';

const openModule = `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "list" {
  api_id    = aws_apigatewayv2_api.orders.id
  route_key = "GET /orders"
}
`;

describe('the single file, alone in an empty folder', () => {
  let place: string;
  beforeAll(() => {
    const made = join(folder(), 'gatelint.mjs');
    expect(run('node', ['scripts/compile.mjs', '--single', made], root).status).toBe(0);
    place = folder();
    cpSync(made, join(place, 'gatelint.mjs'));
    mkdirSync(join(place, 'input'));
    writeFileSync(join(place, 'input/template.yaml'), openTemplate);
    writeFileSync(join(place, 'input/main.tf'), openModule);
  });
  // no NODE_PATH, no home: nothing but Node and the file
  const gatelint = (...args: string[]) =>
    run('node', ['gatelint.mjs', ...args], place, { NODE_PATH: '', HOME: join(place, 'none') });

  test('is one file', () => {
    expect(readdirSync(place).sort()).toEqual(['gatelint.mjs', 'input']);
  });

  test.each([
    ['CloudFormation', 'input/template.yaml'],
    ['Terraform, whose parser is wasm', 'input/main.tf'],
  ])('checks %s', (_, file) => {
    const { status, stdout, stderr } = gatelint('--format', 'json', file);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const findings: { rule: string; route: string }[] = JSON.parse(stdout).findings;
    expect(findings.filter(({ rule }) => rule === 'route-without-authorization').map(({ route }) => route)).toEqual([
      'GET /orders',
    ]);
  });

  test('writes SARIF with the texts of the rules', () => {
    const { stdout } = gatelint('--format', 'sarif', 'input');
    const [{ results, tool }] = JSON.parse(stdout).runs;
    const files = results.map((one: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) => {
      return one.locations[0]?.physicalLocation.artifactLocation.uri;
    });
    expect([...new Set(files)].sort()).toEqual(['input/main.tf', 'input/template.yaml']);
    expect(tool.driver.rules[0].help.markdown).toMatch(/\w/);
  });

  test('has the other commands too', () => {
    expect(gatelint('explain', 'stage-without-waf').status).toBe(0);
    expect(gatelint('graph', 'input').stdout).toContain('GET /orders');
    expect(gatelint('diff', 'input', 'input').status).toBe(0);
  });
});
