import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Witness } from '../../src/policy/verdict.js';
import { policy } from './arbitrary.js';
import { judge } from './values.js';

/**
 * A public IAM simulator as a second opinion on single requests. It takes `0.0.0.0/0` and `::/0` for nobody and does not
 * know the short form of resources, so the policies here have the long form and no such blocks.
 */
const api = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5';

const forSimulator = (endpoint: 'regional' | 'private') =>
  policy(endpoint)
    .map((document) => JSON.stringify(document).replaceAll('"execute-api:/', `"${api}/`))
    .filter((text) => !text.includes('/0"'))
    .map((text) => JSON.parse(text) as Record<string, unknown>);

async function lets(document: unknown, request: Witness): Promise<boolean> {
  const keys = {
    'aws:SourceIp': request.sourceIp,
    'aws:SourceVpc': request.sourceVpc,
    'aws:SourceVpce': request.sourceVpce,
    'aws:VpcSourceIp': request.vpcSourceIp,
    'aws:Referer': request.headers.Referer,
    'aws:UserAgent': request.headers['User-Agent'],
    'aws:CurrentTime': request.time ?? '2024-06-01T00:00:00Z',
    'aws:SecureTransport': 'true',
  };
  const sent = Object.entries(keys).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  const resource = { resource: `${api}/${request.stage}/${request.method}${request.path}`, accountId: '123456789012' };
  const result = await runSimulation(
    {
      request: {
        principal: anonymousPrincipal,
        action: 'execute-api:Invoke',
        resource,
        contextVariables: Object.fromEntries(sent),
      },
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: document,
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

const stranger: Omit<Witness, 'method' | 'path' | 'stage'> = {
  principal: 'anonymous',
  sourceIp: '198.51.100.77',
  sourceVpc: null,
  sourceVpce: null,
  vpcSourceIp: null,
  headers: {},
  time: null,
};
const inVpc = { ...stranger, sourceIp: null, vpcSourceIp: '10.99.0.7' };
const strangerInVpc = { ...inVpc, sourceVpc: 'vpc-0bad0bad0bad0bad0', sourceVpce: 'vpce-0bad0bad0bad0bad0' };

describe.each(['regional', 'private'] as const)('policies of a %s API in a simulator', (endpoint) => {
  it('let the witness of a public verdict in, and otherwise no stranger', async () => {
    await fc.assert(
      fc.asyncProperty(forSimulator(endpoint), async (document) => {
        const { verdict, witness } = judge(document, { endpoint });
        // The simulator knows no ARN without a path.
        fc.pre(witness?.path !== '/');
        if (witness) expect(await lets(document, witness)).toBe(true);
        else {
          expect(verdict).not.toBe('public');
          const caller = endpoint === 'private' ? strangerInVpc : stranger;
          for (const path of ['/pets', '/health']) {
            expect(await lets(document, { ...caller, stage: 'prod', method: 'GET', path })).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
