import { commentDirectives } from '../../src/check/comments.js';
import { fitsWildcard } from '../../src/check/wildcard.js';
import { userFrame } from '../../src/parsers/cdk/frames.js';
import { readSamconfig } from '../../src/parsers/sam/samconfig.js';
import { readServerlessScript } from '../../src/parsers/serverless/script.js';
import { readDotenv } from '../../src/parsers/serverless/variables/dotenv.js';
import { parseVariables, VariableSyntaxError } from '../../src/parsers/serverless/variables/parse.js';
import { readToml } from '../../src/parsers/serverless/variables/toml.js';
import { hclParser } from '../../src/parsers/terraform/hcl/load.js';
import { readNative } from '../../src/parsers/terraform/hcl/native-syntax.js';
import { parseBlock } from '../../src/policy/addresses.js';
import { judgePolicy } from '../../src/policy/judge.js';
import { compilePattern, PatternError } from '../../src/rules/pattern.js';
import { parseJson } from '../../src/text/json.js';
import { parseText, parseTextSync } from '../../src/text/parse.js';
import { type Diagnostic, Source, type Span } from '../../src/text/source.js';
import type { Value } from '../../src/text/value.js';
import { Broken } from './oracle.js';

/** A language with a parser of its own: what it reads, and pieces of it to start from. */
export interface Language {
  readonly name: string;
  /** Reads a text; throws where it breaks a promise. */
  readonly read: (text: string) => void;
  readonly examples: readonly string[];
}

function expectInside({ source, start, end }: Span): void {
  if (!(0 <= start && start <= end && end <= source.text.length))
    throw new Broken(`a place from ${start} to ${end} in a text of ${source.text.length}`);
}

function expectSound(value: Value | null, diagnostics: readonly Diagnostic[]): void {
  for (const { span, message } of diagnostics) {
    expectInside(span);
    if (message === '') throw new Broken('an error says nothing');
  }
  const visit = (one: Value): void => {
    expectInside(one.span);
    if (one.kind === 'list') one.items.forEach(visit);
    if (one.kind === 'map')
      for (const { keySpan, value } of one.entries.values()) {
        expectInside(keySpan);
        visit(value);
      }
  };
  if (value) visit(value);
}

/** What a parser may throw is what it says it throws. */
function allowing(error: new (...args: never[]) => Error, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof error)) throw thrown;
  }
}

