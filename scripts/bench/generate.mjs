// Input for the benchmarks: the same bytes in every run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Numbers below a bound, from a fixed seed (mulberry32). */
function random(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound) | 0;
  };
}

const nouns = ['orders', 'carts', 'users', 'invoices', 'shipments', 'reviews', 'coupons', 'refunds'];
const verbs = ['get', 'post', 'put', 'delete'];

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A SAM service as people write them: about 150 lines, two worlds, an authorizer, one open route. */
function template(seed) {
  const pick = random(seed);
  const noun = nouns[pick(nouns.length)];
  const functions = Array.from({ length: 6 }, (_, at) => {
    const path = at === 0 ? `/${noun}` : `/${noun}/{id}/${nouns[pick(nouns.length)]}${at}`;
    return `  Handler${at}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/handler${at}
      Handler: app.handler
      Environment:
        Variables:
          TABLE: !Ref Table
          STAGE: !Ref Stage
      Policies:
        - DynamoDBCrudPolicy: {TableName: !Ref Table}
      Events:
        Request:
          Type: Api
          Properties:
            RestApiId: !Ref Api
            Path: ${path}
            Method: ${verbs[pick(verbs.length)]}
${at === 5 ? '            Auth: {Authorizer: NONE}\n' : ''}`;
  });
  return `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Description: The ${noun} service, number ${seed}
Parameters:
  Stage:
    Type: String
    Default: dev
    AllowedValues: [dev, prod]
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Globals:
  Function:
    Runtime: nodejs22.x
    MemorySize: 512
    Timeout: 15
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      Name: !Sub '${noun}-${seed}-\${Stage}'
      StageName: !Ref Stage
      TracingEnabled: true
      Auth:
        DefaultAuthorizer: Customers
        Authorizers:
          Customers:
            UserPoolArn: !GetAtt Pool.Arn
      MethodSettings:
        - HttpMethod: '*'
          ResourcePath: /*
          LoggingLevel: !If [IsProd, ERROR, INFO]
          ThrottlingBurstLimit: 100
          ThrottlingRateLimit: 50
${functions.join('')}  Pool:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: !Sub 'customers-\${Stage}'
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - {AttributeName: id, AttributeType: S}
      KeySchema:
        - {AttributeName: id, KeyType: HASH}
Outputs:
  Url:
    Value: !Sub 'https://\${Api}.execute-api.\${AWS::Region}.amazonaws.com/\${Stage}'
`;
}

export function oneTemplate(folder) {
  return write(join(folder, 'one/template.yaml'), template(1));
}

/** So many templates, fifty in a folder. */
export function manyTemplates(folder, number) {
  const top = join(folder, `templates-${number}`);
  for (let at = 0; at < number; at++) write(join(top, `group${(at / 50) | 0}`, `service${at}.yaml`), template(at + 1));
  return top;
}

/** What else a repository holds that has a template's extension. */
const others = [
  (at) => [`manifest${at}.yaml`, deployment(at)],
  (at) => [`package${at}.json`, `${JSON.stringify(packageOf(at), null, 2)}\n`],
  (at) => [`workflow${at}.yml`, workflow(at)],
  (at) => [
    `data${at}.json`,
    `${JSON.stringify(Array.from({ length: 40 }, (_, row) => ({ row, at, text: 'x'.repeat(60) })))}\n`,
  ],
];

/** So many files, one of twenty a template. */
export function mixed(folder, number) {
  const top = join(folder, `mixed-${number}`);
  for (let at = 0; at < number; at++) {
    const place = join(top, `group${(at / 50) | 0}`);
    const [name, text] = at % 20 === 0 ? [`service${at}.yaml`, template(at + 1)] : others[at % others.length](at);
    write(join(place, name), text);
  }
  return top;
}

function deployment(at) {
  const containers = Array.from(
    { length: 8 },
    (_, one) => `        - name: c${one}
          image: registry.example.com/team/c${one}:${at}
          ports: [{containerPort: 80${one}0}]
          env: [{name: LEVEL, value: info}, {name: REGION, value: eu-central-1}]
`,
  );
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: d${at}, labels: {app: d${at}}}
spec:
  replicas: 3
  template:
    spec:
      containers:
