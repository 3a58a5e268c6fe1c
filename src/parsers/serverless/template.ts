import type { Span } from '../../text/source.js';
import { type Entry, get, textOf } from '../../text/value.js';
import { type DraftMap, locate } from './draft.js';

/** Whom a generated resource belongs to in a person's eyes, and the text that asks for it. */
export interface Origin {
  /** The function's name, `provider`, or where a plugin has its settings. */
  readonly name: string;
  /** The resource's place: its event, or the setting that makes it. */
  readonly span: Span;
}

/** The CloudFormation resources that the framework generates. One written later replaces one of the same id. */
export class Template {
  readonly resources = new Map<string, Entry>();
  /** Logical id → the name that a person knows. */
  readonly names = new Map<string, string>();
  /** Logical ids of resources that no setting can change. */
  readonly generated = new Set<string>();

  /** Whether something of API Gateway is in it, be it for an API from elsewhere. */
  get hasApi(): boolean {
    return [...this.resources.values()].some(({ value }) => /^AWS::ApiGateway/.test(textOf(get(value, 'Type')) ?? ''));
  }

  add(id: string, type: string, origin: Origin, properties: DraftMap): void {
    const value = locate({ Type: type, Properties: properties }, origin.span);
    this.resources.set(id, { key: id, keySpan: origin.span, value });
    this.names.set(id, origin.name);
  }

  /** A resource that the framework makes on its own, without any setting that could change it. */
  generate(id: string, type: string, origin: Origin, properties: DraftMap): void {
    this.add(id, type, origin, properties);
    this.generated.add(id);
  }
}
