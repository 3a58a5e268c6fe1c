import { describe, expect, test } from 'vitest';
import { place, property, read, resource, shown } from './read.js';

/** What an expression evaluates to, as the name of an API. */
async function name(expression: string, more = ''): Promise<unknown> {
  const result = await read(`${more}\nresource "aws_api_gateway_rest_api" "api" {\n  name = ${expression}\n}\n`);
  return shown(property(result, 'aws_api_gateway_rest_api.api', 'Name'));
}

describe('expressions', () => {
  test.each([
    ['a template', '"a-${upper("b")}-c"', 'a-B-c'],
    ['an escaped hole', '"$${x}"', '${x}'],
    ['a conditional reads from the right', 'false ? 1 : true ? 2 : 3', 2],
    ['a for expression with a condition', 'join(",", [for n in [1, 2, 3] : n * 2 if n > 1])', '4,6'],
    ['a splat', 'join(",", [{ a = "x" }, { a = "y" }][*].a)', 'x,y'],
    ['merge and lookup', 'lookup(merge({ a = "1" }, { b = "2" }), "b", "none")', '2'],
    ['try falls back', 'try({ a = 1 }.b, "fallback")', 'fallback'],
    ['format', 'format("%s-%02d", "api", 7)', 'api-07'],
    ['an indented heredoc', '<<-EOT\n    one\n      two\n    EOT\n', 'one\n  two\n'],
    ['a directive', '"%{ if true }yes%{ else }no%{ endif }"', 'yes'],
    ['an exponent', '1e3', 1000],
    ['an exponent with a sign, in a calculation', '-25e-1 * 2', -5],
    ['text that looks like an exponent', '"1e3 ${1e3} v1e3"', '1e3 1000 v1e3'],
    ['a heredoc that holds one', '<<EOT\n1e3 ${2E+1}\nEOT\n', '1e3 20\n'],
    // as Terraform 1.11 evaluates them
    [
      'a group of a pattern, and all that it matched',
      'replace("ab-cd", "/([a-z])([a-z])/", "$2$1<$0>")',
      'ba<ab>-dc<cd>',
    ],
    ['an empty text is before and after every character', 'replace("ab", "", "-")', '-a-b-'],
    ['a text that was encoded', 'jsondecode(jsonencode("b"))', 'b'],
    [
      'what is encoded is ordered, and safe in HTML',
      '"is ${jsonencode({ b = "<", a = 1 })}"',
      'is {"a":1,"b":"\\u003c"}',
    ],
    ['a text of what was encoded', 'replace(jsonencode({ a = 1 }), "1", "2")', '{"a":2}'],
    ['a number where text is needed', 'join("", regexall("[0-9]", 135))', '135'],
    ['a large number as text', '"n${100000000000 * 1000000000000}"', 'n100000000000000000000000'],
    ['a small number as text', '"n${3.5 / 100000000000}"', 'n0.000000000035'],
    ['zeros after the sign', 'format("%03d", -1)', '-01'],
    ['a letter beyond ASCII', 'title("élan vital")', 'Élan Vital'],
    ['no name', 'basename("")', '.'],
    ['the folder that ends in a slash', 'dirname("/a/b/")', '/a/b'],
    ['what is taken off a set is a set', 'join(",", setsubtract(["b", "a", "b", "c"], ["c"]))', 'a,b'],
    ['items of a set have no numbers', 'join(",", [for k, v in toset(["b", "a"]) : k])', 'a,b'],
    ['white space that is written as an escape', '"%{ for x in ["a", "b"] ~}\\n ${x} %{ endfor ~} c"', 'a b c'],
    ['try sees a failure within', 'try(upper({ a = "x" }.b), [{}.c], "fallback")', 'fallback'],
    ['try sees lists of different lengths', 'try(zipmap(["a"], []), "fallback")', 'fallback'],
    ['try sees a slice beyond the list', 'try(slice(["a"], 0, 2), "fallback")', 'fallback'],
    ['can sees it too', 'can(upper({}.b))', false],
    ['an address of a block', 'cidrhost("10.1.2.0/24", -1)', '10.1.2.255'],
    ['a block of a block', 'cidrsubnet("10.0.0.0/8", 8, 2)', '10.2.0.0/16'],
    ['blocks one after the other', 'join(" ", cidrsubnets("10.0.0.0/16", 8, 4))', '10.0.0.0/24 10.0.16.0/20'],
    ['a block of IPv6', 'cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', 'fd00:fd12:3456:7800:a200::/72'],
    ['a mask', 'cidrnetmask("172.16.0.0/12")', '255.240.0.0'],
    ['a block that does not fit', 'try(cidrsubnet("10.0.0.0/31", 2, 0), "none")', 'none'],
    ['the account is a hole', '"x-${data.aws_caller_identity.me.account_id}"', 'x-${AWS::AccountId}'],
  ])('%s', async (_, expression, expected) => {
    expect(await name(expression, 'data "aws_caller_identity" "me" {}')).toBe(expected);
  });

  test('a variable has its default, a local its value', async () => {
    expect(await name('local.n', 'variable "env" { default = "dev" }\nlocals { n = "api-${var.env}" }')).toBe(
      'api-dev',
    );
  });

  test('a variable without default is unknown, and says so', async () => {
    const result = await read('variable "n" {}\nresource "aws_api_gateway_rest_api" "a" { name = var.n }\n');
    expect(property(result, 'aws_api_gateway_rest_api.a', 'Name')).toMatchObject({
      kind: 'unknown',
      reason: 'variable n has no default',
    });
  });

  test('where Terraform is run is not known', async () => {
    expect(await name('"${path.cwd}/x"')).toBe('${path.cwd}/x');
    expect(await name('"${path.root}/x"')).toBe('./x');
  });

  test('resources of other providers carry values that are not known', async () => {
    const more = 'resource "terraform_data" "t" { input = "x" }\nresource "aws_ssm_parameter" "p" {}';
    expect(await name('terraform_data.t.output', more)).toBe('${terraform_data.t.output}');
    const result = await read(`${more}
      resource "aws_lambda_permission" "a" { source_arn = terraform_data.t.output }
      resource "aws_lambda_permission" "b" { source_arn = aws_ssm_parameter.p.value }`);
    expect(property(result, 'aws_lambda_permission.a', 'SourceArn')?.kind).toBe('unknown');
    expect(property(result, 'aws_lambda_permission.b', 'SourceArn')?.kind).toBe('reference');
  });

  test('names that refer to each other in a circle are unknown', async () => {
    expect(await name('local.a', 'locals {\n  a = local.b\n  b = local.a\n}')).toMatch(/refers to itself/);
  });
});

