import { statementLimit } from '../../policy/document.js';
import type { Span } from '../../text/source.js';
import { type Entry, get, listOf, mapOf, unknown, type Value } from '../../text/value.js';
import { joined, textIn, textValue } from './hcl/strings.js';
import { parseStructured } from './hcl/structured.js';
import { blocksOf, type TerraformResource } from './resource.js';

/** Whether an attribute is the JSON that `data.aws_iam_policy_document` makes. */
export function isPolicyDocument(type: string, name: string): boolean {
  return type === 'aws_iam_policy_document' && (name === 'json' || name === 'minified_json');
}

/**
 * The policy document of an `aws_iam_policy_document` data source.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function documentOf(resource: TerraformResource): Value {
  const { span } = resource;
  const own = resource.attribute('statement');
  const id = resource.attribute('policy_id');
  const version = resource.attribute('version') ?? textValue('2012-10-17', span);
  const sources = statementsOf([
    ...documents(resource.attribute('source_policy_documents')),
    ...documents(resource.attribute('source_json')),
  ]);
  const overrides = statementsOf([
    ...documents(resource.attribute('override_policy_documents')),
    ...documents(resource.attribute('override_json')),
  ]);
  const written =
    own === undefined ? [] : own.kind === 'list' || own.kind === 'map' ? blocksOf(own).map(statement) : [own];
  const statements = overridden([...sources, ...written], overrides);
  return mapOf(
    [
      field('Version', version),
      ...(id ? [field('Id', id)] : []),
      field('Statement', listOf(statements, own?.span ?? span)),
    ],
    span,
  );
}

function field(key: string, value: Value, keySpan: Span = value.span): Entry {
  return { key, keySpan, value };
}

function documents(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === 'list' ? value.items : [value];
}

/** The statements of documents that are given as JSON; what can't be read is an unknown statement. */
function statementsOf(given: readonly Value[]): Value[] {
  const all: Value[] = [];
  for (const document of given) {
    // documents may be made of one another, each of twice the one before
    if (all.length > statementLimit)
      return [unknown(`a policy document of more than ${statementLimit} statements`, document.span)];
    for (const one of statementsIn(document)) all.push(one);
  }
  return all;
}

function statementsIn(document: Value): readonly Value[] {
  if (document.kind === 'scalar' && textIn(document).trim() === '') return [];
  const statements = get(parseStructured(document) ?? undefined, 'Statement');
  if (statements?.kind === 'list') return statements.items;
  if (statements) return [statements];
  return [
    document.kind === 'unknown' || document.kind === 'reference'
      ? document
      : unknown('a policy document could not be read', document.span),
  ];
}

/** A statement of an overriding document takes the place of the one with its sid. */
function overridden(statements: readonly Value[], overrides: readonly Value[]): Value[] {
  const result = [...statements];
  for (const override of overrides) {
    const sid = get(override, 'Sid');
    const at = sid?.kind === 'scalar' ? result.findIndex((one) => sameText(get(one, 'Sid'), textIn(sid))) : -1;
    if (at >= 0) result[at] = override;
    else result.push(override);
  }
  return result;
}

function sameText(value: Value | undefined, text: string): boolean {
  return value?.kind === 'scalar' && textIn(value) === text;
}

/** Arguments of a statement with the elements that they become. */
const elements = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
] as const;

function statement(block: Value): Value {
  const entries: Entry[] = [];
  const sid = get(block, 'sid');
  if (sid) entries.push(field('Sid', sid));
  entries.push(field('Effect', get(block, 'effect') ?? textValue('Allow', block.span)));
  for (const [name, element] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const value = get(block, name);
    const principal = value && principals(value);
    if (principal) entries.push(field(element, principal));
  }
  for (const [name, element] of elements) {
    const value = get(block, name);
    if (value && !(value.kind === 'list' && value.items.length === 0)) entries.push(field(element, variables(value)));
  }
  const condition = get(block, 'condition');
  const conditions = condition && conditionsOf(condition);
  if (conditions) entries.push(field('Condition', conditions));
  return mapOf(entries, block.span);
}

/** `type = "*"` with `["*"]` is everybody; other types are keys with their identifiers. */
function principals(value: Value): Value | null {
  if (value.kind !== 'list' && value.kind !== 'map') return value;
  const byType = new Map<string, { span: Span; items: Value[]; unknown?: Value }>();
  for (const block of blocksOf(value)) {
    const type = get(block, 'type');
    const identifiers = get(block, 'identifiers');
    if (type?.kind !== 'scalar') return type ?? unknown('a principal has no type', block.span);
    if (!identifiers) continue;
    const group = byType.get(textIn(type)) ?? { span: block.span, items: [] };
    byType.set(textIn(type), group);
    if (identifiers.kind === 'list') for (const item of identifiers.items) group.items.push(item);
    else group.unknown = identifiers;
  }
  const everybody = byType.get('*');
  if (everybody?.items.some((item) => item.kind === 'scalar' && textIn(item) === '*'))
    return textValue('*', everybody.span);
  if (byType.size === 0) return null;
  return mapOf(
    Array.from(byType, ([type, group]) =>
      field(type, group.unknown ?? variables(listOf(group.items, group.span)), group.span),
    ),
    value.span,
  );
}

function conditionsOf(value: Value): Value | null {
  if (value.kind !== 'list' && value.kind !== 'map') return value;
  const operators = new Map<string, Map<string, Entry>>();
  for (const block of blocksOf(value)) {
    const test = get(block, 'test');
    const variable = get(block, 'variable');
    const values = get(block, 'values');
    if (test?.kind !== 'scalar' || variable?.kind !== 'scalar')
      return unknown('a condition is known when it is applied', block.span);
    const keys = operators.get(textIn(test)) ?? new Map<string, Entry>();
    operators.set(textIn(test), keys);
    const key = textIn(variable);
    const before = keys.get(key)?.value;
    const now = values ? variables(values) : listOf([], block.span);
    const both =
      before?.kind === 'list' && now.kind === 'list' ? listOf([...before.items, ...now.items], before.span) : now;
    keys.set(key, { key, keySpan: variable.span, value: both });
  }
  if (operators.size === 0) return null;
  return mapOf(
    Array.from(operators, ([operator, keys]) => field(operator, mapOf(keys.values(), value.span))),
    value.span,
  );
}

/** Policy variables are written `&{…}` here, since `${…}` is Terraform's own. */
function variables(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(variables) };
  if (value.kind === 'scalar' && textIn(value).includes('&{'))
    return textValue(textIn(value).replaceAll('&{', '${'), value.span);
  if (value.kind !== 'template') return value;
  return joined(value.parts.map(variables), value.span);
}
