import type { Node, Parser } from 'web-tree-sitter';
import type { Diagnostic, Source, Span } from '../../../text/source.js';
import {
  type Attribute,
  type Block,
  type Body,
  type Expression,
  type ObjectItem,
  splatItem,
  type TemplatePart,
} from './syntax.js';
import { quotedText, type Stretch, templateText } from './template-text.js';

/** Expressions nested deeper than this are read as invalid: nobody writes them, and they could exhaust the stack. */
const depthLimit = 200;
/** Syntax errors that are said of one file. */
const errorLimit = 20;

export interface Syntax {
  readonly body: Body;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a `.tf`, `.tofu` or `.tfvars` file; after a syntax error with what could be read of the rest. */
export function readNative(source: Source, parser: Parser): Syntax {
  parser.reset(); // an earlier parse may have been ended half-way
  const tree = parser.parse(withoutExponents(source.text));
  if (!tree) throw new Error('the HCL parser has no language');
  try {
    return new Reader(source).read(tree.rootNode);
  } finally {
    tree.delete();
  }
}

/** Reads a string that is itself a template (`templatefile`, JSON syntax); its places are those of `source`. */
export function readTemplate(source: Source, parser: Parser): readonly TemplatePart[] | null {
  // A heredoc takes any text but its own end marker on a line of its own.
  const marker = freeMarker(source.text);
  const head = `t = <<${marker}\n`;
  parser.reset();
  const tree = parser.parse(`${head}${withoutExponents(source.text)}\n${marker}\n`);
  if (!tree) throw new Error('the HCL parser has no language');
  try {
    if (tree.rootNode.hasError) return null;
    const [attribute] = new Reader(source, head.length).read(tree.rootNode).body.attributes.values();
    return attribute?.expression.kind === 'template' ? attribute.expression.parts : null;
  } finally {
    tree.delete();
  }
}

/**
 * The text with digits in place of exponents: the grammar does not know `1e9`, which HCL has
 * (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#numeric-literals). Places stay, and what is read at them
 * is the source's own text.
 */
function withoutExponents(text: string): string {
  return text.replace(/(?<![\w.])\d+[eE][+-]?\d+(?!\w)/g, (number) => number.replace(/\D/g, '0'));
}

function freeMarker(text: string): string {
  let marker = 'END';
  while (text.includes(marker)) marker += 'D';
  return marker;
}

class Reader {
  readonly #diagnostics: Diagnostic[] = [];
  #depth = 0;

  constructor(
    readonly source: Source,
    /** What was put before the source's text for parsing. */
    readonly offset = 0,
  ) {}

  read(root: Node): Syntax {
    if (root.hasError) this.#errors(root);
    // The grammar knows files that are an object; Terraform has none in its native syntax.
    const object = root.namedChildren.find((child) => child.type === 'object');
    if (object) this.#diagnostics.push(this.#error(object));
    const body = root.namedChildren.find((child) => child.type === 'body');
    return { body: this.#body(body ?? null, this.#span(root)), diagnostics: this.#diagnostics };
  }

  #span(node: Node): Span {
    return { source: this.source, start: node.startIndex - this.offset, end: node.endIndex - this.offset };
  }

  #text(node: Node): string {
    return this.source.text.slice(node.startIndex - this.offset, node.endIndex - this.offset);
  }

