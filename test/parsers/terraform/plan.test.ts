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
