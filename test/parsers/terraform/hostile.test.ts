import { expect, test } from 'vitest';
import { place, plan, property, read, resource, shown } from './read.js';

/** Configurations and plans that are broken, or made to take long: a clear word, and the rest is read all the same. */
const api = `resource "aws_api_gateway_rest_api" "api" {
  name = "shop"
}
`;
const inner = api.replace('"api"', '"inner"');

const messages = ({ diagnostics }: Awaited<ReturnType<typeof read>>): string[] =>
  diagnostics.map(({ message, span }) => {
    const { line, column } = span.source.position(span.start);
    return `${span.source.file}:${line}:${column} ${message}`;
  });

const reasons = ({ incomplete }: Awaited<ReturnType<typeof read>>): string[] => incomplete.map(({ reason }) => reason);

test.each([
  [
    'heredoc',
    'resource "a" "b" {\n  name = <<EOT\nnever ends\n',
    "main.tf:2:10 Syntax error: the heredoc '<<EOT' has no end",
  ],
  ['string', 'resource "a" "b" {\n  name = "never ends\n}\n', "main.tf:4:1 Syntax error: '\"' is missing"],
  ['block', 'resource "a" "b" {\n  name = "x"\n', "main.tf:3:1 Syntax error: '}' is missing"],
])('a %s without an end is said with its place, and the other files are read', async (_, text, message) => {
  const result = await read({ 'main.tf': text, 'other.tf': api });
  expect(messages(result)).toContain(message);
  expect(resource(result, 'aws_api_gateway_rest_api.api')).toBeDefined();
});

test('JSON syntax that ends too soon is said with its place', async () => {
  const result = await read({ 'main.tf.json': '{"resource": {\n"x": {', 'other.tf': api });
  expect(messages(result)).toEqual([expect.stringMatching(/^main\.tf\.json:2:7 The text ends before/)]);
  expect(resource(result, 'aws_api_gateway_rest_api.api')).toBeDefined();
});

test('modules that call each other in a circle are read once', async () => {
  const result = await read({
    'main.tf': `${api}module "a" {\n  source = "./a"\n}\n`,
    'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
    'b/main.tf': `${inner}module "a" {\n  source = "../a"\n}\n`,
  });
  expect(result.resources.map(({ key }) => key)).toEqual([
    'aws_api_gateway_rest_api.api',
    'module.a.module.b.aws_api_gateway_rest_api.inner',
  ]);
  expect(reasons(result)).toEqual(['module a.b.a calls itself']);
});

test('a module that is its own caller is read once', async () => {
  const result = await read(`${api}module "me" {\n  source = "./"\n}\n`);
  expect(result.resources).toHaveLength(1);
  expect(reasons(result)).toEqual(['module me calls itself']);
});

test.each([
  ['count', 'count = 1000000000'],
  ['for_each', `for_each = {\n${Array.from({ length: 3000 }, (_, at) => `    "k${at}" = ${at}\n`).join('')}  }`],
])('more instances by %s than are read are said to be left out', async (_, meta) => {
  const result = await read(`resource "aws_api_gateway_rest_api" "api" {\n  ${meta}\n  name = "x"\n}\n`);
  expect(result.resources).toHaveLength(1000);
  expect(reasons(result)).toEqual(['aws_api_gateway_rest_api.api has more than 1000 instances (--limit instances=N)']);
});

