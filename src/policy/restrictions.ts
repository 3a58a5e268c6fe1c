import type { ValueClass } from './classes.js';
import type { Condition } from './conditions.js';
import type { Statement } from './document.js';
import { baseOf, holdsForStrangers } from './explore.js';
import type { Inquiry, Routes } from './inquiry.js';
import { isWeakKey, restrictionOfKey, type Scenario } from './keys.js';
import type { PrincipalElement } from './principal.js';
import { anonymous } from './principal.js';
import type { Truth } from './truth.js';
import type { Restriction, RestrictionKind } from './verdict.js';

/** What keeps strangers out, and which statement does. */
export interface Restrictions {
  readonly to: readonly Restriction[];
  /** The Deny that strangers run into, else the Allow that lets in only some; null where no statement lets anybody in. */
  readonly by: Statement | null;
}

/** To whom the statements restrict the routes: by what the Allows ask for and what the Denies spare. */
export function restrictionsOf(inquiry: Inquiry): Restrictions {
  const found = new Map<RestrictionKind, Set<string>>();
  const add = (kind: RestrictionKind, values: readonly string[]) => {
    const known = found.get(kind) ?? new Set();
    for (const value of values) known.add(value);
    found.set(kind, known);
  };
  let denying: Statement | null = null;
  let allowing: Statement | null = null;
  for (const statement of inquiry.policy.statements) {
    const deny = statement.effect === 'Deny';
    if (statement.action === false || (deny && !stopsStrangers(inquiry, statement))) continue;
    const before = found.size;
    if (statement.principal && statement.principal.negated === deny) addPrincipals(statement.principal, add);
    for (const condition of statement.conditions) {
      if (asksSomething(inquiry, condition, deny)) addCondition(condition, deny, add);
    }
    if (deny) denying ??= statement;
    else if (found.size > before || !allowing) allowing = statement;
  }
  const to = Array.from(found, ([kind, values]) => restriction(kind, Array.from(values)));
  return { to, by: denying ?? allowing };
}

/** Whether unsigned strangers are denied by the statement on some route. */
function stopsStrangers(inquiry: Inquiry, statement: Statement): boolean {
  const scenario: Scenario = { caller: anonymous, network: inquiry.network };
  return (inquiry.suppositions ?? []).flat().some(({ routes }: Routes) => {
    if (baseOf(statement, ({ index }) => routes.covered[index] ?? false, scenario) === false) return false;
    return statement.conditions.every((condition) =>
      strangersAnswers(inquiry, condition).some((answer) => answer !== false),
    );
  });
}

/** Whether the condition tells known callers from strangers: an Allow's does not where it holds for strangers. */
function asksSomething(inquiry: Inquiry, condition: Condition, deny: boolean): boolean {
  if (isWeakKey(condition.key)) return false;
  if (deny || condition.operator.comparison === 'null') return true;
  const place = inquiry.keys.place(condition);
  return !holdsForStrangers(strangers(inquiry, condition).filter((one) => one.answers[place] === true));
}

function strangersAnswers(inquiry: Inquiry, condition: Condition): Truth[] {
  const place = inquiry.keys.place(condition);
  return strangers(inquiry, condition).map((one) => one.answers[place] ?? false);
}

function strangers(inquiry: Inquiry, condition: Condition): ValueClass[] {
  const classes = inquiry.keys.of(condition.key, { caller: anonymous, network: inquiry.network });
  return classes.filter((one) => one.share > 0);
}

type Add = (kind: RestrictionKind, values: readonly string[]) => void;

function addPrincipals({ entries }: PrincipalElement, add: Add): void {
  for (const entry of entries) {
    if (entry.kind === 'account') add('accounts', [entry.account]);
    else if (entry.kind === 'service') add('service', [entry.name]);
    else if (entry.kind === 'principal' || entry.kind === 'other') add('principals', [entry.name]);
  }
}

/** An Allow names those it lets in, a Deny those it spares: the values of a negated operator. */
function addCondition({ key, operator, texts }: Condition, deny: boolean, add: Add): void {
  const kind = restrictionOfKey(key);
  if (operator.comparison === 'null') {
    const asksForKey = texts.some((text) => (text.toLowerCase() === 'true') === deny);
    if (asksForKey) add(key === 'aws:principalarn' ? 'any-aws-principal' : kind, []);
  } else if (operator.comparison === 'bool') {
    const wanted = texts.some((text) => (text.toLowerCase() === 'false') === deny);
    if (wanted) add(kind, []);
  } else if (operator.negated === deny) {
    const wild = operator.comparison === 'like' || operator.comparison === 'arn';
    const everyone = wild && texts.includes('*');
    add(everyone && key === 'aws:principalarn' ? 'any-aws-principal' : kind, everyone ? [] : texts);
  }
}

const nouns: Readonly<Record<RestrictionKind, string>> = {
  addresses: 'addresses',
  vpc: 'VPC',
  vpce: 'VPC endpoint',
  accounts: 'AWS account',
  principals: 'IAM principal',
  organization: 'AWS organization',
  service: 'AWS service',
  'any-aws-principal': 'any signed AWS principal',
  authorizer: 'whoever the authorizer lets in',
};

export function restriction(kind: RestrictionKind, values: readonly string[]): Restriction {
  return { kind, values, words: [nouns[kind], values.join(', ')].filter((word) => word !== '').join(' ') };
}
