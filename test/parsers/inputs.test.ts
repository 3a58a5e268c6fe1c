import { describe, expect, test } from 'vitest';
import { loadInputs } from '../../src/parsers/inputs.js';
import { folderWith } from '../files/folder.js';

const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }
  Buy:
    Type: AWS::Serverless::Function
    Properties:
      Events: { Call: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /buy, Method: post } } }
`;
const plain = 'Resources: { Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: api } } }\n';

/** What each input holds: its files, and its APIs with the number of their routes. */
async function inputsOf(files: Readonly<Record<string, string>>): Promise<[string, string][]> {
  const cwd = folderWith(files);
  const options = { cwd, root: null, parameters: new Map(), stage: null, region: null, source: null };
  const found: [string, string][] = [];
  for await (const { sources, worlds, diagnostics } of loadInputs(['.'], options)) {
    const apis = worlds[0]?.graph.apis ?? [];
    const said = apis.map(({ id, routes }) => `${id} ${routes.length}`);
    found.push([
      sources.map(({ file }) => file).join(' '),
      [...said, ...diagnostics.map(({ code }) => code)].join(', '),
    ]);
  }
  return found;
}

describe('files of a folder are inputs', () => {
  test('in their order, whatever has to be loaded for one of them', async () => {
    expect(
      await inputsOf({
        'a.yaml': plain,
        'b.yaml': sam,
        'c/serverless.yml': 'service: c\nprovider: aws\nfunctions: { f: { handler: h, events: [{ http: GET /f }] } }\n',
        'd.yaml': `${plain}  Broken: [a\n`,
        'e.yaml': sam,
      }),
    ).toEqual([
      ['a.yaml', 'Api 0'],
      ['b.yaml', 'Shop 1'],
      ['c/serverless.yml', 'ApiGatewayRestApi 1'],
      ['d.yaml', 'Api 0, syntax-error, syntax-error'],
      ['e.yaml', 'Shop 1'],
    ]);
  });

  test('but for those that another one of them includes', async () => {
    const nesting = 'Resources: { Part: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: z.yaml } } }\n';
    expect(await inputsOf({ 'a.yaml': plain, 'b.yaml': nesting, 'z.yaml': plain })).toEqual([
      ['b.yaml z.yaml', 'Api 0'],
      ['a.yaml', 'Api 0'],
    ]);
  });
});

test('a plain template may nest one of SAM', async () => {
  const nesting = 'Resources: { Part: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: part.yaml } } }\n';
  expect(await inputsOf({ 'main.yaml': nesting, 'part.yaml': sam })).toEqual([['main.yaml part.yaml', 'Shop 1']]);
});
