import { describe, expect, test } from 'vitest';
import { groupsOf, sectionsOf } from '../../src/report/group.js';
import { finding, spanOf, template } from './findings.js';

const place = spanOf(template, 'Orders:');
const unread = (rule: string, more: Parameters<typeof finding>[0] = {}) =>
  finding({
    rule,
    status: 'undecided',
    message: `${rule}? Not known: the API definition is in S3`,
    unknown: 'the API definition is in S3',
    cause: rule,
    route: null,
    span: place,
    ...more,
  });

describe('what one unknown thing keeps open is said once', () => {
  test('for all rules, with its reason', () => {
    const [group, ...others] = groupsOf([unread('cors-any-origin'), unread('route-without-authorization')]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      message: '2 rules cannot decide for API orders: the API definition is in S3',
      rules: ['cors-any-origin', 'route-without-authorization'],
    });
  });

  test('a single rule keeps its own words', () => {
    const routes = ['GET /a', 'GET /b'].map((route) => unread('route-without-authorization', { route }));
    const [group, ...others] = groupsOf(routes);
    expect(others).toEqual([]);
    expect(group?.message).toBe('route-without-authorization? Not known: the API definition is in S3');
  });

  test('in one place, also where it keeps something of a stage open', () => {
    const stages = [unread('cors-any-origin'), unread('api-key-without-usage-plan', { stage: 'prod' })];
    const [section, ...others] = sectionsOf(stages);
    expect(others).toEqual([]);
    expect(section?.stage).toBeNull();
    expect(section?.groups.map(({ rules }) => rules)).toEqual([['cors-any-origin', 'api-key-without-usage-plan']]);
    expect(sectionsOf(stages.slice(1)).map(({ stage }) => stage)).toEqual(['prod']);
  });

  test.each([
    ['another API', { api: { id: 'Other', kind: 'rest' as const, name: 'other' } }],
    ['another reason', { unknown: 'parameter Origins has no default' }],
    ['another place', { span: spanOf(template, 'Stage:') }],
    ['a failure', { status: 'fail' as const, unknown: null }],
  ])('but not together with %s', (_, more) => {
    expect(groupsOf([unread('cors-any-origin'), unread('route-without-authorization', more)])).toHaveLength(2);
  });
});
