import type { Incomplete } from '../../graph/model.js';
import type { Diagnostic, Span } from '../../text/source.js';
import { get, type MapValue, mapOf, textOf, type Value } from '../../text/value.js';
import { concatAt, entryOf, field, isNull, isUndecided, reasonOf, truth } from './configuration.js';
import { merge } from './merge.js';
import { Variables } from './variables/resolve.js';
import type { Settings } from './variables/sources.js';

/** How to check what cannot be read here: said wherever code decides. */
export const wayOut =
  'run `serverless package` and check .serverless/cloudformation-template-update-stack.json as well';

/** A function, or a state machine with events of its own. */
export interface EventOwner {
  readonly name: string;
  readonly keySpan: Span;
  /** Without variables at the top; settings inside are resolved when asked for. */
  readonly value: Value;
}

export interface FunctionEvent {
  readonly owner: EventOwner;
  /** `http`, `httpApi`, `websocket`, … */
  readonly type: string;
  /** Where the event is written, one line where possible: what a finding of its route points to. */
  readonly span: Span;
  /** Without variables. */
  readonly value: Value;
}

/** A service's configuration, read through its variables, one part at a time. */
export class Service {
  readonly diagnostics: Diagnostic[] = [];
  readonly incomplete: Incomplete[] = [];
  /** Parts of the service that cannot be read. */
  readonly #unread: { readonly what: string; readonly value: Value }[] = [];
  /** Source ranges → who a person would name for them. */
  readonly owners: { span: Span; name: string }[] = [];
  readonly variables: Variables;
  readonly functions: readonly EventOwner[];
  readonly #provider = new Map<string, Value | undefined>();
  readonly #events = new Map<string, FunctionEvent[]>();

  constructor(
    readonly root: MapValue,
    settings: Settings,
  ) {
    this.variables = new Variables(root, settings, (diagnostic) => this.diagnostics.push(diagnostic));
    this.#own(this.root, 'provider');
    this.functions = this.owned('functions');
  }

  /** The service's name; unknown or a template where a variable decides. */
  get name(): Value {
    const written = this.variables.walk(this.root, ['service']);
    const name = written?.kind === 'map' ? this.variables.walk(written, ['name']) : written;
    return name ?? concatAt(this.root, ['service']);
  }

  get stage(): Value {
    return this.variables.stage;
  }

  /** The stage of the REST API, where it differs from the service's. */
  get restStage(): Value {
    return this.provider('apiGateway', 'stage') ?? this.stage;
  }

  /** The name of an API: `dev-service`, or the other way round where the API's settings ask for it. */
  apiName(settings: Value | undefined, ...suffix: string[]): Value {
    const serviceFirst = truth(field(settings, 'shouldStartNameWithService'));
    const [first, second] = serviceFirst ? [this.name, this.stage] : [this.stage, this.name];
    return concatAt(this.name, [first, '-', second, ...suffix]);
  }

