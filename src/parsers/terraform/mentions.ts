import { type Expression, operandsOf } from './hcl/syntax.js';

/** What following an expression's references needs of a module. */
export interface MentionModule {
  /** The expression of a local value or an output. */
  expression(kind: 'local' | 'output', name: string): Expression | undefined;
  /** The argument of the module's call; null in the root. */
  argument(
    name: string,
  ): { module: MentionModule; expression: Expression; suffix: string; forEach: Expression | undefined } | null;
  /** The instances of a resource block, by the index in their address. */
  instances(type: string, name: string): readonly { readonly suffix: string; readonly address: string }[];
  called(name: string): readonly { readonly suffix: string; readonly module: MentionModule }[];
}

/** Where an expression is read: the module, and the index of the block's instance. */
interface Place {
  readonly module: MentionModule;
  readonly suffix: string;
  readonly forEach: Expression | undefined;
}

const depthLimit = 40;
const limit = 1_000;

/**
 * The addresses of all resources that expressions name, through locals, variables, outputs and `each.value`, whatever
 * becomes of them on the way.
 */
export function mentionedIn(expressions: readonly Expression[], place: Place): Set<string> {
  const found = new Set<string>();
  for (const expression of expressions) follow(expression, place, found, 0);
  return found;
}

function follow(expression: Expression, place: Place, found: Set<string>, depth: number): void {
  if (depth > depthLimit || found.size > limit) return;
  const path = pathOf(expression);
  if (path) {
    named(path.names, path.index, place, found, depth + 1);
    for (const key of path.keys) follow(key, place, found, depth + 1);
    return;
  }
  for (const operand of operandsOf(expression)) follow(operand, place, found, depth + 1);
}

interface Path {
  readonly names: readonly string[];
  /** A literal index right after the resource's or module's name. */
  readonly index: string | null;
  readonly keys: readonly Expression[];
}

/** `a.b["x"].c` as names, with the expressions that stand in brackets. */
function pathOf(expression: Expression): Path | null {
  const names: string[] = [];
  const keys: Expression[] = [];
  let index: string | null = null;
  let here = expression;
  for (;;) {
    if (here.kind === 'attribute') {
      names.unshift(here.name);
      here = here.of;
    } else if (here.kind === 'index') {
      keys.push(here.key);
      index = literalIndex(here.key);
      here = here.of;
    } else if (here.kind === 'splat') {
      index = null;
      here = here.of;
    } else break;
  }
  return here.kind === 'variable' ? { names: [here.name, ...names], index, keys } : null;
}

function literalIndex(key: Expression): string | null {
  if (key.kind === 'literal' && typeof key.value === 'number') return `[${key.value}]`;
  const [part, ...more] = key.kind === 'template' ? key.parts : [];
  return part?.kind === 'text' && more.length === 0 ? `["${part.text}"]` : null;
}

function named(names: readonly string[], index: string | null, place: Place, found: Set<string>, depth: number): void {
  const [head = '', first = '', second = ''] = names;
  switch (head) {
    case 'local': {
      const expression = place.module.expression('local', first);
      if (expression) follow(expression, place, found, depth);
      return;
    }
    case 'var': {
      const given = place.module.argument(first);
      if (given) follow(given.expression, given, found, depth);
      return;
    }
    case 'each':
      if (first === 'value' && place.forEach) follow(place.forEach, { ...place, forEach: undefined }, found, depth);
      return;
    case 'module':
      for (const { module, suffix } of picked(place.module.called(first), index, place.suffix)) {
        const expression = module.expression('output', second);
        if (expression) follow(expression, { module, suffix, forEach: undefined }, found, depth);
      }
      return;
    case 'data':
    case 'path':
    case 'count':
    case 'self':
    case 'terraform':
      return;
    default:
      for (const { address } of picked(place.module.instances(head, first), index, place.suffix)) found.add(address);
  }
}

/** The instance that is named by its index, else the one with the reader's own, else all. */
function picked<T extends { readonly suffix: string }>(
  all: readonly T[],
  index: string | null,
  own: string,
): readonly T[] {
  if (index !== null) return all.filter((one) => one.suffix === index);
  const same = all.filter((one) => one.suffix === own);
  return same.length > 0 ? same : all;
}
