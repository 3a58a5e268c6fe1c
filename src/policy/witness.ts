import { ordinaryValues } from './classes.js';
import type { Found } from './explore.js';
import type { Routes } from './inquiry.js';
import { readRoute } from './routes.js';
import type { Witness } from './verdict.js';

const headers = new Map([
  ['aws:referer', 'Referer'],
  ['aws:useragent', 'User-Agent'],
]);

/** The example request of a finding about strangers, with ordinary values where no condition asks for others. */
export function witnessOf(
  found: Found,
  { routes, supposition }: Routes,
  isPrivate: boolean,
  owner: 'api' | 'domain',
): Witness {
  const values = found.example ?? new Map<string, string | null>();
  const value = (key: string, ordinary: string) => (values.has(key) ? (values.get(key) ?? ordinary) : ordinary);
  const sent: [string, string | null][] = [];
  for (const [key, name] of headers) if (values.has(key)) sent.push([name, values.get(key) ?? null]);
  const route =
    owner === 'domain' ? { stage: 'prod', method: 'GET', path: '/' } : readRoute(routes.example, supposition);
  return {
    principal: 'anonymous',
    sourceIp: isPrivate ? null : value('aws:sourceip', ordinaryValues.sourceIp),
    sourceVpc: isPrivate ? value('aws:sourcevpc', `vpc-${ordinaryValues.id}`) : null,
    sourceVpce: isPrivate ? value('aws:sourcevpce', `vpce-${ordinaryValues.id}`) : null,
    vpcSourceIp: isPrivate ? value('aws:vpcsourceip', ordinaryValues.vpcSourceIp) : null,
    ...route,
    headers: Object.fromEntries(sent),
    time: values.get('aws:currenttime') ?? null,
  };
}
