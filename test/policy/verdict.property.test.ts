import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condition, policy, statement } from './arbitrary.js';
import { bruteForce } from './oracle.js';
import { verdict } from './values.js';

const endpoints = ['regional', 'private'] as const;
const openness = ['closed', 'restricted', 'undecided', 'public'];

describe.each(endpoints)('any policy of a %s API', (endpoint) => {
  it('gets the verdict that brute force over requests finds', () => {
    fc.assert(
      fc.property(policy(endpoint), (document) => {
        expect(verdict(document, { endpoint })).toBe(bruteForce(document, endpoint));
      }),
      { numRuns: 200 },
    );
  });

  it('is not opened by one more Deny', () => {
    fc.assert(
      fc.property(policy(endpoint), statement(endpoint, ['Deny']), (document, more) => {
        const before = verdict(document, { endpoint });
        const after = verdict({ ...document, Statement: [...document.Statement, more] }, { endpoint });
        expect(openness.indexOf(after)).toBeLessThanOrEqual(openness.indexOf(before));
      }),
    );
  });

  it('is not opened by one more condition on an Allow', () => {
    fc.assert(
      fc.property(policy(endpoint), condition(endpoint), fc.nat(), (document, more, at) => {
        const before = verdict(document, { endpoint });
        const allows = document.Statement.filter(({ Effect }) => Effect === 'Allow');
        const chosen = allows[at % Math.max(1, allows.length)];
        const narrowed = document.Statement.map((one) => {
          if (one !== chosen) return one;
          const old = (one.Condition ?? {}) as Record<string, Record<string, unknown>>;
          // The same operator and key twice would replace the old condition.
          const fresh = Object.entries(more).filter(([operator]) => !(operator in old));
          return { ...one, Condition: { ...old, ...Object.fromEntries(fresh) } };
        });
        const after = verdict({ ...document, Statement: narrowed }, { endpoint });
        expect(openness.indexOf(after)).toBeLessThanOrEqual(openness.indexOf(before));
      }),
    );
  });

  it('means the same with other ids', () => {
    fc.assert(
      fc.property(policy(endpoint), (document) => {
        const renamed = JSON.stringify(document)
          .replaceAll('0aa11bb22cc33dd44', '0bb99aa88cc77dd66')
          .replaceAll('0aa11*', '0bb99*')
          .replaceAll('111122223333', '444455556666')
          .replaceAll('exampleorg1', 'anotherorg')
          .replaceAll('ExampleOrg1', 'AnotherOrg');
        expect(verdict(JSON.parse(renamed), { endpoint })).toBe(verdict(document, { endpoint }));
      }),
    );
  });

  it('means the same as a JSON string, with single values as lists and in any order of its statements', () => {
    fc.assert(
      fc.property(policy(endpoint), (document) => {
        const listed = document.Statement.map((one) => ({
          ...one,
          ...(one.Action ? { Action: [one.Action].flat() } : {}),
        }));
        const before = verdict(document, { endpoint });
        expect(verdict(JSON.stringify(document), { endpoint })).toBe(before);
        expect(verdict({ ...document, Statement: listed.reverse() }, { endpoint })).toBe(before);
      }),
    );
  });
});
