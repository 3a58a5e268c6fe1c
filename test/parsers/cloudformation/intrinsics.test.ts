import { describe, expect, test } from 'vitest';
import { api, read, world } from './read.js';

/** The API's name for an expression, as text for people. */
async function name(expression: string, more = '', options: Parameters<typeof api>[1] = {}): Promise<string> {
  const one = await api(
    `${more}\nResources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties: { Name: ${expression} }\n`,
    options,
  );
  return one.name.known ? one.name.value : `[${one.name.reason}]`;
}

const maps = 'Mappings: { Names: { eu: { short: e, long: Europe }, us: { short: u, long: States } } }';

describe('intrinsic functions', () => {
  test.each([
    ['a parameter default', '!Ref Env', 'dev'],
    ['Fn::Sub', '!Sub "${Env}-api"', 'dev-api'],
    ['Fn::Sub with a map', '!Sub ["${Env}-${Kind}", { Kind: orders }]', 'dev-orders'],
    ['an escaped variable', '!Sub "${!Env}"', '${Env}'],
    ['a pseudo parameter stays a hole', '!Sub "${AWS::StackName}-api"', '${AWS::StackName}-api'],
    ['Fn::Join', '!Join ["-", [a, !Ref Env, b]]', 'a-dev-b'],
    ['Fn::Select', '!Select [1, [a, b]]', 'b'],
    ['Fn::Split', '!Select [1, !Split ["/", a/b/c]]', 'b'],
    ['Fn::FindInMap', '!FindInMap [Names, eu, long]', 'Europe'],
    ['Fn::FindInMap with a default', '!FindInMap [Names, ap, long, { DefaultValue: none }]', 'none'],
    ['Fn::Base64', '!Base64 abc', 'YWJj'],
    ['Fn::ToJsonString', '{ Fn::ToJsonString: { a: [1, true] } }', '{"a":[1,true]}'],
    ['Fn::Length', '{ Fn::Length: [1, 2] }', '2'],
    ['a list parameter', '!Select [1, !Ref List]', 'two'],
    ['the long form', '{ "Fn::Sub": "${Env}" }', 'dev'],
    ['a dynamic reference', '"{{resolve:ssm:/name}}-x"', '${{{resolve:ssm:/name}}}-x'],
  ])('%s', async (_, expression, expected) => {
    const parameters =
      'Parameters: { Env: { Type: String, Default: dev }, List: { Type: CommaDelimitedList, Default: "one, two" } }';
    expect(await name(expression, `${parameters}\n${maps}`)).toBe(expected);
  });

  test('a text of very many holes is joined', async () => {
    const holes = '${AWS::Region}'.repeat(150_000);
    expect((await name(`!Join ["", [!Sub "${holes}", "-x"]]`)).length).toBe(holes.length + 2);
  });

  test('a mapping by the region is known where the region is', async () => {
    const regions = 'Mappings: { ByRegion: { eu-west-1: { name: ireland } } }';
    const expression = '!FindInMap [ByRegion, !Ref "AWS::Region", name]';
    expect(await name(expression, regions, { region: 'eu-west-1' })).toBe('ireland');
  });

  test('AWS::NoValue makes a property absent', async () => {
    expect(await name('!If [Named, shop, !Ref "AWS::NoValue"]', 'Conditions: { Named: !Equals [a, b] }')).toBe('Api');
  });

  test('secret parameters are never read from their default', async () => {
    const one = await api(`
Parameters: { Key: { Type: String, NoEcho: true, Default: s3cret } }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { SecurityPolicy: !Ref Key } }
`);
    expect(one.securityPolicy).toMatchObject({ known: false, reason: 'parameter Key is secret (NoEcho)' });
  });

  test('a reference that leads nowhere is said', async () => {
    const input = await read(
      'Resources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Nobody } }\n',
    );
    expect(input.diagnostics.map((one) => one.message)).toEqual([
      'There is no parameter or resource Nobody in this template',
    ]);
  });

  test('AWS::Include of a local file stands in its place', async () => {
    const one = await api(
      'Resources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Body: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: api.yaml } } } } }\n',
      { files: { 'api.yaml': 'openapi: 3.0.1\ninfo: { title: pets }\npaths: { /pets: { get: {} } }\n' } },
    );
    expect(one.name).toMatchObject({ value: 'pets' });
    expect(one.routes.map((route) => route.span.source.file)).toEqual(['api.yaml']);
  });

  test('Fn::ForEach is unrolled', async () => {
    const input = await read(`
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Apis:
    - Name
    - [Orders, Users]
    - "\${Name}Api": { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Name } }
`);
    expect(world(input).graph.apis.map((one) => [one.id, one.name.known && one.name.value])).toEqual([
      ['OrdersApi', 'Orders'],
      ['UsersApi', 'Users'],
    ]);
  });

  test('what a template imports is what another one exports', async () => {
    const input = await read([
      'Resources:\n  Stage: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !ImportValue core-api, StageName: prod } }\n',
      'Resources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: core } }\nOutputs: { Id: { Value: !Ref Api, Export: { Name: core-api } } }\n',
    ]);
    expect(world(input).graph.apis.map((one) => [one.id, one.external, one.stages.length])).toEqual([
      ['Api', false, 1],
    ]);
  });

  test('a nested stack gets its parameters and gives its outputs', async () => {
    const input = await read(
      `
Resources:
  Core: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: core.yaml, Parameters: { Name: shop } } }
  Stage: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !GetAtt Core.Outputs.Id, StageName: prod } }
`,
      {
        files: {
          'core.yaml':
            'Parameters: { Name: { Type: String } }\nResources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Name } }\nOutputs: { Id: { Value: !Ref Api } }\n',
        },
      },
    );
    expect(world(input).graph.apis.map((one) => [one.id, one.name.known && one.name.value, one.stages.length])).toEqual(
      [['Api', 'shop', 1]],
    );
  });

  test('a nested stack that is not in the input is a reason why something may be missing', async () => {
    const input = await read(
      'Resources:\n  Core: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://s3.amazonaws.com/b/t.yaml } }\n',
    );
    expect(world(input).graph.incomplete.map((one) => one.reason)).toEqual([
      'nested stack Core (https://s3.amazonaws.com/b/t.yaml) is not in the input',
    ]);
  });

  test('it is said at the name of the stack, also where its outputs are read before it', async () => {
    const input = await read(`Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !GetAtt Core.Outputs.Name } }
  Core: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://s3.amazonaws.com/b/t.yaml } }
`);
    const places = world(input).graph.incomplete.map(({ span }) => span.source.text.slice(span.start, span.end));
    expect(new Set(places)).toEqual(new Set(['Core']));
  });
});