  /** Resolved settings of the provider; undefined where they are not written. */
  provider(...keys: string[]): Value | undefined {
    const path = keys.join('.');
    if (!this.#provider.has(path)) this.#provider.set(path, this.read(this.root, 'provider', ...keys));
    return this.#provider.get(path);
  }

  /** Resolved settings of `custom`, where plugins have theirs. */
  custom(...keys: string[]): Value | undefined {
    return this.read(this.root, 'custom', ...keys);
  }

  /** The value at a path with all that lies inside it, without variables; undefined where there is none. */
  read(value: Value, ...keys: string[]): Value | undefined {
    const found = this.variables.walk(value, keys);
    return found === null ? undefined : this.variables.deep(found);
  }

  /** Where a setting of the provider would be written: the key nearest to it that is there. */
  placeOf(...keys: string[]): Span {
    let span = this.root.entries.get('provider')?.keySpan ?? this.root.span;
    let here = this.variables.walk(this.root, ['provider']);
    for (const key of keys) {
      const entry = here === null ? undefined : entryOf(here, key);
      if (!entry) break;
      span = entry.keySpan;
      here = this.variables.shallow(entry.value);
    }
    return span;
  }

  /** Functions, or state machines, by name: a map, or a list of maps of which later ones win. */
  owned(...path: string[]): EventOwner[] {
    const written = this.variables.walk(this.root, path);
    const what = path.join('.');
    const value = written?.kind === 'list' ? this.merged(written, what) : written;
    if (value === null) return [];
    if (value.kind !== 'map') {
      if (isUndecided(value)) this.undecided(what, value);
      return [];
    }
    const owners: EventOwner[] = [];
    for (const { key: name, keySpan, value: inner } of value.entries.values()) {
      const own = this.variables.shallow(inner);
      if (isUndecided(own)) this.undecided(`${what}.${name}`, own);
      if (own.kind !== 'map') continue;
      this.claim(name, keySpan, own);
      owners.push({ name, keySpan, value: own });
    }
    return owners;
  }

  /** All events of a type, in the order in which the framework sees them. */
  events(owners: readonly EventOwner[], type: string): FunctionEvent[] {
    return owners.flatMap((owner) => {
      const key = `${type} ${owner.name}`;
      const events = this.#events.get(key) ?? this.#eventsOf(owner, type);
      this.#events.set(key, events);
      return events;
    });
  }

  #eventsOf(owner: EventOwner, type: string): FunctionEvent[] {
    const list = this.variables.walk(owner.value, ['events']);
    if (list === null) return [];
    if (isUndecided(list)) this.undecided(`the events of ${owner.name}`, list);
    if (list.kind !== 'list') return [];
    this.owners.push({ span: list.span, name: owner.name });
    return list.items.flatMap((item) => this.#event(owner, item, type));
  }

  #event(owner: EventOwner, item: Value, type: string): FunctionEvent[] {
    const event = this.variables.shallow(item);
    if (isUndecided(event)) this.undecided(`an event of ${owner.name}`, event);
    const entry = entryOf(event, type);
    if (!entry) return [];
    const value = this.variables.deep(entry.value);
    if (isNull(value)) return [];
    if (value.kind === 'unknown') this.undecided(`an event of ${owner.name} (${type})`, value);
    this.owners.push({ span: value.span, name: owner.name }, { span: entry.keySpan, name: owner.name });
    return [{ owner, type, span: lineOf(entry.keySpan, value), value }];
  }

  /** A list of maps as one map; null items are skipped, later ones win. */
  merged(list: Extract<Value, { kind: 'list' }>, what: string): MapValue {
    let all: Value = mapOf([], list.span);
    const merging = {
      look: (value: Value) => this.variables.shallow(value),
      hidden: (value: Value) => this.undecided(what, value),
    };
    for (const item of list.items) {
      const value = this.variables.shallow(item);
      if (value.kind === 'map' || isUndecided(value)) all = merge(all, value, merging);
      else if (!isNull(value))
        this.warn('serverless-setting', `An item of ${what} is no map and is not read`, value.span);
    }
    return all.kind === 'map' ? all : mapOf([], list.span);
  }

  /** Says that part of the service cannot be read, so that the API may have more than is seen. */
  undecided(what: string, value: Value): void {
    const reason = `${what} cannot be read (${reasonOf(value)}); ${wayOut}`;
    if (this.incomplete.some((one) => one.reason === reason)) return;
    this.incomplete.push({ reason, span: value.span });
    this.#unread.push({ what, value });
  }

  /** Without an API there is no finding that could say what was not read. */
  sayWhatIsUnread(): void {
    const [first, ...more] = this.#unread;
    if (!first) return;
    const rest = more.length > 0 ? ` and ${more.length} more` : '';
    const message = `no API is seen, but ${first.what}${rest} cannot be read (${reasonOf(first.value)}); ${wayOut}`;
    this.diagnostics.push({ code: 'serverless-unread', message, severity: 'notice', span: first.value.span });
  }

  warn(code: string, message: string, span: Span): void {
    this.diagnostics.push({ code, message, severity: 'warning', span });
  }

  #own(value: Value, name: string): void {
    const entry = entryOf(value, name);
    if (entry) this.claim(name, entry.keySpan, this.variables.shallow(entry.value));
  }

  /** Says that a key and its value, wherever that stands, belong to somebody. */
  claim(name: string, keySpan: Span, value: Value): void {
    const { source, start } = keySpan;
    const end = value.span.source === source && value.span.end > keySpan.end ? value.span.end : keySpan.end;
    this.owners.push({ span: { source, start, end }, name });
    if (value.span.source !== source) this.owners.push({ span: value.span, name });
  }
}

/** From a key to its value where both stand in one line, else the key. */
function lineOf(key: Span, value: Value): Span {
  const { source, start, end } = value.span;
  if (value.kind !== 'scalar' || source !== key.source || start < key.end) return key;
  return source.text.slice(key.start, end).includes('\n') ? key : { source, start: key.start, end };
}

/** `aws`, `google`, …; undefined where a variable decides. */
export function providerName(root: MapValue): string | undefined {
  const provider = get(root, 'provider');
  return textOf(provider) ?? textOf(field(provider, 'name'));
}