  #errors(root: Node): void {
    const pending = [root];
    for (let node = pending.pop(); node && this.#diagnostics.length < errorLimit; node = pending.pop()) {
      if (node.isError || node.isMissing) this.#diagnostics.push(this.#error(node));
      else if (node.hasError) for (const child of node.children.toReversed()) pending.push(child);
    }
  }

  #error(node: Node): Diagnostic {
    const { start, end } = this.#span(node);
    const text = this.source.text.slice(start, end).split('\n', 1)[0]?.trim() ?? '';
    if (node.isMissing && node.type === 'heredoc_identifier') return this.#openHeredoc(node);
    const what = node.isMissing
      ? `'${closing.get(node.type) ?? node.type}' is missing`
      : `'${short(text)}' was not expected here`;
    return {
      code: 'terraform-syntax',
      message: `Syntax error: ${what}`,
      severity: 'error',
      span: { source: this.source, start, end: Math.max(Math.min(end, start + text.length), start) },
    };
  }

  /** A heredoc that goes on to the end of the file is said where it begins. */
  #openHeredoc(missing: Node): Diagnostic {
    const { start, end } = this.#span(missing.parent ?? missing);
    const [first = ''] = this.source.text.slice(start, end).split('\n', 1);
    return {
      code: 'terraform-syntax',
      message: `Syntax error: the heredoc '${short(first.trim())}' has no end`,
      severity: 'error',
      span: { source: this.source, start, end: start + first.trimEnd().length },
    };
  }

  #body(node: Node | null, span: Span): Body {
    const attributes = new Map<string, Attribute>();
    const blocks: Block[] = [];
    for (const child of node?.namedChildren ?? []) {
      if (child.type === 'attribute') {
        const attribute = this.#attribute(child);
        if (attribute && !attributes.has(attribute.name)) attributes.set(attribute.name, attribute);
      } else if (child.type === 'block') {
        const block = this.#block(child);
        if (block) blocks.push(block);
      }
    }
    return { attributes, blocks, span };
  }

  #attribute(node: Node): Attribute | null {
    const [name, value] = node.namedChildren.filter(
      (child) => child.type === 'identifier' || child.type === 'expression',
    );
    if (!name || !value) return null;
    return { name: this.#text(name), expression: this.#expression(value), span: this.#span(node) };
  }

  #block(node: Node): Block | null {
    if (this.#depth > depthLimit) return null;
    const [type, ...rest] = this.#header(node);
    if (!type) return null;
    const labels: string[] = [];
    let last = type;
    let body: Node | null = null;
    for (const child of rest) {
      if (child.type === 'identifier' || child.type === 'string_lit') {
        labels.push(child.type === 'identifier' ? this.#text(child) : quotedText(this.#text(child)));
        last = child;
      } else if (child.type === 'body') body = child;
    }
    const span = this.#span(node);
    this.#depth++;
    const read = this.#body(body, body ? this.#span(body) : { ...span, start: span.end });
    this.#depth--;
    return { type: this.#text(type), labels, body: read, header: { ...span, end: this.#span(last).end }, span };
  }

  /**
   * What stands in a block from its type on. Type, labels and `{` stand on one line, which the grammar does not ask: what
   * stands on a line before is no part of the block.
   * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#blocks
   */
  #header(node: Node): readonly Node[] {
    const children = node.namedChildren;
    let first = 0;
    for (const [at, child] of children.entries()) {
      const before = children[at - 1];
      if (!before) continue;
      if (/^[^\S\n]*\n/.test(this.source.text.slice(this.#span(before).end, this.#span(child).start))) {
        this.#diagnostics.push(this.#error(children[first] ?? before));
        if (child.type !== 'identifier') break;
        first = at;
      }
      if (child.type === 'block_start') break;
    }
    return children.slice(first);
  }

  #expression(node: Node): Expression {
    if (this.#depth > depthLimit || node.isError) return { kind: 'invalid', span: this.#span(node) };
    this.#depth++;
    const result = this.#term(node.children, this.#span(node));
    this.#depth--;
    return result;
  }

  /** A term is spread over the children of its parent: `a`, `.b`, `[0]` stand side by side. */
  #term(children: readonly Node[], span: Span): Expression {
    let result: Expression | null = null;
    for (const child of children) {
      switch (child.type) {
        case 'get_attr':
        case 'index':
        case 'splat':
          if (result) result = this.#access(result, child, { ...span, end: this.#span(child).end });
          break;
        case '(':
        case ')':
        case 'comment':
          break;
        default:
          result = this.#simple(child);
      }
    }
    return result ?? { kind: 'invalid', span };
  }

  #access(of: Expression, node: Node, span: Span): Expression {
    if (node.type === 'get_attr') return { kind: 'attribute', of, name: this.#text(node).replace(/^\.\s*/, ''), span };
    const [inner] = node.namedChildren;
    if (node.type === 'index') {
      if (inner?.type === 'legacy_index') {
        const key: Expression = { kind: 'literal', value: Number(this.#text(inner).slice(1)), span: this.#span(inner) };
        return { kind: 'index', of, key, span };
      }
      const key = inner?.namedChildren.find((child) => child.type === 'expression');
      return key ? { kind: 'index', of, key: this.#expression(key), span } : { kind: 'invalid', span };
    }
    let each: Expression = { kind: 'variable', name: splatItem, span };
    for (const step of inner?.namedChildren ?? []) each = this.#access(each, step, this.#span(step));
    return { kind: 'splat', of, each, span };
  }

  #simple(node: Node): Expression {
    const span = this.#span(node);
    const named = node.namedChildren.filter((child) => child.type !== 'comment');
    const [first] = named;
    switch (node.type) {
      case 'expression':
        return this.#expression(node);
      case 'variable_expr':
        return { kind: 'variable', name: this.#text(node), span };
      case 'literal_value':
        return first ? this.#literal(first) : { kind: 'invalid', span };
      case 'template_expr':
        return first ? this.#template(first) : { kind: 'invalid', span };
      case 'collection_value':
        return first ? this.#collection(first) : { kind: 'invalid', span };
      case 'function_call':
        return this.#call(node, span);
      case 'for_expr':
        return first ? this.#for(first, span) : { kind: 'invalid', span };
      case 'conditional':
        return this.#conditional(node, span);
      case 'operation':
        return first ? this.#operation(first, span) : { kind: 'invalid', span };
      default:
        return { kind: 'invalid', span };
    }
  }

  #literal(node: Node): Expression {
    const span = this.#span(node);
    const text = this.#text(node);
    if (node.type === 'string_lit') return { kind: 'template', parts: this.#quoted(node), span };
    if (node.type === 'bool_lit') return { kind: 'literal', value: text === 'true', span };
    return { kind: 'literal', value: node.type === 'null_lit' ? null : Number(text), span };
  }

  #collection(node: Node): Expression {
    const span = this.#span(node);
    if (node.type === 'tuple') {
      const items = node.namedChildren.filter((child) => child.type === 'expression');
      return { kind: 'tuple', items: items.map((item) => this.#expression(item)), span };
    }
    const items: ObjectItem[] = [];
    for (const child of node.namedChildren) {
      if (child.type !== 'object_elem') continue;
      const [key, value] = child.namedChildren.filter((one) => one.type === 'expression');
      if (!key || !value) continue;
      const [word, ...more] = key.namedChildren;
      const bare = word?.type === 'variable_expr' && more.length === 0 && key.childCount === 1;
      items.push({
        key: bare ? this.#text(key) : this.#expression(key),
        keySpan: this.#span(key),
        value: this.#expression(value),
      });
    }
    return { kind: 'object', items, span };
  }

  #call(node: Node, span: Span): Expression {
    const name = node.namedChildren.find((child) => child.type === 'identifier');
    const parameters = node.namedChildren.find((child) => child.type === 'function_arguments')?.namedChildren ?? [];
    return {
      kind: 'call',
      name: name ? this.#text(name) : '',
      parameters: parameters.filter((one) => one.type === 'expression').map((one) => this.#expression(one)),
      expand: parameters.some((one) => one.type === 'ellipsis'),
      span,
    };
  }

  #for(node: Node, span: Span): Expression {
    const intro = node.namedChildren.find((child) => child.type === 'for_intro');
    const condition = node.namedChildren.find((child) => child.type === 'for_cond');
    const [one, two] = node.namedChildren.filter((child) => child.type === 'expression');
    const collection = intro?.namedChildren.find((child) => child.type === 'expression');
    const test = condition?.namedChildren.find((child) => child.type === 'expression');
    if (!intro || !one || !collection) return { kind: 'invalid', span };
    return {
      kind: 'for',
      names: intro.namedChildren.filter((child) => child.type === 'identifier').map((child) => this.#text(child)),
      collection: this.#expression(collection),
      key: two ? this.#expression(one) : null,
      value: this.#expression(two ?? one),
      condition: test ? this.#expression(test) : null,
      grouped: node.namedChildren.some((child) => child.type === 'ellipsis'),
      span,
    };
  }

  /** The grammar reads `a ? b : c ? d : e` from the left; the language reads it from the right. */
  #conditional(node: Node, span: Span): Expression {
    const chain: Node[] = [];
    let here: Node | undefined = node;
    while (here) {
      const [condition, then, otherwise]: Node[] = here.namedChildren.filter((child) => child.type === 'expression');
      if (!condition || !then || !otherwise) return { kind: 'invalid', span };
      chain.unshift(then, otherwise);
      const [inner, ...more]: Node[] = condition.children;
      here = inner?.type === 'conditional' && more.length === 0 ? inner : undefined;
      if (!here) chain.unshift(condition);
    }
    const expressions = chain.map((one) => this.#expression(one));
    let result = expressions.pop();
    while (expressions.length > 0) {
      const then = expressions.pop();
      const condition = expressions.pop();
      if (!condition || !then || !result) return { kind: 'invalid', span };
      const from = { ...span, start: condition.span.start };
      result = { kind: 'conditional', condition, then, otherwise: result, span: from };
    }
    return result ?? { kind: 'invalid', span };
  }

  #operation(node: Node, span: Span): Expression {
    const at = node.children.findIndex((child) => !child.isNamed && operators.has(child.type));
    const operator = node.children[at];
    if (!operator || this.#depth > depthLimit) return { kind: 'invalid', span };
    this.#depth++;
    const sides = [node.children.slice(0, at), node.children.slice(at + 1)].filter((side) => side.length > 0);
    const operands = sides.map((side) => this.#term(side, this.#between(side, span)));
    this.#depth--;
    return { kind: 'operation', operator: operator.type, operands, span };
  }

  #between(nodes: readonly Node[], fallback: Span): Span {
    const first = nodes[0];
    const last = nodes.at(-1);
    return first && last ? { ...fallback, start: this.#span(first).start, end: this.#span(last).end } : fallback;
  }

  #template(node: Node): Expression {
    const span = this.#span(node);
    return {
      kind: 'template',
      parts: node.type === 'quoted_template' ? this.#quoted(node) : this.#heredoc(node),
      span,
    };
  }

  #quoted(node: Node): readonly TemplatePart[] {
    const { start, end } = this.#span(node);
    return this.#parts(node.namedChildren, { start: start + 1, end: end - 1 }, { quoted: true, indent: 0 });
  }

  #heredoc(node: Node): readonly TemplatePart[] {
    const identifiers = node.namedChildren.filter((child) => child.type === 'heredoc_identifier');
    const [open, close] = identifiers;
    if (!open || !close) return [];
    const { text } = this.source;
    const begin = text.indexOf('\n', this.#span(open).end) + 1;
    const finish = text.lastIndexOf('\n', this.#span(close).start) + 1;
    // a template that was put into a heredoc for parsing is all of its own text
    const inner = this.offset > 0 ? { start: 0, end: text.length } : { start: begin, end: Math.max(begin, finish) };
    const strip = this.#text(node).startsWith('<<-');
    const indent = strip && this.offset === 0 ? this.#indent(inner, node.namedChildren) : 0;
    return this.#parts(node.namedChildren, inner, { quoted: false, indent });
  }

  /** What `<<-` takes off each line: the least indentation of those that are not blank. */
  #indent({ start, end }: { start: number; end: number }, children: readonly Node[]): number {
    const holes = children.filter((child) => child.type !== 'template_literal').map((child) => this.#span(child));
    let least = Number.POSITIVE_INFINITY;
    for (let line = start; line < end; ) {
      const next = this.source.text.indexOf('\n', line);
      const stop = next < 0 || next > end ? end : next;
      const text = this.source.text.slice(line, stop);
      const inside = holes.some((hole) => hole.start < line && line < hole.end);
      if (!inside && text.trim() !== '') least = Math.min(least, /^[ \t]*/.exec(text)?.[0].length ?? 0);
      line = stop + 1;
    }
    return Number.isFinite(least) ? least : 0;
  }

  /**
   * The parts of a template between two places. The grammar drops white space at the borders of its literals, so text
   * is taken as what lies between the holes. `~` in a hole takes the white space beside it.
   */
  #parts(
    children: readonly Node[],
    within: { start: number; end: number },
    style: TextStyle,
    strips: { before: boolean; after: boolean } = { before: false, after: false },
  ): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    let from = within.start;
    let trimStart = strips.before;
    const text = (to: number, trimEnd: boolean): void => {
      const stretch: Stretch = { source: this.source, start: from, end: to, ...style, trimStart, trimEnd };
      for (const part of templateText(stretch)) parts.push(part);
    };
    for (const child of children) {
      const hole = this.#hole(child, style);
      if (!hole) continue;
      const { start, end } = this.#span(child);
      text(start, hole.stripBefore);
      if (hole.part) parts.push(hole.part);
      from = end;
      trimStart = hole.stripAfter;
    }
    text(within.end, strips.after);
    return parts;
  }

  #hole(node: Node, style: TextStyle): { part: TemplatePart | null; stripBefore: boolean; stripAfter: boolean } | null {
    const span = this.#span(node);
    if (node.type === 'template_interpolation') {
      const expression = node.namedChildren.find((child) => child.type === 'expression');
      const part: TemplatePart | null = expression
        ? { kind: 'hole', expression: this.#expression(expression), span }
        : null;
      return { part, ...markers(node) };
    }
    if (node.type !== 'template_directive') return null;
    const [directive] = node.namedChildren;
    if (!directive || this.#depth > depthLimit) return null;
    this.#depth++;
    const read =
      directive.type === 'template_if' ? this.#if(directive, span, style) : this.#loop(directive, span, style);
    this.#depth--;
    return read;
  }

  #if(
    node: Node,
    span: Span,
    style: TextStyle,
  ): { part: TemplatePart | null; stripBefore: boolean; stripAfter: boolean } {
    const { namedChildren } = node;
    const intro = namedChildren.find((child) => child.type === 'template_if_intro');
    const other = namedChildren.find((child) => child.type === 'template_else_intro');
    const end = namedChildren.find((child) => child.type === 'template_if_end');
    const condition = intro?.namedChildren.find((child) => child.type === 'expression');
    if (!intro || !end || !condition) return { part: null, stripBefore: false, stripAfter: false };
    const branch = (from: Node, to: Node): readonly TemplatePart[] =>
      this.#parts(
        namedChildren.filter((child) => child.startIndex >= from.endIndex && child.endIndex <= to.startIndex),
        { start: this.#span(from).end, end: this.#span(to).start },
        style,
        { before: markers(from).stripAfter, after: markers(to).stripBefore },
      );
    return {
      part: {
        kind: 'if',
        condition: this.#expression(condition),
        then: branch(intro, other ?? end),
        otherwise: other ? branch(other, end) : [],
        span,
      },
      stripBefore: markers(intro).stripBefore,
      stripAfter: markers(end).stripAfter,
    };
  }

  #loop(
    node: Node,
    span: Span,
    style: TextStyle,
  ): { part: TemplatePart | null; stripBefore: boolean; stripAfter: boolean } {
    const { namedChildren } = node;
    const start = namedChildren.find((child) => child.type === 'template_for_start');
    const end = namedChildren.find((child) => child.type === 'template_for_end');
    const collection = start?.namedChildren.find((child) => child.type === 'expression');
    if (!start || !end || !collection) return { part: null, stripBefore: false, stripAfter: false };
    return {
      part: {
        kind: 'for',
        names: start.namedChildren.filter((child) => child.type === 'identifier').map((child) => this.#text(child)),
        collection: this.#expression(collection),
        body: this.#parts(
          namedChildren.filter((child) => child !== start && child !== end),
          { start: this.#span(start).end, end: this.#span(end).start },
          style,
          { before: markers(start).stripAfter, after: markers(end).stripBefore },
        ),
        span,
      },
      stripBefore: markers(start).stripBefore,
      stripAfter: markers(end).stripAfter,
    };
  }
}

interface TextStyle {
  /** Backslash escapes count; not so in heredocs. */
  readonly quoted: boolean;
  /** Characters to take off at the start of each line. */
  readonly indent: number;
}

const operators = new Set(['-', '!', '*', '/', '%', '+', '>', '>=', '<', '<=', '==', '!=', '&&', '||']);

const closing = new Map([
  ['block_end', '}'],
  ['object_end', '}'],
  ['tuple_end', ']'],
  ['quoted_template_end', '"'],
  ['template_interpolation_end', '}'],
]);

/** The `~` of a hole or directive. */
function markers(node: Node): { stripBefore: boolean; stripAfter: boolean } {
  const { children } = node;
  return {
    stripBefore: children[1]?.type === 'strip_marker',
    stripAfter: children.length > 2 && children.at(-2)?.type === 'strip_marker',
  };
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
