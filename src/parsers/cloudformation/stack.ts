import type { Format } from '../../graph/model.js';
import type { Diagnostic, Source, Span } from '../../text/source.js';
import { get, type MapValue, type Value } from '../../text/value.js';
import type { ParameterClasses } from './parameters.js';
import type { Written } from './relevant.js';
import type { Resource } from './resource.js';

/** One template with the parameters that it was given: the root's, or a nested stack's. */
export interface Stack {
  readonly source: Source;
  readonly template: MapValue;
  readonly format: Format;
  /** The resources that matter, as the template has them. */
  readonly relevant: readonly Written[];
  /** Put before logical ids to make them unique: empty for the root, `Network.` for the nested stack Network. */
  readonly prefix: string;
  /** Parameter values from the command line or from the parent's resource. */
  readonly given: ReadonlyMap<string, Value>;
  /** Parameters that relevant conditions read, with their classes. */
  readonly classes: ReadonlyMap<string, ParameterClasses>;
  /** Generated logical ids → the name that the person wrote. */
  readonly names: ReadonlyMap<string, string>;
  /** Places in the source → the resource that a person would name for them (a function for the route of its event). */
  readonly owners: readonly Owner[];
  /** Logical ids → construct paths, where the template itself does not say them. */
  readonly constructs: ReadonlyMap<string, string>;
  /** Logical ids of resources that no text of the person's could change. */
  readonly generated: ReadonlySet<string>;
  /** What maps and lists resolved to in the worlds that were looked at so far. */
  readonly resolutions: Map<Value, Resolution>;
  /** Resources by their properties: worlds share those whose properties are the same. */
  readonly resources: Map<Value, Resource>;
}

/** What a value resolved to in a world: so it does in every other world that gives the same answers. */
export interface Resolution {
  /** Undefined where `AWS::NoValue` leaves nothing. */
  readonly value: Value | undefined;
  /** The answers that it took, in the order in which it asked; null where it asked nothing. */
  readonly answers: readonly Answer[] | null;
  /** What it resolved to before, with other answers. */
  readonly before: Resolution | undefined;
}

export interface Answer {
  /** Of a condition or a parameter. */
  readonly name: string;
  /** Where it was asked. */
  readonly span: Span;
  /** Whether the condition holds, the parameter's class, or null for what cannot be asked again. */
  readonly is: boolean | number | null;
}

export interface Owner {
  readonly span: Span;
  readonly name: string;
}

/** What an evaluation may ask of the world outside its template. */
export interface Surroundings {
  /** The deploy region where it was given (`--region`). */
  readonly region: string | null;
  /** Reads a local file that `AWS::Include` names; null (with a diagnostic) where it can't be read. */
  include(location: string, from: Span): Value | null;
  /** The value exported under a name by a template of the same run. */
  exported(name: string): Value | undefined;
  /** The output of a nested stack that was read. */
  output(stackKey: string, name: string): Value | undefined;
  report(diagnostic: Diagnostic): void;
}

/** A section of the template (`Resources`, `Parameters`, …); undefined where absent or no map. */
export function section(template: MapValue, name: string): MapValue | undefined {
  const value = get(template, name);
  return value?.kind === 'map' ? value : undefined;
}

/** Who owns a place: the innermost of the owners whose range holds it. */
export function ownerOf(owners: readonly Owner[], span: Span): string | undefined {
  let best: Owner | undefined;
  for (const owner of owners) {
    if (owner.span.source !== span.source || owner.span.start > span.start || owner.span.end < span.end) continue;
    if (!best || owner.span.end - owner.span.start < best.span.end - best.span.start) best = owner;
  }
  return best?.name;
}
