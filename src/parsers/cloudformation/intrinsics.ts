import { label } from '../../graph/read.js';
import { toPlain } from '../../text/plain.js';
import type { Span } from '../../text/source.js';
import {
  type Entry,
  get,
  type ListValue,
  listOf,
  type MapValue,
  type ReferenceValue,
  scalar,
  textOf,
  unknown,
  type Value,
  withStep,
} from '../../text/value.js';
import type { Chooser } from './choices.js';
import { classWords, isSecret, ofType } from './parameters.js';
import { type Answer, type Resolution, type Stack, type Surroundings, section } from './stack.js';
import { joinParts, substitutions, withDynamicReferences } from './strings.js';

/** Expressions that one resource may nest; beyond it a value is unknown. */
const depthLimit = 120;

/**
 * Resolves the intrinsic functions of one stack in one world. What cannot be known before deploy becomes an `unknown`
 * with its reason; `AWS::NoValue` becomes undefined (the property is absent).
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export class Evaluator {
  readonly #conditions = new Map<string, boolean | null>();
  readonly #parameters = new Map<string, Value>();
  #depth = 0;
  /** What another world may answer differently, of all that was asked for what is being resolved. */
  #answers: Answer[] | null = null;

  constructor(
    readonly stack: Stack,
    readonly chooser: Chooser,
    readonly surroundings: Surroundings,
  ) {}

  resolve(value: Value): Value | undefined {
    if (this.#depth > depthLimit) return unknown(`nested deeper than ${depthLimit} levels`, value.span);
    switch (value.kind) {
      case 'list':
      case 'map':
        return this.#shared(value);
      case 'scalar':
        return withDynamicReferences(value);
      default:
        return value;
    }
  }

  /** Resolves what is the same in several worlds once for all of them. */
  #shared(value: MapValue | ListValue): Value | undefined {
    const { resolutions } = this.stack;
    const before = resolutions.get(value);
    for (let one = before; one; one = one.before) if (this.#isSame(one)) return one.value;
    const outer = this.#startAnew();
    this.#depth++;
    const resolved = value.kind === 'map' ? this.#map(value) : this.#list(value);
    this.#depth--;
    const answers = this.#answers;
    this.#answers = outer;
    for (const answer of answers ?? []) this.#take(answer);
    if (answers?.every(({ is }) => is !== null) ?? true) resolutions.set(value, { value: resolved, answers, before });
    return resolved;
  }

  /** Whether this world gives the answers of another one. It is asked no more than resolving the value would ask. */
  #isSame({ answers }: Resolution): boolean {
    return (answers ?? []).every(
      ({ name, span, is }) => is === (typeof is === 'boolean' ? this.condition(name, span) : this.#class(name, span)),
    );
  }

  /** Forgets the answers so far, which it returns. */
  #startAnew(): Answer[] | null {
    const answers = this.#answers;
    this.#answers = null;
    return answers;
  }

  #take(answer: Answer): void {
    this.#answers ??= [];
    const isKnown = this.#answers.some(({ name, is }) => name === answer.name && typeof is === typeof answer.is);
    if (!isKnown) this.#answers.push(answer);
  }

  /** Whether a resource, an output or a branch with this condition exists in this world. */
  condition(name: string, span: Span): boolean {
    // what a condition asks itself does not matter to those who ask it
    const outer = this.#startAnew();
    const is = this.#condition(name, span);
    this.#answers = outer;
    this.#take({ name, span, is });
    return is;
  }

  #condition(name: string, span: Span): boolean {
    const before = this.#conditions.get(name);
    if (before === null) {
      this.#report('circular-condition', `Condition ${name} refers to itself`, span);
      return false;
    }
    if (before !== undefined) return before;
    const expression = get(get(this.stack.template, 'Conditions'), name);
    if (expression === undefined) {
      this.#report('unresolved-reference', `There is no condition ${name} in this template`, span);
      return this.#choose(`condition ${this.stack.prefix}${name}`, `condition ${name}`, span);
    }
    this.#conditions.set(name, null);
    const truth =
      this.#truth(expression, name) ?? this.#choose(`condition ${this.stack.prefix}${name}`, `condition ${name}`, span);
    this.#conditions.set(name, truth);
    return truth;
  }

  #choose(key: string, words: string, span: Span): boolean {
    this.#take({ name: key, span, is: null });
    return this.chooser.choose({ key, parameter: words, of: ['holds', 'does not hold'] }) === 0;
  }

  /** Undefined where it cannot be decided. */
  #truth(value: Value, name: string): boolean | undefined {
    if (value.kind === 'scalar') return value.value === true || value.text === 'true';
    if (value.kind !== 'map') return undefined;
    const named = textOf(get(value, 'Condition'));
    if (named !== undefined) return this.condition(named, value.span);
    const operands = (key: string): readonly Value[] | undefined => {
      const list = get(value, key);
      return list?.kind === 'list' ? list.items : undefined;
    };
    const and = operands('Fn::And');
    if (and) return this.#all(and, name);
    const or = operands('Fn::Or');
    if (or) {
      const none = this.#all(or, name, true);
      return none === undefined ? undefined : !none;
    }
    const not = operands('Fn::Not')?.[0];
    if (not) {
      const truth = this.#truth(not, name);
      return truth === undefined ? undefined : !truth;
    }
    const [left, right] = operands('Fn::Equals') ?? [];
    if (left && right) return this.#equals(left, right, name);
    return undefined;
  }

  /** Kleene conjunction of the operands (or of their negations). */
  #all(operands: readonly Value[], name: string, negated = false): boolean | undefined {
    let result: boolean | undefined = true;
    for (const operand of operands) {
      const truth = this.#truth(operand, name);
      if (truth === undefined) result = undefined;
      else if (truth === negated) return false;
    }
    return result;
  }

  #equals(left: Value, right: Value, name: string): boolean {
    const open = this.#outside(left, right) ?? this.#outside(right, left);
    if (open) return false;
    const one = this.resolve(left);
    const other = this.resolve(right);
    const texts = [one, other].map((side) => (side === undefined ? '' : textOf(side)));
    if (texts[0] !== undefined && texts[1] !== undefined) return texts[0] === texts[1];
    const words = [one, other].map((side) => (side ? (label(side) ?? 'a list') : ''));
    if (words[0] === words[1] && one?.kind === other?.kind && one?.kind !== 'map' && one?.kind !== 'list') return true;
    return this.#choose(`equals ${this.stack.prefix}${words.join(' = ')}`, `condition ${name}`, left.span);
  }

  /** True where one side is a parameter known to be none of its literals and the other side is one of them. */
  #outside(left: Value, right: Value): boolean | undefined {
    const name = textOf(get(left, 'Ref'));
    const literal = textOf(right);
    const classes = name === undefined ? undefined : this.stack.classes.get(name);
    if (!name || !classes || literal === undefined || this.stack.given.has(name)) return undefined;
    const chosen = this.#class(name, left.span);
    return chosen !== null && classes.literals[chosen] === undefined && classes.literals.includes(literal)
      ? true
      : undefined;
  }

  /** Index of the parameter's class in this world; null where the parameter is split into none. */
  #class(name: string, span: Span): number | null {
    const classes = this.stack.classes.get(name);
    if (!classes || this.stack.given.has(name)) return null;
    if (name === 'AWS::Region' && this.surroundings.region !== null) return null;
    const { order, words } = classes;
    const answer = this.chooser.choose({ key: `parameter ${this.stack.prefix}${name}`, parameter: name, of: words });
    const is = order[answer] ?? 0;
    this.#take({ name, span, is });
    return is;
  }

  #declared(name: string): Value | undefined {
    return get(section(this.stack.template, 'Parameters'), name);
  }

  /** The value of a parameter or pseudo parameter in this world; undefined where there is none of that name. */
  parameter(name: string, span: Span): Value | undefined {
    const before = this.#parameters.get(name);
    if (before) {
      this.#class(name, span);
      return before;
    }
    const value = this.#parameter(name, span);
    if (value) this.#parameters.set(name, value);
    return value;
  }

  #parameter(name: string, span: Span): Value | undefined {
    const given = this.stack.given.get(name);
    const declared = this.#declared(name);
    if (isSecret(declared)) return unknown(`parameter ${name} is secret (NoEcho)`, span, name);
    if (given) return ofType(declared, given);
    if (name === 'AWS::Region' && this.surroundings.region !== null) return scalar(this.surroundings.region, span);
    const chosen = this.#class(name, span);
    const classes = this.stack.classes.get(name);
    const literal = chosen === null ? undefined : classes?.literals[chosen];
    const fallback = get(declared, 'Default');
    if (literal !== undefined && textOf(fallback) !== literal) return scalar(literal, declared?.span ?? span);
    if (declared === undefined) return name.startsWith('AWS::') ? unknown(name, span, name) : undefined;
    if (chosen !== null && classes && literal === undefined) {
      const written = textOf(fallback);
      if (written === undefined || classes.literals.includes(written))
        return unknown(`parameter ${name} ${classWords(classes.literals, chosen)}`, span, name);
    }
    const type = textOf(get(declared, 'Type')) ?? 'String';
    if (type.startsWith('AWS::SSM::')) return unknown(`parameter ${name} comes from SSM`, span, name);
    if (fallback === undefined) return unknown(`parameter ${name} has no default`, span, name);
    return ofType(declared, fallback);
  }

  #list(list: ListValue): ListValue {
    const items: Value[] = [];
    let changed = false;
    for (const item of list.items) {
      const value = this.resolve(item);
      if (value !== undefined) items.push(value);
      if (value !== item) changed = true;
    }
    return changed ? { ...list, items } : list;
  }

  #map(map: MapValue): Value | undefined {
    if (map.entries.size === 1) {
      for (const { key, value } of map.entries.values()) {
        if (key === 'Ref') return this.#ref(textOf(value) ?? '', map.span);
        if (key.startsWith('Fn::')) return this.#function(key.slice(4), value, map);
      }
    }
    // most maps say what they mean: a copy is made at the first entry that changes
    let entries: Map<string, Entry> | null = null;
    for (const entry of map.entries.values()) {
      if (entry.key === 'Fn::Transform') {
        entries ??= entriesBefore(map, entry);
        const included = this.#transform(entry.value, map.span);
        if (included.kind === 'map') for (const one of included.entries.values()) entries.set(one.key, one);
        continue;
      }
      const value = this.resolve(entry.value);
      if (value === entry.value) {
        entries?.set(entry.key, entry);
        continue;
      }
      entries ??= entriesBefore(map, entry);
      if (value !== undefined) entries.set(entry.key, { key: entry.key, keySpan: entry.keySpan, value });
    }
    return entries ? { ...map, entries } : map;
  }

  #ref(name: string, span: Span): Value | undefined {
    if (name === 'AWS::NoValue') return undefined;
    const parameter = this.parameter(name, span);
    if (parameter) {
      if (parameter.kind === 'unknown') return { ...parameter, span };
      return parameter.span === span
        ? parameter
        : withStep(parameter, { span, message: `parameter ${name} is used here` });
    }
    return this.#resource(name, null, span);
  }

  #resource(id: string, attribute: string | null, span: Span): Value {
    const resource = get(section(this.stack.template, 'Resources'), id);
    const key = `${this.stack.prefix}${id}`;
    const words = attribute === null ? id : `${id}.${attribute}`;
    if (resource === undefined) {
      // of what the Serverless Framework generates, its parser makes only what concerns APIs
      if (this.stack.format !== 'serverless')
        this.#report('unresolved-reference', `There is no parameter or resource ${id} in this template`, span);
      return { ...unknown(`${words} is not in this template`, span, words), concrete: true };
    }
    if (attribute?.startsWith('Outputs.')) {
      this.#take({ name: words, span, is: null });
      const output = this.surroundings.output(key, attribute.slice('Outputs.'.length));
      return output
        ? withStep(output, { span, message: `output of the nested stack ${id}` })
        : unknown(`output ${attribute.slice(8)} of the nested stack ${id}`, span, words);
    }
    const condition = textOf(get(resource, 'Condition'));
    if (condition !== undefined && isKnownCondition(this.stack, condition) && !this.condition(condition, span))
      return unknown(`${id} does not exist here (condition ${condition})`, span, words);
    return { kind: 'reference', target: key, attribute, span } satisfies ReferenceValue;
  }

  #function(name: string, argument: Value, whole: MapValue): Value | undefined {
    const span = whole.span;
    switch (name) {
      case 'If':
        return this.#if(argument, span);
      case 'GetAtt':
        return this.#getAtt(argument, span);
      case 'Sub':
        return this.#sub(argument, span);
      case 'Join':
        return this.#join(argument, span);
      case 'Select':
        return this.#select(argument, span);
      case 'Split':
        return this.#split(argument, span);
      case 'FindInMap':
        return this.#findInMap(argument, span);
      case 'ImportValue':
        return this.#importValue(argument, span);
      case 'Base64': {
        const text = this.resolve(argument);
        const plain = text && textOf(text);
        return plain === undefined ? unknown('Fn::Base64', span) : scalar(Buffer.from(plain).toString('base64'), span);
      }
      case 'Transform':
        return this.#transform(argument, span);
      case 'ToJsonString': {
        const value = this.resolve(argument);
        const json = value && JSON.stringify(toPlain(value));
        return json === undefined
          ? unknown('Fn::ToJsonString of a value known only at deploy', span)
          : scalar(json, span);
      }
      case 'Length': {
        const list = this.resolve(argument);
        return list?.kind === 'list' ? scalar(list.items.length, span) : unknown('Fn::Length', span);
      }
      case 'GetAZs':
      case 'Cidr':
      case 'GetStackOutput':
        return unknown(`Fn::${name} is known only at deploy`, span, `Fn::${name}`);
      case 'And':
      case 'Or':
      case 'Not':
      case 'Equals': {
        const truth = this.#truth(whole, `Fn::${name}`);
        return truth === undefined ? unknown(`Fn::${name}`, span) : scalar(truth, span);
      }
      default:
        this.#report('unknown-function', `Fn::${name} is no function that gatelint knows`, span);
        return unknown(`Fn::${name}`, span);
    }
  }

  #if(argument: Value, span: Span): Value | undefined {
    const [name, yes, no] = argument.kind === 'list' ? argument.items : [];
    const condition = textOf(name);
    if (condition === undefined || !yes || !no) {
      this.#report('bad-function', 'Fn::If takes a condition and two values', span);
      return unknown('Fn::If without a condition and two values', span);
    }
    return this.resolve(this.condition(condition, span) ? yes : no);
  }

  #getAtt(argument: Value, span: Span): Value {
    const text = textOf(argument);
    const parts = argument.kind === 'list' ? argument.items : [];
    const dot = text?.indexOf('.') ?? -1;
    if (text !== undefined && dot > 0) return this.#resource(text.slice(0, dot), text.slice(dot + 1), span);
    const id = textOf(parts[0]);
    const attributes = parts.slice(1).map((part) => {
      const resolved = this.resolve(part);
      return resolved && textOf(resolved);
    });
    if (id === undefined || attributes.length === 0 || attributes.some((one) => one === undefined))
      return unknown('Fn::GetAtt of a name known only at deploy', span);
    return this.#resource(id, attributes.join('.'), span);
  }

  #sub(argument: Value, span: Span): Value {
    const [template, variables] = argument.kind === 'list' ? argument.items : [argument];
    const text = textOf(template);
    if (text === undefined) return unknown('Fn::Sub without a text', span);
    const pieces = substitutions(text).map((piece): Value => {
      if ('literal' in piece) return withDynamicReferences(scalar(piece.literal, span));
      const own = get(variables, piece.name);
      if (own) return this.resolve(own) ?? scalar('', span);
      const dot = piece.name.indexOf('.');
      if (dot > 0 && !piece.name.startsWith('AWS::'))
        return this.#resource(piece.name.slice(0, dot), piece.name.slice(dot + 1), span);
      return this.#ref(piece.name, span) ?? scalar('', span);
    });
    return joinParts(pieces, span) ?? unknown('Fn::Sub with a list', span);
  }

  #join(argument: Value, span: Span): Value {
    const [delimiter, list] = argument.kind === 'list' ? argument.items : [];
    const between = textOf(delimiter);
    const items = list && this.resolve(list);
    if (between === undefined || !items) return unknown('Fn::Join without a delimiter and a list', span);
    if (items.kind !== 'list')
      return items.kind === 'unknown' ? { ...items, span } : unknown('Fn::Join of no list', span);
    const pieces: Value[] = [];
    for (const [at, item] of items.items.entries()) {
      if (at > 0 && between !== '') pieces.push(scalar(between, span));
      pieces.push(item);
    }
    return joinParts(pieces, span) ?? unknown('Fn::Join with a nested list', span);
  }

  #select(argument: Value, span: Span): Value | undefined {
    const [index, list] = argument.kind === 'list' ? argument.items : [];
    const at = Number(textOf(index && this.resolve(index)));
    const items = list && this.resolve(list);
    if (items?.kind === 'unknown') return { ...items, span };
    if (items?.kind !== 'list' || !Number.isInteger(at))
      return unknown('Fn::Select of a list known only at deploy', span);
    return items.items[at] ?? unknown(`Fn::Select finds no element ${at}`, span);
  }

  #split(argument: Value, span: Span): Value {
    const [delimiter, text] = argument.kind === 'list' ? argument.items : [];
    const between = textOf(delimiter);
    const whole = text && this.resolve(text);
    const plain = whole && textOf(whole);
    if (between === undefined || plain === undefined) {
      if (whole?.kind === 'unknown') return { ...whole, span };
      return unknown('Fn::Split of a text known only at deploy', span);
    }
    return listOf(
      plain.split(between).map((part) => scalar(part, whole?.span ?? span)),
      span,
    );
  }

  #findInMap(argument: Value, span: Span): Value | undefined {
    const [map, top, second, options] = argument.kind === 'list' ? argument.items : [];
    const keys = [map, top, second].map((key) => {
      const resolved = key && this.resolve(key);
      return resolved && { text: textOf(resolved), words: label(resolved) ?? '?' };
    });
    const [name, first, last] = keys;
    const mapping = name?.text === undefined ? undefined : get(section(this.stack.template, 'Mappings'), name.text);
    const rows =
      mapping?.kind !== 'map'
        ? []
        : first?.text === undefined
          ? [...mapping.entries.values()].map((entry) => entry.value)
          : [get(mapping, first.text)];
    const cells = rows.flatMap((row) => {
      if (row?.kind !== 'map') return [undefined];
      return last?.text === undefined ? [...row.entries.values()].map((entry) => entry.value) : [get(row, last.text)];
    });
    const found = cells[0];
    const sure =
      found !== undefined &&
      cells.every((cell) => cell && textOf(cell) !== undefined && textOf(cell) === textOf(found));
    if (found && (sure || cells.length === 1))
      return withStep(this.resolve(found) ?? found, { span, message: `mapping ${name?.text} is read here` });
    const fallback = get(options, 'DefaultValue');
    if (fallback && first?.text !== undefined && last?.text !== undefined) return this.resolve(fallback);
    return unknown(`mapping ${name?.words ?? '?'} at ${first?.words ?? '?'}.${last?.words ?? '?'}`, span);
  }

  #importValue(argument: Value, span: Span): Value {
    const name = this.resolve(argument);
    const text = name && (label(name) ?? undefined);
    if (text === undefined) return unknown('ImportValue of a name known only at deploy', span);
    this.#take({ name: text, span, is: null });
    const exported = this.surroundings.exported(text);
    return exported
      ? withStep(exported, { span, message: `export ${text} is imported here` })
      : unknown(`ImportValue ${text}`, span, text);
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html */
  #transform(argument: Value, span: Span): Value {
    const name = textOf(get(argument, 'Name'));
    const parameters = get(argument, 'Parameters');
    const location = parameters && this.resolve(get(parameters, 'Location') ?? parameters);
    const path = location && textOf(location);
    if (name !== 'AWS::Include' || location === undefined)
      return unknown(`transform ${name ?? 'without a name'}`, span, name ?? 'Fn::Transform');
    if (path === undefined || /^(s3|https?):/i.test(path))
      return unknown(`AWS::Include of ${label(location) ?? 'a location known only at deploy'}`, span);
    const included = this.surroundings.include(path, location.span);
    if (!included) return unknown(`AWS::Include of ${path}, which could not be read`, span);
    return this.resolve(included) ?? unknown(`AWS::Include of ${path}, which is empty`, span);
  }

  #report(code: string, message: string, span: Span): void {
    this.surroundings.report({ code, message, severity: 'warning', span });
  }
}

function isKnownCondition(stack: Stack, name: string): boolean {
  return get(section(stack.template, 'Conditions'), name) !== undefined;
}

function entriesBefore(map: MapValue, end: Entry): Map<string, Entry> {
  const before = new Map<string, Entry>();
  for (const entry of map.entries.values()) {
    if (entry === end) break;
    before.set(entry.key, entry);
  }
  return before;
}
