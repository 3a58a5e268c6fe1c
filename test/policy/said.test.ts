import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reachOf } from '../../src/policy/flow.js';
import { judgePolicy } from '../../src/policy/judge.js';
import { bypassesAllowList, limitsBySourceIp } from '../../src/policy/questions.js';
import type { Authorization, PolicyContext, Restriction, Witness } from '../../src/policy/verdict.js';
import type { Span } from '../../src/text/source.js';
import { located } from './values.js';

interface Judged {
  readonly id: string;
  readonly endpoint: 'regional' | 'edge' | 'private';
  readonly authorization: Authorization;
  readonly documents: readonly unknown[];
}

const rows = readFileSync('fixtures/policies/judged.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Judged);

/** All of an answer on a few lines: the words, the statement, the place, whom it names, a request that gets in. */
function inWords(
  word: string,
  said: {
    readonly reason: string;
    readonly span: Span | null;
    readonly statement: number | null;
    readonly witness: Witness | null;
    readonly to?: readonly Restriction[];
    readonly partial?: boolean;
  },
): string {
  const { reason, span, statement, witness, to = [], partial = false } = said;
  const place = span?.source.text.slice(span.start, span.end);
  const where = statement === null ? 'at' : `statement ${statement} at`;
  return [
    `${word}: ${reason}${partial ? ' (for some routes)' : ''}`,
    `  ${where} ${place === undefined || place.length < 60 ? place : `${place.slice(0, 40)} … ${place.slice(-12)}`}`,
    ...to.map(({ kind, values, words }) => `  to ${kind} [${values.join(', ')}]: ${words}`),
    ...(witness ? [`  ${requestOf(witness)}`] : []),
  ].join('\n');
}

function requestOf({ principal, method, path, stage, headers, ...places }: Witness): string {
  const from = Object.entries(places).flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]));
  const sent = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${principal} ${method} ${path} of ${stage}`, ...from, ...sent].join(', ');
}

function allThatIsSaid({ endpoint, authorization, documents }: Judged): string[] {
  const context: PolicyContext = { endpoint, authorization, self: 'Api' };
  const route = { stage: null, method: 'GET', path: '/pets/{id}' };
  return documents.flatMap((document) => {
    const policy = located(document);
    const verdict = judgePolicy(policy, context);
    const bypassed = bypassesAllowList(policy, context);
    const limited = limitsBySourceIp(policy);
    const kinds = new Set([authorization, 'iam'] as const);
    return [
      inWords(verdict.verdict, verdict),
      ...(bypassed.answer === 'no' ? [] : [inWords(`bypasses an address list: ${bypassed.answer}`, bypassed)]),
      ...(limited.answer === 'no' ? [] : [inWords(`limits by source address: ${limited.answer}`, limited)]),
      ...Array.from(kinds, (kind) => {
        const reach = reachOf(policy, { ...context, authorization: kind }, route);
        return inWords(`${kind} on GET /pets/{id}: ${reach.reach}`, reach);
      }),
    ];
  });
}

// What is decided is judged by test/policy/judged.test.ts; here is how it is said. Look at what changes before you commit.
it('says of each judged policy why, where and to whom', async () => {
  const text = rows.map(
    (row) => `# ${row.id}, ${row.endpoint}, ${row.authorization}\n${allThatIsSaid(row).join('\n')}\n`,
  );
  await expect(text.join('\n')).toMatchFileSnapshot('said.txt');
});
