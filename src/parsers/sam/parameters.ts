import { at, get, type MapValue, scalar, textOf, type Value } from '../../text/value.js';
import { isSecret } from '../cloudformation/parameters.js';
import { rewrite } from './generate.js';

/**
 * What the transform knows of the parameters when it runs: given values and literal defaults. It decides by them (which
 * authorizer is the default one, what a domain's logical id is); what it only passes on stays a reference here, so that
 * it is evaluated world by world later.
 */
export class KnownParameters {
  readonly #template: MapValue;
  readonly #given: ReadonlyMap<string, string>;
  readonly #region: string | undefined;

  constructor(template: MapValue, given: ReadonlyMap<string, string>, region: string | undefined) {
    this.#template = template;
    this.#given = given;
    this.#region = region;
  }

  /** A reference to a parameter whose value is known only at deploy. */
  isOpen(value: Value): boolean {
    const name = textOf(get(value, 'Ref'));
    return name !== undefined && at(this.#template, 'Parameters', name) !== undefined && this.value(name) === undefined;
  }

  /** Undefined where the value is known only at deploy: no default, a secret, a value from the parameter store. */
  value(name: string): Value | undefined {
    const declared = at(this.#template, 'Parameters', name);
    const given = this.#given.get(name);
    const span = declared?.span ?? this.#template.span;
    if (isSecret(declared)) return undefined;
    if (given !== undefined) return scalar(given, span);
    if (name === 'AWS::Region' && this.#region !== undefined) return scalar(this.#region, span);
    if (name === 'AWS::Partition' && this.#region !== undefined) return scalar(partitionOf(this.#region), span);
    if (textOf(get(declared, 'Type'))?.startsWith('AWS::SSM::')) return undefined;
    return get(declared, 'Default');
  }

  /** The value with references to known parameters replaced, in `Ref` and in the text of `Fn::Sub`. */
  resolve<V extends Value | undefined>(value: V): V | Value {
    if (value === undefined) return value;
    return rewrite(value, (part) => {
      if (part.entries.size !== 1) return undefined;
      const name = textOf(get(part, 'Ref'));
      if (name !== undefined) return this.value(name);
      return this.#resolveSub(part);
    });
  }

  #resolveSub(part: MapValue): Value | undefined {
    const argument = get(part, 'Fn::Sub');
    const entry = part.entries.get('Fn::Sub');
    const template = argument?.kind === 'list' ? argument.items[0] : argument;
    const text = textOf(template);
    if (!entry || !argument || !template || text === undefined) return undefined;
    const replaced = text.replace(/\$\{([A-Za-z0-9.]+|AWS::[A-Za-z]+)\}/g, (whole, name: string) => {
      const known = this.value(name);
      return (known && textOf(known)) ?? whole;
    });
    const made = scalar(replaced, template.span);
    const value =
      argument.kind === 'list'
        ? { ...argument, items: [made, ...argument.items.slice(1).map((item) => this.resolve(item))] }
        : made;
    return { ...part, entries: new Map([['Fn::Sub', { ...entry, value }]]) };
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html#arns-syntax-partition */
export function partitionOf(region: string): string {
  const name = region.toLowerCase();
  if (name.startsWith('cn-')) return 'aws-cn';
  if (name.startsWith('us-gov')) return 'aws-us-gov';
  if (name.startsWith('us-isob')) return 'aws-iso-b';
  if (name.startsWith('us-isof')) return 'aws-iso-f';
  if (name.startsWith('us-iso-')) return 'aws-iso';
  if (name.startsWith('eu-isoe')) return 'aws-iso-e';
  if (name.startsWith('eusc-')) return 'aws-eusc';
  return 'aws';
}
