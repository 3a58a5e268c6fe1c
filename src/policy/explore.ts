import { classesOf, type ValueClass } from './classes.js';
import type { Condition } from './conditions.js';
import type { Policy, Statement } from './document.js';
import { domainOf, type Scenario } from './keys.js';
import { matchPrincipal } from './principal.js';
import { and, type Doubt, isDoubt, not, or, type Truth } from './truth.js';

/**
 * What is looked for: requests that the policy allows (an Allow and no Deny), that it leaves unanswered (neither), or
 * that it does not deny.
 */
export type Goal = 'allowed' | 'unanswered' | 'undenied';

/** What the requests of one scenario for one class of routes come to. */
export interface Found {
  /** Whether such a request may come from somebody whom nobody listed. */
  readonly strangers: Truth;
  /** Whether there is such a request at all. */
  readonly anyone: Truth;
  /** For strangers: values of the keys that conditions look at, and the Allow that lets them in. */
  readonly example: ReadonlyMap<string, string | null> | null;
  readonly ordinary: boolean;
  readonly allow: Statement | null;
}

/** A list that holds more than that part of all callers is no list of known ones: a /8 of IPv4, a /16 of IPv6. */
const mostListed = { ids: 2 ** -8, 4: 2 ** -8, 6: 2 ** -16 } as const;

/** Whether classes of one key's values hold more than a list of known callers does. */
export function holdsForStrangers(classes: readonly ValueClass[]): boolean {
  const shares = { ids: 0, 4: 0, 6: 0 };
  for (const { share, family } of classes) shares[family ?? 'ids'] += share;
  return shares.ids > mostListed.ids || shares[4] > mostListed[4] || shares[6] > mostListed[6];
}

const tellingKeys = ['aws:sourceip', 'aws:sourcevpc', 'aws:sourcevpce'];

/** More combinations of values than any sensible policy makes. */
const combinationLimit = 50_000;

/** The classes of values by key and scenario, shared by all questions about one policy. */
export class KeyClasses {
  readonly #conditions = new Map<string, Condition[]>();
  readonly #classes = new Map<string, ValueClass[]>();

  constructor(policy: Policy) {
    for (const { conditions } of policy.statements) {
      for (const condition of conditions) {
        const known = this.#conditions.get(condition.key);
        if (known) known.push(condition);
        else this.#conditions.set(condition.key, [condition]);
      }
    }
  }

