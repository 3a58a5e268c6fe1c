import type { CheckedInput, Finding } from '../../src/check/finding.js';
import type { ExposureRow, ExposureTable } from '../../src/graph/exposure-table.js';
import {
  addTo,
  emptySummary,
  type MakeReporter,
  type ReportContext,
  type RuleText,
} from '../../src/report/reporter.js';
import { Source, type Span } from '../../src/text/source.js';

/** A template in which every name tries to break out of where it is printed. */
export const hostile = {
  api: 'Orders"><script>alert(1)</script>\x1b[2J|`::error::x`',
  route: 'GET /a|b/`{id}`/::error file=x::<img src=x onerror=alert(1)>',
  stage: 'prod\r\n::error::owned\x1b]0;title\x07 ##[error]x ##vso[task.complete]',
  file: 'infra dir/émile,100%/[a](b)|c:d#e.yaml',
};

export const template = new Source(
  'infra/template.yaml',
  [
    'Resources:',
    '  Orders:',
    '    Type: AWS::ApiGateway::RestApi',
    '  Open:',
    '    Type: AWS::ApiGateway::Method',
    '    Properties:',
    '      HttpMethod: GET',
    '      AuthorizationType: NONE # nobody is asked',
    '  Stage:',
    '    Type: AWS::ApiGateway::Stage',
    '    Properties:',
    '      TracingEnabled: false',
    '',
  ].join('\n'),
);

const hostileSource = new Source(
  hostile.file,
  `{"Resources":{"A":{"Type":"AWS::ApiGateway::Method","Properties":{"X":"${'x'.repeat(200)}","AuthorizationType":"NONE\x1b[31m ::error::|\u202e"}}}}\r\n::error::second line\r\n`,
);

export function spanOf(source: Source, text: string): Span {
  const start = source.text.indexOf(text);
  if (start < 0) throw new Error(`the fixture has no '${text}'`);
  return { source, start, end: start + text.length };
}

export function finding(changes: Partial<Finding>): Finding {
  return {
    rule: 'route-without-authorization',
    status: 'fail',
    severity: 'high',
    message: 'GET /orders of API orders can be called by anyone on the internet without credentials.',
    api: { id: 'Orders', kind: 'rest', name: 'orders' },
    resource: 'Open',
    decidedBy: null,
    route: 'GET /orders',
    stage: null,
    construct: null,
    span: spanOf(template, 'AuthorizationType: NONE'),
    related: [],
    when: [],
    fingerprint: '0123456789abcdef0123',
    cause: 'Open AuthorizationType',
    decided: 'AuthorizationType is NONE',
    unknown: null,
    suppressed: null,
    fix: null,
    origin: null,
    ...changes,
  };
}

export const rules: ReadonlyMap<string, RuleText> = new Map(
  (
    [
      [
        'route-without-authorization',
        'Route can be called without authorization',
        'high',
        'Give the route an authorizer, or `AWS_IAM`.',
      ],
      [
        'stage-without-tracing',
        'REST API stage does not trace requests',
        'low',
        'Set `TracingEnabled: true` on the stage.',
      ],
      [
        'hard-coded-api-key',
        'API key is written in the source',
        'critical',
        'Leave `Value` out: API Gateway makes a key.',
      ],
      ['stage-without-waf', 'REST API stage has no web ACL', 'medium', 'Associate a web ACL with the stage.'],
    ] as const
  ).map(([id, title, severity, mend]) => [
    id,
    {
      id,
      title,
      severity,
      mend,
      help: `Why ${id} matters.\n\n${mend}`,
      url: `https://example.com/rules/${id}`,
      tags: ['external/cwe/cwe-306'],
    },
  ]),
);