describe('a value of very many parts', () => {
  const long = `[${'0, '.repeat(200_000)}0]`;
  const withFile = async (expression: string): Promise<unknown> => {
    const main = `resource "aws_api_gateway_rest_api" "api" {\n  name = ${expression}\n}\n`;
    return shown(property(await read({ 'main.tf': main, 'long.json': long }), 'aws_api_gateway_rest_api.api', 'Name'));
  };

  test('is a text, where loops make one of them', async () => {
    expect(await name('"${join("", [for i in range(360) : join("", [for j in range(360) : "x"])])}-"')).toBe(
      `${'x'.repeat(129_600)}-`,
    );
  });

  test.each([
    ['concat', 'length(concat(jsondecode(file("long.json")), []))', /a list is too long/],
    ['setunion', 'length(setunion(jsondecode(file("long.json")), []))', 1],
    ['join', 'length(join("", jsondecode(file("long.json"))))', 200_001],
    ['expanded arguments', 'max(jsondecode(file("long.json"))...)', /more than 10000 arguments/],
  ])('goes through %s', async (_, expression, expected) => {
    const found = await withFile(expression);
    if (expected instanceof RegExp) expect(found).toMatch(expected);
    else expect(found).toBe(expected);
  });

  test('is a file with a mistake in it', async () => {
    const { diagnostics } = await read(`${'a = 1\n'.repeat(130_000)}}\n`);
    expect(diagnostics.map(({ code }) => code)).toContain('terraform-syntax');
  });
});

test('for_each makes an instance for each key; references find the one with the same key', async () => {
  const result = await read(`
resource "aws_api_gateway_rest_api" "api" { name = "shop" }
resource "aws_api_gateway_resource" "r" {
  for_each    = toset(["pets", "toys"])
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = each.value
}
resource "aws_api_gateway_method" "m" {
  for_each      = aws_api_gateway_resource.r
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = each.value.id
  http_method   = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "i" {
  for_each    = aws_api_gateway_method.m
  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value.http_method
  type        = "MOCK"
}
`);
  expect(property(result, 'aws_api_gateway_method.m["pets"]', 'ResourceId')).toMatchObject({
    target: 'aws_api_gateway_resource.r["pets"]',
  });
  const integration = property(result, 'aws_api_gateway_method.m["toys"]', 'Integration');
  expect(shown(integration)).toEqual({ Type: 'MOCK' });
  expect(integration?.owner).toBe('aws_api_gateway_integration.i["toys"]');
});