${containers.join('')}`;
}

function packageOf(at) {
  const dependencies = Object.fromEntries(
    Array.from({ length: 40 }, (_, one) => [`package-${one}`, `^${one}.${at % 9}.0`]),
  );
  return { name: `p${at}`, version: '1.0.0', dependencies };
}

function workflow(at) {
  const steps = Array.from(
    { length: 15 },
    (_, step) => `      - {name: Step ${step}, run: 'make step${step} N=${at}'}\n`,
  );
  return `name: w${at}\non: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps.join('')}`;
}

/** One template at the limit of a stack: 500 resources, nearly all of them paths and methods of one API. */
export function large(folder, format) {
  const resources = {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'large' } },
    Deployment: {
      Type: 'AWS::ApiGateway::Deployment',
      Properties: { RestApiId: { Ref: 'Api' } },
      DependsOn: ['Method0'],
    },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'live',
        TracingEnabled: true,
      },
    },
  };
  for (let at = 0; Object.keys(resources).length + 2 <= 500; at++) {
    const parent = at % 10 === 0 ? { 'Fn::GetAtt': ['Api', 'RootResourceId'] } : { Ref: `Path${at - 1}` };
    resources[`Path${at}`] = {
      Type: 'AWS::ApiGateway::Resource',
      Properties: { RestApiId: { Ref: 'Api' }, ParentId: parent, PathPart: `part${at}` },
    };
    resources[`Method${at}`] = {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: `Path${at}` },
        HttpMethod: verbs[at % verbs.length].toUpperCase(),
        AuthorizationType: at % 7 === 0 ? 'NONE' : 'AWS_IAM',
        Integration: {
          Type: 'AWS_PROXY',
          IntegrationHttpMethod: 'POST',
          Uri: { 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/f${at}/invocations` },
        },
      },
    };
  }
  const value = { AWSTemplateFormatVersion: '2010-09-09', Resources: resources };
  const text = format === 'json' ? `${JSON.stringify(value, null, 2)}\n` : yamlOf(value, '');
  return write(join(folder, 'large', `template.${format}`), text);
}

/** Block YAML of maps, lists, and scalars that JSON writes as YAML would read them. */
function yamlOf(value, indent) {
  if (typeof value !== 'object') return ` ${JSON.stringify(value)}\n`;
  const entries = Array.isArray(value)
    ? value.map((item) => ['-', item])
    : Object.entries(value).map(([key, item]) => [`${key}:`, item]);
  const start = indent === '' ? '' : '\n';
  return start + entries.map(([key, item]) => `${indent}${key}${yamlOf(item, `${indent}  `)}`).join('');
}

/** A plan of about so many megabytes: APIs with twenty routes each, and how many APIs those are. */
export function plan(folder, megabytes) {
  const resources = [];
  const add = (type, name, values) => {
    const address = `${type}.${name}`;
    resources.push({
      address,
      mode: 'managed',
      type,
      name,
      provider_name: 'registry.terraform.io/hashicorp/aws',
      schema_version: 0,
      values,
    });
  };
  let apis = 0;
  for (let size = 0; size < megabytes * 1e6; apis++) {
    const before = resources.length;
    const id = `a${apis}`;
    add('aws_api_gateway_rest_api', id, {
      id,
      name: `api-${apis}`,
      endpoint_configuration: [{ types: ['REGIONAL'] }],
      tags: {},
    });
    add('aws_api_gateway_stage', `s${apis}`, {
      rest_api_id: id,
      stage_name: 'live',
      xray_tracing_enabled: true,
      access_log_settings: [],
    });
    for (let route = 0; route < 20; route++) {
      const path = {
        id: `${id}r${route}`,
        rest_api_id: id,
        parent_id: `${id}root`,
        path_part: `part${route}`,
        path: `/part${route}`,
      };
      add('aws_api_gateway_resource', `r${apis}_${route}`, path);
      const method = {
        rest_api_id: id,
        resource_id: path.id,
        http_method: 'GET',
        authorization: route % 7 === 0 ? 'NONE' : 'AWS_IAM',
        api_key_required: false,
      };
      add('aws_api_gateway_method', `m${apis}_${route}`, method);
    }
    // each stands in the plan twice: as a planned value, and as a change
    size += 2 * JSON.stringify(resources.slice(before)).length;
  }
  const changes = resources.map(({ values, ...of }) => ({
    ...of,
    change: { actions: ['create'], before: null, after: values, after_unknown: {} },
  }));
  const text = JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.12.0',
    planned_values: { root_module: { resources } },
    resource_changes: changes,
    configuration: { root_module: {} },
  });
  return { path: write(join(folder, `plan-${megabytes}`, 'plan.json'), text), apis };
}
