import type { Span } from '../../../text/source.js';

/**
 * The syntax of Terraform's configuration language, for its native and its JSON form alike.
 * https://developer.hashicorp.com/terraform/language/syntax/configuration
 */
export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export interface Attribute {
  readonly name: string;
  readonly expression: Expression;
  /** From the name to the expression's end. */
  readonly span: Span;
}

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  /** `resource "type" "name"`, without the brace. */
  readonly header: Span;
  readonly span: Span;
}

export type Expression =
  | Literal
  | Template
  | ObjectExpression
  | TupleExpression
  | Variable
  | AttributeAccess
  | IndexAccess
  | Splat
  | Call
  | Conditional
  | Operation
  | ForExpression
  | Invalid;

interface Node {
  readonly span: Span;
}

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
}

/** A quoted string or a heredoc. */
export interface Template extends Node {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TemplateText | TemplateHole | TemplateIf | TemplateFor;

/** Literal text with its escapes resolved; one part for each stretch that stands in the source as it is. */
export interface TemplateText extends Node {
  readonly kind: 'text';
  readonly text: string;
}

export interface TemplateHole extends Node {
  readonly kind: 'hole';
  readonly expression: Expression;
}

export interface TemplateIf extends Node {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}

export interface TemplateFor extends Node {
  readonly kind: 'for';
  readonly names: readonly string[];
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}

export interface ObjectExpression extends Node {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
}

export interface ObjectItem {
  /** A bare word is its own name, as a key of an object is. */
  readonly key: Expression | string;
  readonly keySpan: Span;
  readonly value: Expression;
}

export interface TupleExpression extends Node {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

export interface Variable extends Node {
  readonly kind: 'variable';
  readonly name: string;
}

export interface AttributeAccess extends Node {
  readonly kind: 'attribute';
  readonly of: Expression;
  readonly name: string;
}

export interface IndexAccess extends Node {
  readonly kind: 'index';
  readonly of: Expression;
  readonly key: Expression;
}

/** `list[*].a.b`: `each` is the access with `item` standing for the item. */
export interface Splat extends Node {
  readonly kind: 'splat';
  readonly of: Expression;
  readonly each: Expression;
}

/** The name that stands for a splat's item; no identifier can be written so. */
export const splatItem = '*';

export interface Call extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly parameters: readonly Expression[];
  /** `f(list...)`: the last argument holds the arguments. */
  readonly expand: boolean;
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface Operation extends Node {
  readonly kind: 'operation';
  readonly operator: string;
  /** One for `-` and `!`, else two. */
  readonly operands: readonly Expression[];
}

export interface ForExpression extends Node {
  readonly kind: 'for';
  readonly names: readonly string[];
  readonly collection: Expression;
  /** Null for `[for …]`. */
  readonly key: Expression | null;
  readonly value: Expression;
  readonly condition: Expression | null;
  /** `=> value...` */
  readonly grouped: boolean;
}

/** What could not be parsed. */
export interface Invalid extends Node {
  readonly kind: 'invalid';
}

/** All expressions directly below one. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expressionsOf(expression.parts);
    case 'object':
      return expression.items.flatMap(({ key, value }) => (typeof key === 'string' ? [value] : [key, value]));
    case 'tuple':
      return expression.items;
    case 'attribute':
      return [expression.of];
    case 'index':
      return [expression.of, expression.key];
    case 'splat':
      return [expression.of, expression.each];
    case 'call':
      return expression.parameters;
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'operation':
      return expression.operands;
    case 'for':
      return [expression.collection, expression.key, expression.value, expression.condition].filter(
        (one) => one !== null,
      );
    default:
      return [];
  }
}

function expressionsOf(parts: readonly TemplatePart[]): Expression[] {
  return parts.flatMap((part) => {
    if (part.kind === 'hole') return [part.expression];
    if (part.kind === 'if') return [part.condition, ...expressionsOf(part.then), ...expressionsOf(part.otherwise)];
    return part.kind === 'for' ? [part.collection, ...expressionsOf(part.body)] : [];
  });
}

/** `aws.eu`: names with dots between, written as a reference or, in JSON, as text. */
export function wordsOf(expression: Expression | string): string {
  if (typeof expression === 'string') return expression;
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind === 'attribute') return `${wordsOf(expression.of)}.${expression.name}`;
  const [part] = expression.kind === 'template' ? expression.parts : [];
  return part?.kind === 'text' ? part.text : '';
}
