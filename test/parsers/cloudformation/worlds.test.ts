import { describe, expect, test } from 'vitest';
import { get, textOf } from '../../../src/text/value.js';
import { read, world } from './read.js';

function choices(input: Awaited<ReturnType<typeof read>>): string[] {
  return input.worlds.map((one) => one.choices.map((choice) => `${choice.parameter} ${choice.is}`).join(' and '));
}

function endpoints(input: Awaited<ReturnType<typeof read>>): unknown[] {
  return input.worlds.map(({ graph }) => {
    const endpoint = graph.apis[0]?.endpoint;
    return endpoint?.known ? endpoint.value : endpoint?.reason;
  });
}

const template = (parameters: string, conditions: string, types = '!If [IsProd, PRIVATE, REGIONAL]'): string => `
Parameters: ${parameters}
Conditions: ${conditions}
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shop
      EndpointConfiguration: { Types: [${types}] }
`;

describe('worlds', () => {
  test('a template without conditions has one world', async () => {
    const input = await read(template('{}', '{}', 'REGIONAL'));
    expect(choices(input)).toEqual(['']);
  });

  test('a compared parameter splits into the literal and anything else, the default first', async () => {
    const input = await read(
      template('{ Env: { Type: String, Default: dev } }', '{ IsProd: !Equals [!Ref Env, prod] }'),
    );
    expect(choices(input)).toEqual(['Env is not prod', 'Env is prod']);
    expect(endpoints(input)).toEqual(['regional', 'private']);
  });

  test('what does not depend on the world is resolved once for all of them', async () => {
    const input = await read(
      `${template('{ Env: { Type: String } }', '{ IsProd: !Equals [!Ref Env, prod] }')}      Policy:
        Statement: { Effect: Allow, Action: '*', Principal: '*', Resource: !Sub "arn:aws:execute-api:\${AWS::Region}:*:*", Id: !Ref Api }
`,
    );
    const [one, other, ...more] = input.worlds.map(({ graph }) => graph.apis[0]?.policy);
    expect(more).toEqual([]);
    expect(one?.known && one.value).toBe(other?.known && other.value);
    expect(one?.known && one.value?.kind).toBe('map');
  });

  test('worlds share what comes out the same by the answers that it takes', async () => {
    const input = await read(
      `${template(
        '{ Env: { Type: String }, Place: { Type: String, AllowedValues: [eu, us] } }',
        '{ IsProd: !Equals [!Ref Env, prod], IsEu: !Equals [!Ref Place, eu], IsBoth: !And [{ Condition: IsProd }, { Condition: IsEu }] }',
      )}      Policy:
        Statement:
          - { Effect: Allow, Action: '*', Principal: !If [IsBoth, '*', !Ref Place], Resource: '*' }
`,
    );
    expect(choices(input)).toEqual([
      'Env is not prod and Place is eu',
      'Env is not prod and Place is us',
      'Env is prod and Place is eu',
      'Env is prod and Place is us',
    ]);
    expect(endpoints(input)).toEqual(['regional', 'regional', 'private', 'private']);
    const policies = input.worlds
      .map(({ graph }) => graph.apis[0]?.policy)
      .map((policy) => policy?.known && policy.value);
    const principals = policies.map((policy) => {
      const list = policy ? get(policy, 'Statement') : undefined;
      return list?.kind === 'list' ? textOf(get(list.items[0], 'Principal')) : undefined;
    });
    expect(principals).toEqual(['eu', 'us', '*', 'us']);
    expect(policies[1]).toBe(policies[3]);
    expect(new Set(policies).size).toBe(3);
  });

  test('allowed values leave no room for anything else', async () => {
    const input = await read(
      template(
        '{ Env: { Type: String, Default: prod, AllowedValues: [dev, prod] } }',
        '{ IsProd: !Equals [!Ref Env, prod] }',
      ),
    );
    expect(choices(input)).toEqual(['Env is prod', 'Env is dev']);
  });

  test('a value given on the command line leaves one world', async () => {
    const input = await read(template('{ Env: { Type: String } }', '{ IsProd: !Equals [!Ref Env, prod] }'), {
      parameters: { Env: 'prod' },
    });
    expect(endpoints(input)).toEqual(['private']);
  });

  test('a condition that nothing of API Gateway depends on splits nothing', async () => {
    const input = await read(
      template('{ Env: { Type: String } }', '{ IsProd: !Equals [!Ref Env, prod] }', 'REGIONAL') +
        '  Topic: { Type: AWS::SNS::Topic, Condition: IsProd }\n',
    );
    expect(choices(input)).toEqual(['']);
  });

  test('conditions on conditions stay consistent', async () => {
    const input = await read(
      template(
        '{ Env: { Type: String } }',
        '{ IsTest: !Equals [!Ref Env, test], IsProd: !Not [!Condition IsTest] }',
        '!If [IsProd, PRIVATE, REGIONAL], !If [IsTest, EDGE, !Ref "AWS::NoValue"]',
      ),
    );
    expect(choices(input)).toEqual(['Env is not test', 'Env is test']);
    expect(endpoints(input)).toEqual(['private', 'regional']);
  });

  test('a condition that cannot be decided holds in one world and not in the other', async () => {
    const input = await read(template('{}', '{ IsProd: !Equals [!ImportValue core-env, prod] }'));
    expect(choices(input)).toEqual(['condition IsProd holds', 'condition IsProd does not hold']);
  });

  test('a condition that refers to itself is said and ends', async () => {
    const input = await read(template('{}', '{ IsProd: !Not [!Condition IsProd] }'));
    expect(input.diagnostics.map((one) => one.code)).toEqual(['circular-condition']);
  });

  test('a resource whose condition does not hold is not there', async () => {
    const input = await read(
      template('{ Env: { Type: String, Default: dev } }', '{ IsProd: !Equals [!Ref Env, prod] }', 'REGIONAL').replace(
        'Properties:\n      Name',
        'Condition: IsProd\n    Properties:\n      Name',
      ),
    );
    expect(input.worlds.map(({ graph }) => graph.apis.length)).toEqual([0, 1]);
  });

  test('beyond 64 combinations only the default and its neighbours are built, and that is said', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const input = await read(
      `
Parameters: { ${names.map((name) => `${name}: { Type: String, Default: x }`).join(', ')} }
Conditions: { ${names.map((name) => `Is${name}: !Equals [!Ref ${name}, y]`).join(', ')} }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
${names.map((name) => `  Stage${name}: { Type: AWS::ApiGateway::Stage, Condition: Is${name}, Properties: { RestApiId: !Ref Api, StageName: ${name} } }`).join('\n')}
`,
    );
    expect(input.worlds.map(({ graph }) => graph.apis[0]?.stages.length)).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
    expect(input.notAllWorlds?.reason).toContain('64');
    expect(world(input).choices).toHaveLength(7);
  });
});
