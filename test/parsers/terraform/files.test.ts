import { describe, expect, test } from 'vitest';
import { property, read, resource, shown } from './read.js';

/** What the API is called in a module of the given files. */
async function nameIn(files: Record<string, string>, variables: Record<string, string> = {}): Promise<unknown> {
  return shown(property(await read(files, variables), 'aws_api_gateway_rest_api.api', 'Name'));
}

/** https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence */
describe('the value of a variable', () => {
  const main = 'variable "n" { default = "default" }\nresource "aws_api_gateway_rest_api" "api" { name = var.n }\n';
  const files = {
    'main.tf': main,
    'terraform.tfvars': 'n = "terraform.tfvars"',
    'terraform.tfvars.json': '{"n": "terraform.tfvars.json"}',
    'a.auto.tfvars': 'n = "a.auto"',
    'b.auto.tfvars.json': '{"n": "b.auto"}',
    'c.auto.tfvars': 'n = "c.auto"',
    'other.tfvars': 'n = "not read on its own"',
  };
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
  const auto = ['a.auto.tfvars', 'b.auto.tfvars.json', 'c.auto.tfvars'];

  test.each([
    ['a parameter of the run', files, { n: 'parameter' }, 'parameter'],
    ['the last *.auto.tfvars by name', files, {}, 'c.auto'],
    ['one in JSON among them', without('c.auto.tfvars'), {}, 'b.auto'],
    ['terraform.tfvars.json', without(...auto), {}, 'terraform.tfvars.json'],
    ['terraform.tfvars', without(...auto, 'terraform.tfvars.json'), {}, 'terraform.tfvars'],
    ['its default', { 'main.tf': main, 'other.tfvars': files['other.tfvars'] }, {}, 'default'],
  ])('is said by %s, over what follows', async (_, texts, parameters, expected) => {
    expect(await nameIn(texts, { ...parameters })).toBe(expected);
  });

  test('of a called module is what the call says, not a file beside it', async () => {
    const result = await read({
      'main.tf': 'module "m" {\n  source = "./m"\n  n = "call"\n}\n',
      'm/main.tf': main,
      'm/terraform.tfvars': 'n = "file"',
    });
    expect(shown(property(result, 'module.m.aws_api_gateway_rest_api.api', 'Name'))).toBe('call');
  });
});

