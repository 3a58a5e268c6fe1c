import { get, type MapValue, mapOf, type Value } from '../../text/value.js';
import { generate, type Origin, withEntry } from './generate.js';
import { isPresent } from './intrinsics.js';
import { canonicalJson } from './logical-ids.js';

/** The resource policy of a definition while statements are added to it. */
export class PolicyDraft {
  #policy: MapValue | undefined;
  /** The statement as it is written: a list, one statement, or a function that becomes either. */
  #written: Value | undefined;
  readonly #added: Value[] = [];
  /** What is said already, as text; filled where it is first asked for. */
  #known: Set<string> | undefined;
  #origin: Origin | undefined;

  constructor(policy: Value | undefined) {
    this.#policy = policy?.kind === 'map' ? policy : undefined;
    const statement = get(policy, 'Statement');
    this.#written = isPresent(statement) ? statement : undefined;
  }

  get isEmpty(): boolean {
    return this.#written === undefined && this.#added.length === 0;
  }

  /** The policy exists from here on, be it empty. */
  start(origin: Origin): void {
    this.#policy ??= mapOf([], origin.span);
  }

  /** Takes the value for the whole statement. */
  setStatement(value: Value): void {
    this.start(value);
    this.#written = value;
    this.#origin ??= value;
  }

  add(statement: Value): void {
    this.start(statement);
    this.#origin ??= statement;
    this.#added.push(statement);
    this.#known?.add(canonicalJson(statement));
  }

  addUnlessThere(statement: Value): void {
    this.#known ??= new Set([...this.#items(), ...this.#added].map(canonicalJson));
    if (!this.#known.has(canonicalJson(statement))) this.add(statement);
  }

  /** A single statement of accounts is no list. */
  finish(): MapValue | undefined {
    const policy = this.#policy;
    const origin = this.#origin;
    if (!policy || !origin) return policy;
    const [only] = this.#added;
    const statement =
      this.#added.length === 0
        ? this.#written
        : this.#written === undefined && this.#added.length === 1
          ? only
          : generate([...this.#items(), ...this.#added], origin);
    const versioned = withEntry(policy, 'Version', generate('2012-10-17', origin));
    return statement ? withEntry(versioned, 'Statement', statement) : versioned;
  }

  #items(): readonly Value[] {
    if (this.#written === undefined) return [];
    return this.#written.kind === 'list' ? this.#written.items : [this.#written];
  }
}
