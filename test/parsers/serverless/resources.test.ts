import { describe, expect, it } from 'vitest';
import { idsOf, properties, readService, withEvents } from './service.js';

const route = '      - http: GET /a\n';

describe('resources', () => {
  it('are the template’s', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nresources:\n  Parameters: {P: {Type: String}}\n  Resources: {Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: !Ref P}}}\n',
    );
    expect(properties(service, 'Api')).toEqual({ Name: { Ref: 'P' } });
    expect([...service.template.entries.keys()]).toEqual(['Resources', 'Parameters']);
  });

  it('lie over what the framework generates, without a type of their own', () => {
    const service = readService(
      `${withEvents(route)}resources: {Resources: {ApiGatewayMethodAGet: {Properties: {AuthorizationType: AWS_IAM}}}}\n`,
    );
    expect(properties(service, 'ApiGatewayMethodAGet')).toMatchObject({
      AuthorizationType: 'AWS_IAM',
      HttpMethod: 'GET',
    });
    expect(service.owners.map(({ name }) => name)).toContain('ApiGatewayMethodAGet');
    expect(service.names.get('ApiGatewayMethodAGet')).toBe('hello');
  });

  it('are merged list by index', () => {
    const service = readService(
      `${withEvents(route, '  endpointType: EDGE\n')}resources: {Resources: {ApiGatewayRestApi: {Properties: {EndpointConfiguration: {Types: [REGIONAL]}}}}}\n`,
    );
    expect(properties(service, 'ApiGatewayRestApi')).toMatchObject({ EndpointConfiguration: { Types: ['REGIONAL'] } });
  });

  it('may be a list, in files', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nresources:\n  - ${file(a.yml)}\n  - Resources: {A: {Properties: {Name: last}}}\n',
      {
        files: {
          'a.yml': 'Resources: {A: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: first, ProtocolType: HTTP}}}',
        },
      },
    );
    expect(properties(service, 'A')).toEqual({ Name: 'last', ProtocolType: 'HTTP' });
  });

  it('have no null properties', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nresources: {Resources: {A: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: null, X: {Y: null}}}}}\n',
    );
    expect(properties(service, 'A')).toEqual({ X: {} });
  });

  it('that nothing generates and that have no type are said where they look like an API’s', () => {
    const service = readService(
      `${withEvents(route)}resources: {Resources: {ApiGatewayMethodBGet: {Properties: {}}, IamRoleX: {Properties: {}}}}\n`,
    );
    expect(service.diagnostics.map(({ message }) => message)).toEqual([
      'ApiGatewayMethodBGet has no Type, and the framework generates nothing of that name',
    ]);
    expect(properties(service, 'ApiGatewayMethodBGet')).toBeUndefined();
  });

  it('refer to the deployment by the instance id', () => {
    const service = readService(
      `${withEvents(route)}resources: {Resources: {Own: {Type: AWS::ApiGateway::Stage, Properties: {DeploymentId: {Ref: "ApiGatewayDeployment\${sls:instanceId}"}}}}}\n`,
    );
    const [deployment] = idsOf(service, 'AWS::ApiGateway::Deployment');
    expect(properties(service, 'Own')).toEqual({ DeploymentId: { Ref: deployment } });
  });

  it('keep what CloudFormation fills in', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nresources: {Resources: {A: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: {"Fn::Sub": "${AWS::StackName}-${self:service}"}}}}}\n',
    );
    expect(properties(service, 'A')).toEqual({ Name: { 'Fn::Sub': '${AWS::StackName}-s' } });
  });

  it('keep what is known of a text that a deploy fills in', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nresources: {Resources: {A: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: {"Fn::Sub": "${Api}/${ssm:/x}"}}}}}\n',
    );
    expect(properties(service, 'A')).toEqual({ Name: { 'Fn::Join': ['', [{ 'Fn::Sub': '${Api}/' }, '?${ssm:/x}']] } });
  });

  it('that code makes leave the service incomplete', () => {
    const service = readService(`${withEvents(route)}resources:\n  - \${file(x.js)}\n  - Resources: \${file(y.ts)}\n`);
    expect(service.incomplete).toHaveLength(2);
  });

  it('that no API needs are not read', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nresources: {Resources: {T: {Type: AWS::DynamoDB::Table, Properties: {X: "${self:custom.none}"}}}}\n',
    );
    expect(service.diagnostics).toEqual([]);
    expect(idsOf(service, 'AWS::DynamoDB::Table')).toEqual(['T']);
  });
});

describe('extensions', () => {
  it('replace properties one by one', () => {
    const service = readService(
      `${withEvents(route, '  endpointType: REGIONAL\n')}resources: {extensions: {ApiGatewayRestApi: {Properties: {EndpointConfiguration: {Types: [PRIVATE]}, Name: x}, Condition: C}}}\n`,
    );
    expect(properties(service, 'ApiGatewayRestApi')).toMatchObject({
      Name: 'x',
      EndpointConfiguration: { Types: ['PRIVATE'] },
    });
  });

  it('of nothing are said', () => {
    const service = readService(`${withEvents(route)}resources: {extensions: {ApiGatewayMethodB: {Properties: {}}}}\n`);
    expect(service.diagnostics.map(({ message }) => message)).toEqual([
      'The framework generates no ApiGatewayMethodB to extend',
    ]);
  });
});

describe('other providers', () => {
  it.each(['google', '{name: azure}', '{name: "${self:custom.p}"}'])('%s make nothing', (provider) => {
    const service = readService(
      `service: s\nprovider: ${provider}\ncustom: {p: openwhisk}\nfunctions: {a: {events: [{http: GET /a}]}}\n`,
    );
    expect(idsOf(service, 'AWS::ApiGateway::Method')).toEqual([]);
    expect(service.diagnostics).toEqual([]);
  });
});