test('a policy in a heredoc has the places of its own lines', async () => {
  const result = await read(`resource "aws_api_gateway_rest_api" "api" { name = "shop" }
resource "aws_api_gateway_rest_api_policy" "p" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  policy      = <<EOF
{
  "Statement": [
    { "Effect": "Allow", "Resource": "\${aws_api_gateway_rest_api.api.execution_arn}/*" }
  ]
}
EOF
}
`);
  const policy = property(result, 'aws_api_gateway_rest_api.api', 'Policy');
  expect(policy?.owner).toBe('aws_api_gateway_rest_api_policy.p');
  expect(shown(policy)).toEqual({
    Statement: [
      {
        Effect: 'Allow',
        Resource: 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${aws_api_gateway_rest_api.api.id}/*',
      },
    ],
  });
  const [statement] =
    policy?.kind === 'map' && policy.entries.get('Statement')?.value.kind === 'list'
      ? [policy.entries.get('Statement')?.value]
      : [];
  expect(statement?.kind === 'list' && place(statement.items[0])).toBe('main.tf:7');
});

test('a policy document data source is evaluated', async () => {
  const result = await read(`
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["192.0.2.0/24"]
    }
  }
}
resource "aws_api_gateway_rest_api" "api" {
  name   = "shop"
  policy = data.aws_iam_policy_document.d.json
}
`);
  expect(shown(property(result, 'aws_api_gateway_rest_api.api', 'Policy'))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: ['execute-api:Invoke'],
        Resource: ['*'],
        Condition: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } },
      },
    ],
  });
});

test('a local module is followed, its arguments stand where they are written', async () => {
  const result = await read({
    'main.tf': 'module "m" {\n  source = "./m"\n  auth   = "AWS_IAM"\n}\n',
    'm/main.tf':
      'variable "auth" {}\nresource "aws_apigatewayv2_api" "a" {\n  name = "x"\n  protocol_type = "HTTP"\n}\nresource "aws_apigatewayv2_route" "r" {\n  api_id = aws_apigatewayv2_api.a.id\n  route_key = "$default"\n  authorization_type = var.auth\n}\n',
  });
  const type = property(result, 'module.m.aws_apigatewayv2_route.r', 'AuthorizationType');
  expect([shown(type), place(type)]).toEqual(['AWS_IAM', 'main.tf:3']);
});

test('a registry module that is not on disk is named once', async () => {
  const result = await read(
    'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\noutput "a" { value = module.vpc.id }\n',
  );
  expect(result.incomplete.map((one) => one.reason)).toEqual([
    'module vpc (terraform-aws-modules/vpc/aws) is not on disk',
  ]);
});

test('override files replace arguments; .tofu stands before .tf', async () => {
  const result = await read({
    'main.tf': 'resource "aws_api_gateway_rest_api" "a" { name = "one" }\n',
    'main.tofu': 'resource "aws_api_gateway_rest_api" "a" { name = "two" }\n',
    'main_override.tf': 'resource "aws_api_gateway_rest_api" "a" { disable_execute_api_endpoint = true }\n',
  });
  expect(shown(resource(result, 'aws_api_gateway_rest_api.a').properties)).toMatchObject({
    Name: 'two',
    DisableExecuteApiEndpoint: true,
  });
});

test('JSON syntax is the same language', async () => {
  const result = await read({
    'main.tf.json': JSON.stringify({
      variable: { names: { default: ['a'] } },
      resource: {
        aws_apigatewayv2_api: {
          x: { for_each: '${toset(var.names)}', name: 'api ${each.key}', protocol_type: 'HTTP' },
        },
      },
    }),
  });
  expect(shown(property(result, 'aws_apigatewayv2_api.x["a"]', 'Name'))).toBe('api a');
});

test('an authorizer has the defaults of the provider', async () => {
  const result = await read('resource "aws_api_gateway_authorizer" "a" {\n  name = "a"\n  rest_api_id = "x"\n}\n');
  expect(shown(resource(result, 'aws_api_gateway_authorizer.a').properties)).toMatchObject({
    Type: 'TOKEN',
    IdentitySource: 'method.request.header.Authorization',
    AuthorizerResultTtlInSeconds: 300,
  });
});

test('a syntax error is said with its place, and the rest is read', async () => {
  const result = await read(
    'resource "aws_api_gateway_rest_api" "a" {\n  name = \n}\nresource "aws_api_gateway_rest_api" "b" { name = "b" }\n',
  );
  expect(result.diagnostics[0]).toMatchObject({ code: 'terraform-syntax', severity: 'error' });
});

test('a word alone on its line is a syntax error, and the block below it is read', async () => {
  const result = await read('resou\n\nresource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n}\n');
  expect(result.diagnostics.map(({ message, span }) => [message, span.start])).toEqual([
    ["Syntax error: 'resou' was not expected here", 0],
  ]);
  expect(result.resources.map(({ name }) => name)).toEqual(['aws_api_gateway_rest_api.a']);
});

test('a file that is an object is a syntax error', async () => {
  const { diagnostics } = await read('{\n  resource = {}\n}\n');
  expect(diagnostics.map(({ message, span }) => [message, span.start])).toEqual([
    ["Syntax error: '{' was not expected here", 0],
  ]);
});

test.each([
  'resource "aws_api_gateway_rest_api" "a" # one\n{\n}\n',
  'resource\n"aws_api_gateway_rest_api" "a" {\n}\n',
  'resource "aws_api_gateway_rest_api"\n"a" {\n}\n',
])('a block that does not begin on one line is a syntax error: %j', async (text) => {
  const { diagnostics } = await read(text);
  expect(diagnostics.map(({ code }) => code)).toContain('terraform-syntax');
});
