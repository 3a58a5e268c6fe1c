import type { ValueClass } from './classes.js';
import type { Condition } from './conditions.js';
import type { Statement } from './document.js';
import { baseOf, holdsForStrangers, isTelling } from './explore.js';
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
      if (asksSomething(inquiry, condition, deny)) addCondition(inquiry, condition, deny, add);
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
    return statement.conditions.every((condition) => meetsStrangers(inquiry, condition, (answer) => answer !== false));
  });
}

/** Whether the condition tells known callers from strangers: an Allow's does not where it holds for strangers. */
function asksSomething(inquiry: Inquiry, condition: Condition, deny: boolean): boolean {
  if (isWeakKey(condition.key)) return false;
  if (deny || condition.operator.comparison === 'null') return true;
  if (isTelling(condition.key)) return !meetsStrangers(inquiry, condition, (answer) => answer === true);
  return meetsStrangers(inquiry, condition, (answer) => answer !== true);
}

/** Whether strangers have values to which the condition gives such an answer. */
function meetsStrangers(inquiry: Inquiry, condition: Condition, wanted: (answer: Truth) => boolean): boolean {
  const place = inquiry.keys.place(condition);
  return holdsForStrangers(valuesOf(inquiry, condition).filter((one) => wanted(one.answers[place] ?? false)));
}

function valuesOf(inquiry: Inquiry, { key }: Condition): ValueClass[] {
  return inquiry.keys.of(key, { caller: anonymous, network: inquiry.network });
}

type Add = (kind: RestrictionKind, values: readonly string[]) => void;

function addPrincipals({ entries }: PrincipalElement, add: Add): void {
  for (const entry of entries) {
    if (entry.kind === 'account') add('accounts', [entry.account]);
    else if (entry.kind === 'service') add('service', [entry.name]);
    else if (entry.kind === 'principal' || entry.kind === 'other') add('principals', [entry.name]);
  }
}

/** An Allow names those it lets in, a Deny those it spares: the values of a negated operator, or all who have the key. */
function addCondition(inquiry: Inquiry, condition: Condition, deny: boolean, add: Add): void {
  const { key, operator, texts } = condition;
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
  } else if (deny && valuesOf(inquiry, condition).every(({ example }) => example === null)) add(kind, []);
}

/** With values, and where there are none to name. */
const nouns: Readonly<Record<RestrictionKind, readonly [named: string, unnamed: string]>> = {
  addresses: ['addresses', 'listed addresses'],
  vpc: ['VPC', 'listed VPCs'],
  vpce: ['VPC endpoint', 'listed VPC endpoints'],
  accounts: ['AWS account', 'identities of its own account'],
  principals: ['IAM principal', 'listed IAM principals'],
  organization: ['AWS organization', 'members of AWS organizations'],
  service: ['AWS service', 'AWS services'],
  'any-aws-principal': ['', 'any signed AWS principal'],
  authorizer: ['', 'whoever the authorizer lets in'],
};

export function restriction(kind: RestrictionKind, values: readonly string[]): Restriction {
  const [named, unnamed] = nouns[kind];
  return { kind, values, words: values.length === 0 ? unnamed : `${named} ${values.join(', ')}` };
}
