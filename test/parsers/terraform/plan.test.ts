import { expect, test } from 'vitest';
import { place, plan, property, resource, shown } from './read.js';

/** A plan that creates resources: their values, what is unknown of them, and their configuration. */
function creating(
  resources: { address: string; after: object; unknown?: object; sensitive?: object; expressions?: object }[],
): object {
  const head = (address: string) => {
    const [type, name] = address.split('.');
    return { address, mode: 'managed', type, name };
  };
  return {
    format_version: '1.2',
    resource_changes: resources.map(({ address, after, unknown = {}, sensitive = {} }) => ({
      ...head(address),
      change: { actions: ['create'], before: null, after, after_unknown: unknown, after_sensitive: sensitive },
    })),
    configuration: {
      root_module: { resources: resources.map(({ address, expressions = {} }) => ({ ...head(address), expressions })) },
    },
  };
}

const api = {
  address: 'aws_api_gateway_rest_api.api',
  after: { name: 'shop' },
  unknown: { id: true, policy: true, endpoint_configuration: true },
};
const stage = {
  address: 'aws_api_gateway_stage.s',
  after: { stage_name: 'prod', access_log_settings: [] },
  unknown: { rest_api_id: true },
  expressions: { rest_api_id: { references: ['aws_api_gateway_rest_api.api.id', 'aws_api_gateway_rest_api.api'] } },
};

test('unknown ids are joined through the references of the configuration', async () => {
  const result = await plan(creating([api, stage]));
  expect(property(result, 'aws_api_gateway_stage.s', 'RestApiId')).toMatchObject({
    kind: 'reference',
    target: 'aws_api_gateway_rest_api.api',
  });
});

test('what the provider fills in and nobody set is absent, not unknown', async () => {
  expect(shown(resource(await plan(creating([api])), 'aws_api_gateway_rest_api.api').properties)).toEqual({
    Name: 'shop',
  });
});

/** The policy of an API whose configuration refers to other things, and that nobody knows before it is applied. */
async function policy(references: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const role = { address: 'aws_iam_role.r', after: {}, unknown: { arn: true } };
  const result = await plan(creating([{ ...api, expressions: { policy: { references } } }, role]), files);
  return property(result, 'aws_api_gateway_rest_api.api', 'Policy');
}

test('what depends on variables alone is known while planning: where it is not, it is null', async () => {
  expect(await policy(['var.policy'])).toBeUndefined();
  expect(await policy(['var.policy', 'aws_iam_role.r.arn', 'aws_iam_role.r'])).toMatchObject({ kind: 'unknown' });
  expect(await policy(['local.policy'])).toMatchObject({
    kind: 'unknown',
    reason: 'local.policy is known after apply',
  });
});

test('what the configuration gives as null is absent, although the plan does not know it', async () => {
  const configured = (policy: string) => ({
    'main.tf': `locals { policy = ${policy} }\nresource "aws_api_gateway_rest_api" "api" {\n  name = "shop"\n  policy = local.policy\n}\n`,
  });
  expect(await policy(['local.policy'], configured('null'))).toBeUndefined();
  expect(await policy(['local.policy'], configured('uuid()'))).toMatchObject({ kind: 'unknown' });
});

/** Which of two APIs a stage is of, by the keys of all of them; the index is an expression, which is not in a plan. */
async function apiOf(stageKey: string, apiKeys: readonly (string | number)[]): Promise<unknown> {
  const one = (type: string, name: string, index: string | number, after: object, unknown: object) => ({
    address: `${type}.${name}[${JSON.stringify(index)}]`,
    mode: 'managed',
    type,
    name,
    index,
    change: { actions: ['create'], before: null, after, after_unknown: unknown, after_sensitive: {} },
  });
  const api = (key: string | number) => one('aws_apigatewayv2_api', 'a', key, { name: `${key}` }, { id: true });
  const result = await plan({
    format_version: '1.2',
    resource_changes: [
      ...apiKeys.map(api),
      one('aws_apigatewayv2_stage', 's', stageKey, { name: 'live' }, { api_id: true }),
    ],
    configuration: {
      root_module: {
        resources: [
          { address: 'aws_apigatewayv2_api.a', mode: 'managed', type: 'aws_apigatewayv2_api', name: 'a' },
          {
            address: 'aws_apigatewayv2_stage.s',
            mode: 'managed',
            type: 'aws_apigatewayv2_stage',
            name: 's',
            expressions: { api_id: { references: ['aws_apigatewayv2_api.a', 'each.value.api', 'each.value'] } },
          },
        ],
      },
    },
  });
  const id = property(result, `aws_apigatewayv2_stage.s["${stageKey}"]`, 'ApiId');
  return id?.kind === 'reference' ? id.target : id;
}