test.each([
  ['brackets', `x = ${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['parentheses', `x = ${'('.repeat(5000)}1${')'.repeat(5000)}`],
  ['loops', 'x = [for a in range(20000) : [for b in range(20000) : b]]'],
  ['a local that is made of itself', 'x = "${local.y}"\n  y = "${local.x}"'],
])('%s without end leave the rest as it is', async (_, local) => {
  const result = await read(
    `${inner}locals {\n  ${local}\n}\nresource "aws_api_gateway_rest_api" "api" {\n  name = local.x\n}\n`,
  );
  expect(shown(property(result, 'aws_api_gateway_rest_api.inner', 'Name'))).toBe('shop');
});

test('keys of any letters name their instances', async () => {
  const keys = ['__proto__', 'constructor', 'a\\"b', 'x.y', '[0]', '', '🔑'];
  const result = await read(`resource "aws_api_gateway_rest_api" "api" {
  for_each = toset([${keys.map((key) => `"${key}"`).join(', ')}])
  name     = each.key
}
resource "aws_api_gateway_stage" "s" {
  for_each      = aws_api_gateway_rest_api.api
  rest_api_id   = each.value.id
  deployment_id = "d"
  stage_name    = "prod"
}
`);
  for (const key of keys)
    expect(property(result, `aws_api_gateway_stage.s["${key}"]`, 'RestApiId')).toMatchObject({
      target: `aws_api_gateway_rest_api.api["${key}"]`,
    });
});

test('a resource may be called __proto__', async () => {
  const text = '{"resource":{"aws_api_gateway_rest_api":{"__proto__":{"name":"x"},"constructor":{"name":"y"}}}}';
  const result = await read({ 'main.tf.json': text });
  expect(shown(property(result, 'aws_api_gateway_rest_api.__proto__', 'Name'))).toBe('x');
  expect(shown(property(result, 'aws_api_gateway_rest_api.constructor', 'Name'))).toBe('y');
});

/** A plan with one API, whose values are given as JSON text. */
function planned(after: string, more = ''): unknown {
  const head =
    '"address":"aws_api_gateway_rest_api.api","mode":"managed","type":"aws_api_gateway_rest_api","name":"api"';
  return JSON.parse(
    `{"format_version":"1.2","resource_changes":[{${head},"change":{"actions":["create"],"after":${after}}}${more}],"configuration":{}}`,
  );
}

test('values that are nested without end are not known', async () => {
  const deep = `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`;
  const result = await plan(planned(`{"name":"shop","tags":${deep},"policy":${deep}}`));
  expect(shown(property(result, 'aws_api_gateway_rest_api.api', 'Name'))).toBe('shop');
  expect(JSON.stringify(shown(property(result, 'aws_api_gateway_rest_api.api', 'Policy')))).toContain(
    'nested too deeply',
  );
});

test('entries of a plan that are no resources are passed over', async () => {
  const result = await plan(
    planned('{"name":"shop"}', ',null,1,"x",{"address":1},{"address":"a","type":"t","name":"n","change":7}'),
  );
  expect(result.resources.map(({ key }) => key)).toEqual(['aws_api_gateway_rest_api.api']);
});

test('outputs and variables of a plan that lead to each other end', async () => {
  const stage = { address: 'module.m.aws_api_gateway_stage.s', module_address: 'module.m' };
  const result = await plan({
    format_version: '1.2',
    resource_changes: [
      {
        ...stage,
        mode: 'managed',
        type: 'aws_api_gateway_stage',
        name: 's',
        change: { actions: ['create'], after: { stage_name: 'p' }, after_unknown: { rest_api_id: true } },
      },
    ],
    configuration: {
      root_module: {
        module_calls: {
          m: {
            source: './m',
            expressions: { x: { references: ['module.m.o', 'module.m'] } },
            module: {
              outputs: { o: { expression: { references: ['var.x'] } } },
              resources: [
                { address: 'aws_api_gateway_stage.s', expressions: { rest_api_id: { references: ['var.x'] } } },
              ],
            },
          },
        },
      },
    },
  });
  expect(property(result, stage.address, 'RestApiId')?.kind).toBe('unknown');
});

test('what is nested in a large file is found as fast as in a small one', async () => {
  const names = Array.from({ length: 4000 }, (_, at) => `  "name ${at}",`).join('\n');
  const result = await read(`locals {\n  all = [\n${names}\n  ]\n}\n${api}`);
  expect(place(resource(result, 'aws_api_gateway_rest_api.api'))).toBe('main.tf:4005');
});