  of(key: string, scenario: Scenario): ValueClass[] {
    const domain = domainOf(key, scenario);
    const name = `${key} ${JSON.stringify(domain, (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`;
    const known = this.#classes.get(name);
    if (known) return known;
    const classes = classesOf(this.#conditions.get(key) ?? [], domain);
    this.#classes.set(name, classes);
    return classes;
  }

  /** The condition's place in the answers of its key's classes. */
  place(condition: Condition): number {
    return (this.#conditions.get(condition.key) ?? []).indexOf(condition);
  }

  has(...keys: string[]): boolean {
    return keys.some((key) => this.#conditions.has(key));
  }
}

interface Dimension {
  readonly key: string;
  readonly telling: boolean;
  readonly classes: readonly ValueClass[];
  /** Which conditions on this key which statements have. */
  readonly uses: readonly { readonly statement: number; readonly condition: number }[];
}

/** Looks for requests of a scenario; `covered` says whether a statement is about the routes in question. */
export function explore(
  policy: Policy,
  keys: KeyClasses,
  covered: (statement: Statement) => Truth,
  scenario: Scenario,
  goal: Goal,
): Found {
  return new Exploration(policy, keys, covered, scenario, goal).run();
}

class Exploration {
  readonly #live: Statement[] = [];
  readonly #bases: Truth[] = [];
  readonly #dimensions: Dimension[];
  /** For each statement the number of dimensions after which all its conditions are answered. */
  readonly #answeredAfter: number[];
  readonly #goal: Goal;
  readonly #policy: Policy;
  readonly #chosen: ValueClass[] = [];
  readonly #sums = new Map<'ids' | 4 | 6, { sure: number; possible: number }>();
  #combinations = 0;
  #anyone: Truth = false;
  #strangersDoubt: Doubt | null = null;
  #best: { share: number; ordinary: boolean; values: Map<string, string | null>; allow: Statement | null } | null =
    null;
  #reachedBy: Statement | null = null;

  constructor(
    policy: Policy,
    keys: KeyClasses,
    covered: (statement: Statement) => Truth,
    scenario: Scenario,
    goal: Goal,
  ) {
    this.#policy = policy;
    this.#goal = goal;
    for (const statement of policy.statements) {
      const base = baseOf(statement, covered, scenario);
      if (base === false) continue;
      this.#live.push(statement);
      this.#bases.push(base);
    }
    const names = new Set(this.#live.flatMap((statement) => statement.conditions.map((condition) => condition.key)));
    const ordered = Array.from(names).sort((left, right) => Number(isTelling(right)) - Number(isTelling(left)));
    this.#dimensions = ordered.map((key) => ({
      key,
      telling: isTelling(key),
      classes: keys.of(key, scenario),
      uses: this.#live.flatMap((statement, at) =>
        statement.conditions.flatMap((condition) =>
          condition.key === key ? [{ statement: at, condition: keys.place(condition) }] : [],
        ),
      ),
    }));
    this.#answeredAfter = this.#live.map((_, at) =>
      this.#dimensions.reduce(
        (last, one, index) => (one.uses.some((use) => use.statement === at) ? index + 1 : last),
        0,
      ),
    );
  }

  run(): Found {
    this.#walk(0, 1, 'ids', this.#bases);
    const best = this.#best;
    return {
      strangers: this.#strangers(),
      anyone: this.#anyone,
      example: best?.values ?? null,
      ordinary: best?.ordinary ?? false,
      allow: best?.allow ?? null,
    };
  }

  #strangers(): Truth {
    if (this.#exceeds('sure')) return true;
    return this.#exceeds('possible') ? (this.#strangersDoubt ?? false) : false;
  }

  #exceeds(measure: 'sure' | 'possible'): boolean {
    return Array.from(this.#sums).some(([family, sums]) => sums[measure] > mostListed[family]);
  }

  /** Over the classes of the keys that tell callers apart, adding up the parts of them that get in. */
  #walk(at: number, share: number, family: 'ids' | 4 | 6, truths: readonly Truth[]): void {
    if (this.#hopeless(at, truths)) return;
    const dimension = this.#dimensions[at];
    if (dimension?.telling) {
      for (const one of dimension.classes) {
        const part = share * one.share;
        if (part === 0 && this.#anyone === true) continue;
        this.#chosen[at] = one;
        this.#walk(at + 1, part, one.family ?? family, narrow(truths, dimension, one));
      }
      return;
    }
    const truth = this.#settle(at, truths);
    this.#anyone = or(this.#anyone, truth);
    if (truth === false || share === 0) return;
    const sums = this.#sums.get(family) ?? { sure: 0, possible: 0 };
    this.#sums.set(family, sums);
    sums.possible += share;
    if (isDoubt(truth)) this.#strangersDoubt ??= truth;
    else {
      sums.sure += share;
      this.#remember(share);
    }
  }

  /** Whether some values of the remaining keys, which callers choose, lead to the goal. */
  #settle(at: number, truths: readonly Truth[]): Truth {
    if (this.#hopeless(at, truths)) return false;
    if (++this.#combinations > combinationLimit) {
      return { reason: 'its conditions combine in too many ways', span: this.#policy.span };
    }
    const dimension = this.#dimensions[at];
    if (!dimension) return this.#outcome(truths);
    let result: Truth = false;
    for (const one of dimension.classes) {
      this.#chosen[at] = one;
      result = or(result, this.#settle(at + 1, narrow(truths, dimension, one)));
      if (result === true) break;
    }
    return result;
  }

  #outcome(truths: readonly Truth[]): Truth {
    let allow: Truth = false;
    let deny: Truth = false;
    let by: Statement | null = null;
    this.#live.forEach((statement, at) => {
      const truth = truths[at] ?? false;
      if (statement.effect !== 'Deny') {
        const allows = statement.effect === 'Allow' ? truth : and(statement.effect, truth);
        if (allows === true) by ??= statement;
        allow = or(allow, allows);
      }
      if (statement.effect !== 'Allow')
        deny = or(deny, statement.effect === 'Deny' ? truth : and(statement.effect, truth));
    });
    const wanted = this.#goal === 'allowed' ? allow : this.#goal === 'unanswered' ? not(allow) : true;
    const outcome = and(wanted, not(deny));
    this.#reachedBy = by;
    return outcome;
  }

  /** True where no values of the remaining keys can lead to the goal. */
  #hopeless(at: number, truths: readonly Truth[]): boolean {
    let mayAllow = false;
    for (let index = 0; index < this.#live.length; index++) {
      const truth = truths[index] ?? false;
      const effect = this.#live[index]?.effect;
      if (effect !== 'Deny' && truth !== false) mayAllow = true;
      if (effect === 'Deny' && truth === true && (this.#answeredAfter[index] ?? 0) <= at) return true;
    }
    return this.#goal === 'allowed' && !mayAllow;
  }

  /** Right after the goal was reached, by the values that are chosen. */
  #remember(share: number): void {
    const ordinary = this.#chosen.every((one) => one.ordinary);
    const best = this.#best;
    if (best && (best.ordinary || (!ordinary && best.share >= share))) return;
    const values = new Map(this.#dimensions.map(({ key }, at) => [key, this.#chosen[at]?.example ?? null]));
    this.#best = { share, ordinary, values, allow: this.#reachedBy };
  }
}

/** Whether the key's values tell known callers from strangers; of other keys a caller takes what suits him. */
export function isTelling(key: string): boolean {
  return tellingKeys.includes(key);
}

function narrow(truths: readonly Truth[], dimension: Dimension, chosen: ValueClass): Truth[] {
  const narrowed = [...truths];
  for (const { statement, condition } of dimension.uses) {
    narrowed[statement] = and(narrowed[statement] ?? false, chosen.answers[condition] ?? false);
  }
  return narrowed;
}

/** Whether the statement is about the caller, the action and the routes, before its conditions. */
export function baseOf(statement: Statement, covered: (statement: Statement) => Truth, scenario: Scenario): Truth {
  let base: Truth = statement.doubt ?? true;
  base = and(statement.action, base);
  if (statement.principal) base = and(matchPrincipal(statement.principal, scenario.caller), base);
  return and(covered(statement), base);
}