export async function loadLanguages(): Promise<readonly Language[]> {
  const hcl = await hclParser();
  // so that broken YAML is read by the tolerant parser
  await parseText(new Source('broken.yaml', '{'));
  return [
    {
      name: 'yaml',
      read(text) {
        const source = new Source('a.yaml', text);
        const { value, diagnostics } = parseTextSync(source);
        expectSound(value, diagnostics);
        for (const { span } of commentDirectives(source)) expectInside(span);
      },
      examples: [
        'a: &x [1, "b", !Ref c]\nb: *x\nc: |\n  text\n  # no comment\nd: {e: >-\n  f\n  }\n<<: {g: 1}\n',
        'Resources:\n  Api: # gatelint-ignore a, b until 2027-01-31: why\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n    - !GetAtt a.b\n',
      ],
    },
    {
      name: 'json',
      read(text) {
        const { value, diagnostics } = parseJson(new Source('a.json', text));
        expectSound(value, diagnostics);
      },
      examples: ['{"a": [1, -2.5e3, "b\\u0041\\n", null, true], // c\n "d": {"e": {}},}\n'],
    },
    {
      name: 'hcl',
      read(text) {
        const { body, diagnostics } = readNative(new Source('a.tf', text), hcl);
        expectSound(null, diagnostics);
        expectInside(body.span);
      },
      examples: [
        'resource "a" "b" {\n  for_each = { for k, v in var.x : k => v if v != null }\n  c = [for x in y : "${x.z[0]}-%{ if a }b%{ else }c%{ endif }"]\n  d = <<-EOT\n    e ${f(1, 2...)}\n  EOT\n  g { h = !i ? -1 : a.*.b }\n}\n',
        'locals {\n  a = merge({ b = 1, "c" : 2, (d) = 3 }, e)["f"]\n  g = 1 + 2 * 3 % 4 >= 5 && true || !false /* h */ # i\n}\n',
      ],
    },
    {
      name: 'toml',
      read(text) {
        const diagnostics: Diagnostic[] = [];
        const source = new Source('a.toml', text);
        expectSound(
          readToml(source, (one) => diagnostics.push(one)),
          diagnostics,
        );
        readSamconfig(source);
      },
      examples: [
        'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Stage=\\"prod\\" A=1"\nregion = \'eu-central-1\'\n[[a.b]]\nc = [1, 2.5, 1979-05-27T07:32:00Z]\nd = { e = true }\n',
      ],
    },
    {
      name: 'dotenv',
      read(text) {
        for (const value of readDotenv(new Source('.env', text)).values()) expectSound(value, []);
      },
      examples: ['export A=1 # b\nC="d\\n\\"e"\nF=\'g\'\nH=`i`\nJ.K-L = m\n'],
    },
    {
      name: 'variables',
      read: (text) => allowing(VariableSyntaxError, () => parseVariables(text)),
      examples: [
        'a ${self:custom.${opt:stage, "dev"}.b, file(./c.yml):d.e, null} \\${f} ${ssm(eu-west-1, raw):/g~true} ${AWS::Region}',
      ],
    },
    {
      name: 'script',
      read(text) {
        expectSound(readServerlessScript(new Source('serverless.ts', text)), []);
      },
      examples: [
        "import type { AWS } from '@serverless/typescript';\nconst x = 1;\nconst config: AWS = {\n  service: `a`,\n  provider: { name: 'aws', runtime: \"nodejs20.x\" }, // b\n  functions: { f: { events: [{ http: { path: '/', method: 'get' } }] }, ...g },\n} as const;\nmodule.exports = config;\n",
      ],
    },
    {
      name: 'policy',
      read(text) {
        const { value } = parseJson(new Source('policy.json', text));
        if (!value) return;
        for (const endpoint of ['regional', 'private'] as const)
          judgePolicy(value, { endpoint, authorization: 'none', self: 'Api' });
      },
      examples: [
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/prod/GET/*"}, {"Effect": "Deny", "NotPrincipal": {"AWS": ["arn:aws:iam::123456789012:root"]}, "NotAction": "execute-api:*", "Resource": ["arn:aws:execute-api:*:*:*/*/p?ts"], "Condition": {"NotIpAddress": {"aws:SourceIp": ["10.0.0.0/8", "::1/128"]}, "ForAnyValue:StringLikeIfExists": {"aws:sourceVpce": "vpce-*"}, "Bool": {"aws:SecureTransport": "false"}}}]}',
      ],
    },
    {
      name: 'pattern',
      read(text) {
        const [pattern = '', tried = ''] = text.split('\n', 2);
        allowing(PatternError, () => compilePattern(pattern)(tried || pattern));
      },
      examples: ['^/v[0-9]+/(users|p.ts)/?$\n/v1/users', '(a|b)*c{2,3}[^d-f\\w]\naabcc'],
    },
    {
      name: 'wildcard',
      read(text) {
        const [pattern = '', tried = ''] = text.split('\n', 2);
        const wanted = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\/]/g, '\\$&').replace(/\*+/g, '[^]*')}$`);
        if (pattern.length < 40 && fitsWildcard(pattern, tried) !== wanted.test(tried))
          throw new Broken('a wildcard is not what it says');
      },
      examples: ['GET /health*\nGET /healthz', '*a*b\nxaxb'],
    },
    {
      name: 'addresses',
      read: (text) => void text.split('\n').map(parseBlock),
      examples: ['10.0.0.0/8\n1.2.3.4\n::1/128\n2001:db8::/32\n::ffff:1.2.3.4\n'],
    },
    {
      name: 'frames',
      read: (text) => void userFrame(text.split('\n')),
      examples: ['new App (/app/lib/api.ts:12:5)\nat Object.<anonymous> (C:\\app\\x.js:1:2)\n/app/app.py:3\n'],
    },
  ];
}
