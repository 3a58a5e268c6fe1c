import type { Api, AssociationTarget, Stage } from '../../../graph/model.js';
import { label, unknownReason } from '../../../graph/read.js';
import type { Span } from '../../../text/source.js';
import type { ReferenceValue, ScalarValue, UnknownValue, Value } from '../../../text/value.js';
import type { Registry } from './registry.js';

type Part = ScalarValue | UnknownValue | ReferenceValue;

/** A string in pieces that are split at a delimiter: each piece is a list of literal texts and holes. */
function splitParts(value: Value, delimiter: string): Part[][] {
  const parts = value.kind === 'template' ? value.parts : value.kind === 'map' || value.kind === 'list' ? [] : [value];
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    if (part.kind !== 'scalar') {
      pieces.at(-1)?.push(part);
      continue;
    }
    let isFirst = true;
    for (const text of part.text.split(delimiter)) {
      if (!isFirst) pieces.push([]);
      isFirst = false;
      if (text !== '') pieces.at(-1)?.push({ kind: 'scalar', value: text, text, span: part.span });
    }
  }
  return pieces;
}

/**
 * The stage that an ARN names: `arn:aws:apigateway:region::/restapis/<api>/stages/<stage>`, in any mixture of
 * literal text and references, or a reference to the stage's own ARN.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function stageTarget(registry: Registry, value: Value | undefined, span: Span): AssociationTarget {
  if (value === undefined) return { kind: 'unknown', reason: 'no resource is named', span, api: null };
  if (value.kind === 'reference') {
    const stage = registry.stages.get(value.target);
    return stage ? onStage(stage, value.span) : { kind: 'other' }; // a load balancer, a user pool, …
  }
  const pieces = splitParts(value, '/');
  const at = apiPosition(registry, pieces);
  if (at === null) {
    const reason = unknownReason(value);
    const mayBe = reason !== null && !cannotBeStage(value);
    return mayBe ? { kind: 'unknown', reason, span: value.span, api: null } : { kind: 'other' };
  }
  const stagePiece = pieces[at + 2] ?? [];
  const named = apiNamed(registry, pieces[at] ?? [], value.span);
  if ('kind' in named) return named.kind === 'other' ? mayBeUnresolved(registry, stagePiece, value.span) : named;
  return stageNamed(registry, named.api, stagePiece, value.span);
}

function onStage(stage: Stage, span: Span): AssociationTarget {
  return stage.api.kind === 'rest' ? { kind: 'stage', stage } : { kind: 'unsupported', api: stage.api, stage, span };
}

/** Where the API stands among the pieces: behind `restapis` or `apis`, or first as a reference to the API's own ARN. */
function apiPosition(registry: Registry, pieces: readonly (readonly Part[])[]): number | null {
  const at = pieces.findIndex((piece) => ['restapis', 'apis'].includes(onlyText(piece) ?? ''));
  if (at >= 0) return at + 1;
  const first = pieces[0]?.[0];
  return first?.kind === 'reference' && first.attribute === 'arn' && registry.apis.has(first.target) ? 0 : null;
}

/** Text of another service's ARN, or what begins with the name of a resource of the input. */
function cannotBeStage(value: Value): boolean {
  const first = value.kind === 'template' ? value.parts[0] : undefined;
  return first !== undefined && (isOtherArn(first) || (first.kind === 'reference' && first.attribute === null));
}

/** The API that a piece of an ARN names; `other` where it is a literal id of none that the input knows. */
function apiNamed(registry: Registry, piece: readonly Part[], span: Span): { api: Api } | AssociationTarget {
  const [first] = piece;
  const reference = first?.kind === 'reference' ? registry.apis.get(first.target) : undefined;
  const api = reference ?? registry.externalNamed(piece.map(label).join(''));
  if (api) return { api };
  if (onlyText(piece) !== undefined) return { kind: 'other' };
  const hole = piece.find((part) => part.kind !== 'scalar');
  return { kind: 'unknown', reason: (hole && unknownReason(hole)) ?? 'its API is not in the input', span, api: null };
}

/** The literal id of an API may be that of one whose id the input does not say, if that one has such a stage. */
function mayBeUnresolved(registry: Registry, piece: readonly Part[], span: Span): AssociationTarget {
  const name = onlyText(piece);
  const api = registry
    .unresolvedApis()
    .find((one) => one.stages.some((stage) => !stage.name.known || stage.name.value === name));
  return api ? { kind: 'unknown', reason: `its API may be ${api.id}`, span, api } : { kind: 'other' };
}

function stageNamed(registry: Registry, api: Api, piece: readonly Part[], span: Span): AssociationTarget {
  const [first] = piece;
  const reference = first?.kind === 'reference' ? registry.stages.get(first.target) : undefined;
  const words = piece.map(label).join('');
  const stage = reference ?? api.stages.find((one) => registry.stageWords(one) === words);
  if (stage) return onStage(stage, span);
  if (onlyText(piece) !== undefined && api.stages.every((one) => one.name.known)) return { kind: 'other' };
  const reason = piece.map(unknownReason).find((one) => one !== null) ?? `stage ${words}`;
  return { kind: 'unknown', reason, span, api };
}

function onlyText(piece: readonly Part[]): string | undefined {
  return piece.length === 1 && piece[0]?.kind === 'scalar' ? piece[0].text : undefined;
}

/** A template that begins with the ARN of another service cannot be a stage's. */
function isOtherArn(first: Part): boolean {
  return first.kind === 'scalar' && /^arn:[^:]*:(?!apigateway)[a-z0-9-]+:/.test(first.text);
}