test("an instance is the one whose key is a part of the reader's, where one is", async () => {
  expect(await apiOf('shop-live', ['shop', 'admin'])).toBe('aws_apigatewayv2_api.a["shop"]');
  expect(await apiOf('0', [0, 1])).toBe('aws_apigatewayv2_api.a[0]');
  expect(await apiOf('shop-admin/live', ['shop', 'shop-admin'])).toBe('aws_apigatewayv2_api.a["shop-admin"]');
});

test('an instance that may be one or the other is none of them', async () => {
  const either = {
    kind: 'unknown',
    reason: expect.stringContaining('whether it is aws_apigatewayv2_api.a["shop"] or'),
  };
  expect(await apiOf('live', ['shop', 'admin'])).toMatchObject(either);
  expect(await apiOf('workshop', ['shop', 'admin'])).toMatchObject(either);
  expect(await apiOf('shop-admin', ['shop', 'admin'])).toMatchObject(either);
});

test('resources that are destroyed are gone', async () => {
  const json = creating([api]) as { resource_changes: { change: { actions: string[] } }[] };
  for (const change of json.resource_changes) change.change.actions = ['delete'];
  expect((await plan(json)).resources).toEqual([]);
});

test('sensitive text is masked, words of API Gateway are not', async () => {
  const result = await plan(
    creating([
      {
        address: 'aws_api_gateway_method.m',
        after: { http_method: 'GET', authorization: 'NONE', operation_name: 'hidden' },
        sensitive: { authorization: true, operation_name: true },
      },
    ]),
  );
  expect(shown(property(result, 'aws_api_gateway_method.m', 'AuthorizationType'))).toBe('NONE');
  expect(property(result, 'aws_api_gateway_method.m', 'OperationName')).toMatchObject({
    kind: 'unknown',
    reason: 'a sensitive value',
  });
});

test('values stand where the configuration writes them', async () => {
  const files = {
    'main.tf': `resource "aws_api_gateway_rest_api" "api" {
  name = "shop"
}
resource "aws_api_gateway_stage" "s" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = "prod"
}
`,
  };
  const result = await plan(creating([api, stage]), files);
  expect(place(resource(result, 'aws_api_gateway_stage.s'))).toBe('main.tf:4');
  expect(place(property(result, 'aws_api_gateway_stage.s', 'StageName'))).toBe('main.tf:6');
});

test('a policy that is unknown in the plan is read from the configuration', async () => {
  const endpoint = { address: 'aws_vpc_endpoint.e', after: {}, unknown: { id: true } };
  const planned = { ...api, expressions: { policy: { references: ['aws_vpc_endpoint.e.id', 'aws_vpc_endpoint.e'] } } };
  const files = {
    'main.tf': `resource "aws_api_gateway_rest_api" "api" {
  name   = "shop"
  policy = jsonencode({ Statement = [{ Effect = "Deny", Resource = aws_vpc_endpoint.e.id }] })
}
`,
  };
  expect(shown(property(await plan(creating([planned, endpoint])), 'aws_api_gateway_rest_api.api', 'Policy'))).toMatch(
    /aws_vpc_endpoint\.e/,
  );
  expect(
    shown(property(await plan(creating([planned, endpoint]), files), 'aws_api_gateway_rest_api.api', 'Policy')),
  ).toEqual({
    Statement: [{ Effect: 'Deny', Resource: '${aws_vpc_endpoint.e.id}' }],
  });
});

test('a plan that failed half-way says so', async () => {
  const result = await plan({ ...creating([api]), errored: true });
  expect(result.incomplete.map((one) => one.reason)).toEqual([
    'the plan failed half-way: resources are missing from it',
  ]);
});

test('a format of the future is an error', async () => {
  expect((await plan({ ...creating([]), format_version: '9.0' })).diagnostics[0]).toMatchObject({
    code: 'plan-format',
  });
});