/** https://developer.hashicorp.com/terraform/language/files/override */
describe('override files', () => {
  const base = `variable "n" { default = "base" }
locals {
  a = "base"
  b = "base"
}
resource "aws_api_gateway_rest_api" "api" {
  name = "\${var.n} \${local.a} \${local.b}"
  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = ["vpce-1"]
  }
}
resource "aws_api_gateway_usage_plan" "plan" {
  name = "plan"
  api_stages {
    api_id = "a"
    stage  = "one"
  }
  api_stages {
    api_id = "a"
    stage  = "two"
  }
  throttle_settings {
    rate_limit  = 1
    burst_limit = 2
  }
}
`;
  const over = (texts: Record<string, string>) => read({ 'main.tf': base, ...texts });
  const api = 'aws_api_gateway_rest_api.api';
  const plan = 'aws_api_gateway_usage_plan.plan';

  test.each(['override.tf', 'x_override.tf', 'override.tofu', 'x_override.tofu'])('%s is one', async (file) => {
    expect(
      await nameIn({ 'main.tf': base, [file]: `resource "aws_api_gateway_rest_api" "api" { name = "over" }` }),
    ).toBe('over');
  });

  test('a name that only sounds like one is none: of two equal blocks the first holds', async () => {
    const file = { 'z_overrides.tf': 'resource "aws_api_gateway_rest_api" "api" { name = "second" }' };
    expect(await nameIn({ 'main.tf': base, ...file })).toBe('base base base');
  });

  test('in JSON are the same', async () => {
    const json = { resource: { aws_api_gateway_rest_api: { api: { name: 'over' } } } };
    expect(await nameIn({ 'main.tf': base, 'override.tf.json': JSON.stringify(json) })).toBe('over');
  });

  test('are applied in the order of their names', async () => {
    const one = (name: string) => `resource "aws_api_gateway_rest_api" "api" { name = "${name}" }`;
    expect(await nameIn({ 'main.tf': base, 'b_override.tf': one('b'), 'a_override.tf': one('a') })).toBe('b');
  });

  test('a nested block replaces all of its type, and its contents are not merged', async () => {
    const result = await over({
      'override.tf': `resource "aws_api_gateway_rest_api" "api" {
        endpoint_configuration { types = ["REGIONAL"] }
      }
      resource "aws_api_gateway_usage_plan" "plan" {
        api_stages {
          api_id = "a"
          stage  = "three"
        }
      }`,
    });
    expect(shown(property(result, api, 'EndpointConfiguration'))).toEqual({ Types: ['REGIONAL'] });
    expect(shown(property(result, plan, 'ApiStages'))).toEqual([{ ApiId: 'a', Stage: 'three' }]);
    expect(shown(property(result, plan, 'Throttle'))).toEqual({ RateLimit: 1, BurstLimit: 2 });
  });

  test('a dynamic block replaces those that it would make', async () => {
    const result = await over({
      'override.tf': `resource "aws_api_gateway_usage_plan" "plan" {
        dynamic "api_stages" {
          for_each = ["x", "y"]
          content {
            api_id = "a"
            stage  = api_stages.value
          }
        }
      }`,
    });
    expect(shown(property(result, plan, 'ApiStages'))).toEqual([
      { ApiId: 'a', Stage: 'x' },
      { ApiId: 'a', Stage: 'y' },
    ]);
  });

  test('locals are replaced one by one, whichever block they stand in', async () => {
    expect(await nameIn({ 'main.tf': base, 'override.tf': 'locals { b = "over" }' })).toBe('base base over');
  });

  test('a variable keeps what is not said again', async () => {
    const more = { 'more.tf': 'variable "size" {\n  type    = number\n  default = 5\n}\n' };
    const result = await over({
      ...more,
      'override.tf': `variable "size" { default = "7" }
      variable "n" { default = "over" }
      resource "aws_api_gateway_rest_api" "api" { minimum_compression_size = var.size }`,
    });
    expect(shown(property(result, api, 'MinimumCompressionSize'))).toBe(7);
    expect(shown(property(result, api, 'Name'))).toBe('over base base');
  });

  test('a module call gets another argument', async () => {
    const result = await read({
      'main.tf': 'module "m" {\n  source = "./m"\n  n = "base"\n}\n',
      'override.tf': 'module "m" { n = "over" }\n',
      'm/main.tf': 'variable "n" {}\nresource "aws_api_gateway_rest_api" "api" { name = var.n }\n',
    });
    expect(shown(property(result, 'module.m.aws_api_gateway_rest_api.api', 'Name'))).toBe('over');
  });

  test('a terraform block says nothing that matters here', async () => {
    const result = await over({ 'override.tf': 'terraform {\n  required_version = ">= 1.0"\n}\n' });
    expect(result.diagnostics).toEqual([]);
    expect(shown(property(result, api, 'Name'))).toBe('base base base');
  });
});

/** https://opentofu.org/docs/language/files/ */
describe('OpenTofu', () => {
  const one = (name: string) => `resource "aws_api_gateway_rest_api" "api" { name = "${name}" }`;
  const inJson = (name: string) => JSON.stringify({ resource: { aws_api_gateway_rest_api: { api: { name } } } });

  test('reads x.tofu instead of x.tf, and beside other files', async () => {
    const other = 'resource "aws_api_gateway_rest_api" "other" { name = "other" }';
    const result = await read({ 'a.tf': one('terraform'), 'a.tofu': one('tofu'), 'b.tf': other });
    expect(shown(property(result, 'aws_api_gateway_rest_api.api', 'Name'))).toBe('tofu');
    expect(shown(resource(result, 'aws_api_gateway_rest_api.other').properties)).toEqual({ Name: 'other' });
  });

  test('reads x.tofu.json instead of x.tf.json, but not instead of x.tf', async () => {
    expect(await nameIn({ 'a.tf.json': inJson('terraform'), 'a.tofu.json': inJson('tofu') })).toBe('tofu');
    expect(await nameIn({ 'a.tf': one('terraform'), 'b.tofu.json': '{}' })).toBe('terraform');
  });
});

test('a file of values that cannot be read is said', async () => {
  const files = await import('./read.js').then(({ filesOf }) => filesOf({ 'main.tf': '' }));
  const { hclParser } = await import('../../../src/parsers/terraform/hcl/load.js');
  const { readModule } = await import('../../../src/parsers/terraform/source.js');
  const result = readModule('.', await hclParser(), {
    files: { ...files, list: () => ['main.tf', 'terraform.tfvars'] },
    variables: new Map(),
    region: null,
  });
  expect(result.diagnostics).toMatchObject([{ code: 'missing', message: 'terraform.tfvars does not exist' }]);
});
