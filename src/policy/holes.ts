import type { Span } from '../text/source.js';
import type { UnknownValue, Value } from '../text/value.js';
import type { Doubt } from './truth.js';

/** A string of a policy: literal pieces and holes that are filled at deploy. Literal pieces never touch each other. */
export interface Text {
  readonly parts: readonly (string | Hole)[];
  readonly span: Span;
}

export interface Hole {
  /** Equal for holes that get the same value: a name, or the unknown itself where it has none. */
  readonly key: string | UnknownValue;
  /** For people: `VpcEndpointId`, `Role.Arn`. */
  readonly name: string;
  /** True where AWS makes the value, so that it is one plain value: never `*`, a pattern or a wide address block. */
  readonly concrete: boolean;
  readonly doubt: Doubt;
  /** The resource that a reference points to, with its attribute (null for `Ref`); null where it is no reference. */
  readonly reference: { readonly target: string; readonly attribute: string | null } | null;
}

/** The text of a scalar, an expression or a template; null for maps, lists and JSON's null. */
export function textFrom(value: Value): Text | null {
  const parts: (string | Hole)[] = [];
  const pieces = value.kind === 'template' ? value.parts : [value];
  for (const piece of pieces) {
    if (piece.kind === 'unknown') {
      const { name = piece.reason, reason, span, concrete = name.startsWith('AWS::') } = piece;
      parts.push({ key: piece.name ?? piece, name, concrete, doubt: { reason, span }, reference: null });
    } else if (piece.kind === 'reference') {
      const name = piece.attribute === null ? piece.target : `${piece.target}.${piece.attribute}`;
      const doubt = { reason: `${name} is known only at deploy`, span: piece.span };
      const concrete = !handsOn.test(piece.attribute ?? '');
      parts.push({ key: name, name, concrete, doubt, reference: piece });
    } else if (piece.kind !== 'scalar') return null;
    else if (piece.value !== null) addLiteral(parts, piece.text, piece.span);
    else if (value.kind === 'scalar') return null;
  }
  return { parts, span: value.span };
}

/** Attributes that hand on what somebody wrote elsewhere, of parameters, secrets and other stacks. */
const handsOn = /(^|[._])(value|values|outputs?|result|secret_?string|content|body)($|[._])/i;

/** CloudFormation's dynamic references, `{{resolve:ssm:/net/cidr}}`, are holes wherever they stand. */
function addLiteral(parts: (string | Hole)[], text: string, span: Span): void {
  for (const piece of text.split(/(\{\{resolve:[^{}]*\}\})/)) {
    if (piece === '') continue;
    const last = parts.length - 1;
    const before = parts[last];
    if (piece.startsWith('{{resolve:')) {
      const doubt = { reason: `${piece} is resolved at deploy`, span };
      parts.push({ key: piece, name: piece, concrete: false, doubt, reference: null });
    } else if (typeof before === 'string') parts[last] = before + piece;
    else parts.push(piece);
  }
}

/** The string where it has no holes. */
export function plain(text: Text): string | null {
  if (text.parts.length === 0) return '';
  const [only] = text.parts;
  return text.parts.length === 1 && typeof only === 'string' ? only : null;
}

/** For people, and to compare: a hole X reads `${X}`. */
export function show(text: Text): string {
  return text.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('');
}

export function holesOf(text: Text): Hole[] {
  return text.parts.filter((part) => typeof part !== 'string');
}

/** True where the text is certain to be one plain value: no wildcard can come out of it. */
export function isConcrete(text: Text): boolean {
  return holesOf(text).every((hole) => hole.concrete);
}

/** The doubt of the first hole; for texts that have one. */
export function doubtOf(text: Text): Doubt {
  return holesOf(text)[0]?.doubt ?? { reason: `${show(text)} is known only at deploy`, span: text.span };
}

/** The text's colon-separated parts. */
export function segmentsOf(text: Text): (string | Hole)[][] {
  const segments: (string | Hole)[][] = [[]];
  for (const part of text.parts) {
    if (typeof part !== 'string') {
      segments.at(-1)?.push(part);
      continue;
    }
    part.split(':').forEach((piece, at) => {
      if (at > 0) segments.push([]);
      if (piece !== '') segments.at(-1)?.push(piece);
    });
  }
  return segments;
}

/** Like `plain`, for one segment. */
export function plainOf(segment: readonly (string | Hole)[]): string | null {
  return segment.every((part) => typeof part === 'string') ? segment.join('') : null;
}
