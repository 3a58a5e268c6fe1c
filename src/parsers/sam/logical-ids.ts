import { sha1 } from '../../text/sha1.js';
import type { Value } from '../../text/value.js';

/**
 * The suffix that the transform appends to a logical id so that it changes with the data: the first ten hexadecimal
 * digits of the SHA-1 of a string, or of any other value's compact JSON with sorted keys.
 */
export function hashSuffix(data: string | Value | undefined): string {
  const text = typeof data === 'string' ? data : data === undefined ? '' : dataText(data);
  return text === '' ? '' : sha1(text).slice(0, 10);
}

export function isAlphanumeric(text: string): boolean {
  // the tables of all letters are large: most names need none
  return /^[A-Za-z0-9]+$/.test(text) || /^[\p{L}\p{N}]+$/u.test(text);
}

/** Prefix and name where the name is alphanumeric, else prefix and hash: how stages and permissions are named. */
export function suffixed(prefix: string, name: string): string {
  return isAlphanumeric(name) ? `${prefix}${name}` : `${prefix}${hashSuffix(name)}`;
}

/** The stage's logical id; a stage name that is not literal leaves no trace in it. */
export function stageId(api: string, name: string | undefined): string {
  if (name === undefined) return `${api}Stage`;
  return isAlphanumeric(name) ? `${api}${name}Stage` : `${api}Stage${hashSuffix(name)}`;
}

/** The real suffix follows the whole definition; a linter needs one that stays. */
export function deploymentId(api: string): string {
  return `${api}Deployment${hashSuffix(api)}`;
}

function dataText(value: Value): string {
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : canonicalJson(value);
}

/** Compact JSON with sorted keys and everything beyond ASCII escaped. */
export function canonicalJson(value: Value): string {
  switch (value.kind) {
    case 'map': {
      const entries = [...value.entries.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
      return `{${entries.map((entry) => `${quoted(entry.key)}:${canonicalJson(entry.value)}`).join(',')}}`;
    }
    case 'list':
      return `[${value.items.map(canonicalJson).join(',')}]`;
    case 'scalar':
      return typeof value.value === 'string' ? quoted(value.value) : String(value.value);
    default:
      return 'null';
  }
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
