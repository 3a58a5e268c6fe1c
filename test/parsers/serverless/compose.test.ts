import { describe, expect, it } from 'vitest';
import { loadInputs } from '../../../src/parsers/inputs.js';
import { composedServices } from '../../../src/parsers/serverless/compose.js';
import { folderWith } from '../../files/folder.js';
import { parse } from './service.js';

it('lists the services of a compose file with their parameters', () => {
  const root = parse(
    'services:\n  a: {path: services/a}\n  b: {path: b, config: own.yml, dependsOn: a, params: {name: x, url: "${a.url}"}}\n  c: {path: "${x}"}\n',
    'serverless-compose.yml',
  );
  expect(composedServices(root)).toMatchObject([
    { name: 'a', path: 'services/a', config: null, parameters: new Map() },
    {
      name: 'b',
      path: 'b',
      config: 'own.yml',
      parameters: new Map([
        ['name', 'x'],
        ['url', null],
      ]),
    },
  ]);
});

it('lists nothing where nothing is listed', () => {
  expect(composedServices(parse('services: []\n'))).toEqual([]);
});

describe('a compose file among the inputs', () => {
  const service = (extra: string) =>
    `service: one\nprovider: {name: aws}\nfunctions:\n  f:\n    handler: a.b\n    events:\n      - http: {path: /x, method: get, ${extra}}\n`;

  async function read(files: Readonly<Record<string, string>>) {
    const options = {
      cwd: folderWith(files),
      root: null,
      parameters: new Map(),
      stage: null,
      region: null,
      source: null,
    };
    const said: string[] = [];
    for await (const { worlds, diagnostics } of loadInputs(['.'], options)) {
      for (const { code, message } of diagnostics) said.push(`${code}: ${message}`);
      for (const api of worlds[0]?.graph.apis ?? [])
        for (const { authorizationType: type } of api.routes) said.push(type.known ? type.value : 'unknown');
    }
    return said;
  }

  it('gives its services their parameters', async () => {
    const files = {
      'serverless-compose.yml': 'services:\n  one: {path: one, params: {auth: aws_iam}}\n',
      'one/serverless.yml': service('authorizer: "${param:auth}"'),
    };
    expect(await read(files)).toEqual(['AWS_IAM']);
  });

  it('does not know the outputs of other services', async () => {
    const files = {
      'serverless-compose.yml': 'services:\n  one: {path: one, params: {auth: "${two.auth}"}}\n',
      'one/serverless.yml': service('authorizer: "${param:auth}"'),
    };
    expect(await read(files)).toEqual(['unknown']);
  });

  it('finds configurations of other names', async () => {
    const files = {
      'serverless-compose.yml': 'services:\n  one: {path: one, config: own.yml}\n',
      'one/own.yml': service('private: true'),
    };
    expect(await read(files)).toEqual(['NONE']);
  });

  it('reads each service once', async () => {
    const files = {
      'serverless-compose.yml': 'services:\n  one: {path: one}\n  again: {path: ./one}\n',
      'one/serverless.yml': service('private: true'),
    };
    expect(await read(files)).toEqual(['NONE']);
  });

  it('says which service is not there', async () => {
    const files = { 'serverless-compose.yml': 'services:\n  one: {path: one}\n' };
    expect(await read(files)).toEqual([
      'serverless-compose: service one was not read: there is no configuration in one',
    ]);
  });

  it('says which service lies outside', async () => {
    const files = {
      'repo/.git/HEAD': '',
      'repo/serverless-compose.yml': 'services:\n  one: {path: ../one}\n',
      'one/serverless.yml': 'service: x\nprovider: aws\n',
    };
    expect((await read(files)).join()).toContain('lies outside the root');
  });
});
