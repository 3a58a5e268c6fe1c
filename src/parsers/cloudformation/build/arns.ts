import type { AssociationTarget } from '../../../graph/model.js';
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
    for (const [at, text] of part.text.split(delimiter).entries()) {
      if (at > 0) pieces.push([]);
      if (text !== '') pieces.at(-1)?.push({ ...part, value: text, text });
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
    if (!stage) return { kind: 'other' }; // a load balancer, a user pool, …
    return stage.api.kind === 'rest'
      ? { kind: 'stage', stage }
      : { kind: 'unsupported', api: stage.api, stage, span: value.span };
  }
  const pieces = splitParts(value, '/');
  const at = pieces.findIndex((piece) => ['restapis', 'apis'].includes(onlyText(piece) ?? ''));
  if (at < 0) {
    if (value.kind === 'scalar' || (value.kind === 'template' && isOtherArn(value.parts[0]))) return { kind: 'other' };
    return { kind: 'unknown', reason: unknownReason(value) ?? 'not a stage', span: value.span, api: null };
  }
  const apiPiece = pieces[at + 1] ?? [];
  const stagePiece = pieces[at + 3] ?? [];
  const reference = apiPiece[0]?.kind === 'reference' ? registry.apis.get(apiPiece[0].target) : undefined;
  const literal = onlyText(apiPiece);
  const words = apiPiece.map(label).join('');
  const api =
    reference ?? registry.graph.apis.find((one) => one.external && (one.id === literal || `\${${one.id}}` === words));
  if (!api) {
    if (literal !== undefined) return { kind: 'other' };
    const hole = apiPiece.find((part) => part.kind !== 'scalar');
    return {
      kind: 'unknown',
      reason: (hole && unknownReason(hole)) ?? 'its API is not in the input',
      span: value.span,
      api: null,
    };
  }
  const stageHole = stagePiece[0]?.kind === 'reference' ? registry.stages.get(stagePiece[0].target) : undefined;
  const name = onlyText(stagePiece);
  const stageWords = stagePiece.map(label).join('');
  const stage =
    stageHole ?? api.stages.find((one) => (one.name.known ? one.name.value === name : nameWords(one) === stageWords));
  if (!stage) {
    if (name !== undefined && api.stages.every((one) => one.name.known)) return { kind: 'other' };
    return {
      kind: 'unknown',
      reason: stagePiece.map(unknownReason).find((reason) => reason !== null) ?? `stage ${name ?? stageWords}`,
      span: value.span,
      api,
    };
  }
  return api.kind === 'rest' ? { kind: 'stage', stage } : { kind: 'unsupported', api, stage, span: value.span };

  function nameWords(one: (typeof api & object)['stages'][number]): string | undefined {
    const resource = [...registry.stages.entries()].find(([, made]) => made === one)?.[0];
    const properties = resource === undefined ? undefined : registry.resources.get(resource)?.properties;
    const written = properties?.entries.get('StageName')?.value;
    return written ? (label(written) ?? undefined) : undefined;
  }
}

function onlyText(piece: readonly Part[]): string | undefined {
  return piece.length === 1 && piece[0]?.kind === 'scalar' ? piece[0].text : undefined;
}

/** A template that begins with the ARN of another service cannot be a stage's. */
function isOtherArn(first: Part | undefined): boolean {
  return first?.kind === 'scalar' && /^arn:[^:]*:(?!apigateway)[a-z0-9-]+:/.test(first.text);
}

/** The `execute-api` ARN in its colon-separated fields; the last one keeps its slashes. */
export function arnFields(value: Value): string[] {
  return splitParts(value, ':').map((piece) => piece.map(label).join(''));
}