/** Three inputs: a usual one, one with hostile names, one that could not be read. */
export const inputs: readonly CheckedInput[] = [
  {
    findings: [
      finding({}),
      finding({ route: 'POST /orders', resource: 'OpenToo', fingerprint: '0123456789abcdef0123:2' }),
      finding({
        rule: 'stage-without-tracing',
        severity: 'low',
        message: 'Stage prod of API orders does not trace requests with X-Ray.',
        resource: 'Stage',
        decidedBy: 'Stage',
        route: null,
        stage: 'prod',
        span: spanOf(template, 'TracingEnabled: false'),
        related: [{ span: spanOf(template, 'Orders:'), message: 'the API' }],
        when: ['Environment is prod'],
        fingerprint: 'aaaaaaaaaaaaaaaaaaaa',
        cause: 'Stage TracingEnabled',
        decided: 'TracingEnabled is false',
        fix: {
          description: 'Turn tracing on',
          edits: [{ span: spanOf(template, 'false'), text: 'true' }],
          suggestion: null,
        },
      }),
      finding({
        rule: 'stage-without-waf',
        status: 'undecided',
        severity: 'medium',
        message: 'Whether stage prod of API orders has a web ACL cannot be known: ImportValue core-WebAcl.',
        resource: 'Stage',
        route: null,
        stage: 'prod',
        span: spanOf(template, 'Stage:'),
        fingerprint: 'bbbbbbbbbbbbbbbbbbbb',
        cause: 'Stage web ACL',
        decided: 'ImportValue core-WebAcl',
      }),
      finding({
        fingerprint: 'cccccccccccccccccccc',
        route: 'GET /health',
        suppressed: { kind: 'comment', reason: 'health check', until: '2027-01-31' },
      }),
    ],
    diagnostics: [],
    counts: { files: 1, apis: 1, routes: 3, stages: 1 },
  },
  {
    findings: [
      finding({
        message: `${hostile.route} of API ${hostile.api} can be called by anyone.`,
        api: { id: 'A', kind: 'http', name: hostile.api },
        resource: hostile.api,
        route: hostile.route,
        stage: hostile.stage,
        span: spanOf(hostileSource, '"AuthorizationType":"NONE\x1b[31m'),
        related: [{ span: spanOf(hostileSource, '::error::second line'), message: hostile.stage }],
        when: [`Stage is ${hostile.stage}`],
        fingerprint: 'dddddddddddddddddddd',
        cause: 'A AuthorizationType',
        decided: `AuthorizationType is NONE ${hostile.stage}`,
      }),
      finding({
        rule: 'hard-coded-api-key',
        severity: 'critical',
        message: `The value of API key ${hostile.stage} is written in the source.`,
        api: null,
        resource: 'Key',
        route: null,
        span: spanOf(hostileSource, '"Properties"'),
        fingerprint: 'eeeeeeeeeeeeeeeeeeee',
        cause: 'Key Value',
        decided: 'Value is a text',
      }),
    ],
    diagnostics: [],
    counts: { files: 1, apis: 1, routes: 1, stages: 1 },
  },
  {
    findings: [],
    diagnostics: [
      {
        code: 'yaml-syntax',
        message: `unexpected end ${hostile.stage}`,
        severity: 'error',
        span: spanOf(new Source('broken.yaml', 'Resources: ['), '['),
      },
    ],
    counts: { files: 1, apis: 0, routes: 0, stages: 0 },
  },
];

/** Who can call what in the first input, with hostile names. */
export const exposure: readonly ExposureTable[] = [
  {
    api: { id: 'Orders', kind: 'rest', name: 'orders' },
    file: 'infra/template.yaml',
    when: [],
    incomplete: [],
    rows: [
      row({ route: 'GET /orders', credential: 'none', open: true, level: 'open' }),
      row({ route: 'OPTIONS /orders', credential: 'preflight', to: 'mock', level: 'aside' }),
      row({ route: 'POST /orders', credential: 'JWT', from: 'vpce-1', through: 'api.example.com (mutual TLS)' }),
    ],
  },
  {
    api: { id: 'A', kind: 'http', name: hostile.api },
    file: hostile.file,
    when: [`Stage is ${hostile.stage}`],
    incomplete: [hostile.stage],
    rows: [row({ route: hostile.route, credential: hostile.api, from: hostile.stage, to: hostile.stage })],
  },
];

function row(changes: Partial<ExposureRow>): ExposureRow {
  return {
    route: 'GET /',
    credential: 'none',
    from: 'anyone on the internet',
    through: 'default endpoint',
    to: 'lambda',
    open: false,
    level: 'credential',
    ...changes,
  };
}

/** What a reporter writes about inputs. */
export function render(
  make: MakeReporter,
  changes: Partial<ReportContext> = {},
  checked: Iterable<CheckedInput> = inputs,
): string {
  let text = '';
  const summary = emptySummary();
  const reporter = make({
    write: (piece) => {
      text += piece;
    },
    tool: { name: 'gatelint', version: '1.2.3' },
    rules,
    summary,
    undecided: 'count',
    cwd: '/repo',
    root: '/repo',
    color: false,
    width: 100,
    quiet: false,
    warn: () => {},
    ...changes,
  });
  for (const [at, input] of [...checked].entries()) {
    addTo(summary, input);
    reporter.input(input, at === 0 ? exposure : []);
  }
  reporter.end();
  return text;
}
