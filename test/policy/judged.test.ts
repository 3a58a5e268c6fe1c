import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgePolicy } from '../../src/policy/judge.js';
import { admitsAnybody, bypassesAllowList, limitsBySourceIp } from '../../src/policy/questions.js';
import type { Authorization, PolicyContext, Verdict } from '../../src/policy/verdict.js';
import type { Value } from '../../src/text/value.js';
import { located } from './values.js';

interface Judged {
  readonly id: string;
  readonly endpoint: 'regional' | 'edge' | 'private';
  readonly authorization: Authorization;
  readonly documents: readonly unknown[];
  readonly verdict: readonly Verdict['verdict'][];
  readonly findings: readonly string[];
  readonly may?: readonly string[];
  readonly why: string;
}

const rows = readFileSync('fixtures/policies/judged.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Judged);

const mostOpenFirst = ['public', 'undecided', 'restricted', 'closed'] as const;

function findingsOf(document: Value, context: PolicyContext): string[] {
  const isPrivate = context.endpoint === 'private';
  const open = admitsAnybody(document, context).answer === 'yes';
  const bypassed = context.authorization === 'lambda' && bypassesAllowList(document, context).answer === 'yes';
  return [
    ...(open && !isPrivate ? ['resource-policy-public'] : []),
    ...(isPrivate && (open || limitsBySourceIp(document).answer === 'yes') ? ['private-api-open-to-any-vpc'] : []),
    ...(bypassed ? ['resource-policy-allow-list-bypass'] : []),
  ];
}

describe('a judged policy', () => {
  it.each(rows)('$id: $why', ({ endpoint, authorization, documents, verdict, findings, may }) => {
    const context = { endpoint, authorization, self: 'Api' };
    const values = documents.map(located);
    const verdicts = values.map((value) => judgePolicy(value, context).verdict);
    expect(verdict).toContain(mostOpenFirst.find((one) => verdicts.includes(one)));
    // Where several verdicts are right, so are their findings.
    if (verdict.length > 1) return;
    const found = new Set(values.flatMap((value) => findingsOf(value, context)).filter((one) => !may?.includes(one)));
    expect(Array.from(found)).toEqual(findings);
  });
});
