import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportOf, run } from '../../security/run.js';

const fixtures = fileURLToPath(new URL('../../../fixtures/rules/stage-without-waf/', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatelint-terraform-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const wafFindings = async () =>
  (await reportOf(folder)).findings
    .filter(({ rule }) => rule === 'stage-without-waf')
    .map(({ resource, location }) => `${resource} ${location.file}`);

describe('a plan in the run', () => {
  test('stands for the configuration beside it: nothing is found twice, all at its lines', async () => {
    cpSync(join(fixtures, 'bad.tf'), folder, { recursive: true });
    const fromSource = await wafFindings();
    expect(fromSource).toHaveLength(1);
    cpSync(join(fixtures, 'bad.plan/plan.json'), join(folder, 'plan.json'));
    expect(await wafFindings()).toEqual(fromSource);
  });

  test('is believed where the configuration says something else by now', async () => {
    cpSync(join(fixtures, 'bad.plan/plan.json'), join(folder, 'plan.json'));
    cpSync(join(fixtures, 'good.tf'), folder, { recursive: true });
    expect(await wafFindings()).toEqual(['aws_api_gateway_stage.prod main.tf']);
  });

  test('stands for no other configuration', async () => {
    cpSync(join(fixtures, 'bad.plan'), join(folder, 'one'), { recursive: true });
    cpSync(join(fixtures, 'bad.tf'), join(folder, 'two'), { recursive: true });
    expect(await wafFindings()).toEqual([
      'aws_api_gateway_stage.prod one/plan.json',
      'aws_api_gateway_stage.prod two/main.tf',
    ]);
  });
});

test('a registry module that is not on disk is undecided, once for each call', async () => {
  const call = (name: string) => `module "${name}" {\n  source = "terraform-aws-modules/apigateway-v2/aws"\n}\n`;
  const api = 'resource "aws_api_gateway_rest_api" "a" { name = module.one.name }\n';
  write('main.tf', `${call('one')}${call('two')}${api}output "x" { value = module.one.id }\n`);
  const { findings, errors } = await reportOf(folder);
  const messages = findings.filter(({ message }) => message.includes('not on disk')).map(({ message }) => message);
  expect(messages).toEqual([
    'Not checked: module one (terraform-aws-modules/apigateway-v2/aws) is not on disk',
    'Not checked: module two (terraform-aws-modules/apigateway-v2/aws) is not on disk',
  ]);
  expect(errors).toEqual([]);
});

test('a binary plan is an error that says which command makes it JSON', async () => {
  write('plan.out', `PK\x03\x04${'\0'.repeat(26)}tfplan`);
  const { status, out } = await run(folder, ['check', 'plan.out', '--format', 'json']);
  expect(JSON.parse(out).errors).toMatchObject([
    {
      code: 'binary-plan',
      file: 'plan.out',
      message: "plan.out is a binary plan: check the output of 'terraform show -json plan.out' instead",
    },
  ]);
  expect(status).toBe(2);
});

test('a plan of the CLI reads the same on one line and formatted', async () => {
  const text = readFileSync(join(fixtures, 'bad.plan/plan.json'), 'utf8');
  write('plan.json', text);
  const one = await wafFindings();
  write('plan.json', JSON.stringify(JSON.parse(text), null, 2));
  expect(await wafFindings()).toEqual(one);
  expect(one).toHaveLength(1);
});
