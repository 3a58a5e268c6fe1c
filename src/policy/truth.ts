import type { Span } from '../text/source.js';

/** Why something is neither true nor false before deploy. */
export interface Doubt {
  readonly reason: string;
  readonly span: Span;
}

/** Kleene's three values; the third says why it is in doubt. */
export type Truth = boolean | Doubt;

export function and(left: Truth, right: Truth): Truth {
  if (right === false) return false;
  return left === true ? right : left;
}

export function or(left: Truth, right: Truth): Truth {
  if (right === true) return true;
  return left === false ? right : left;
}

export function not(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : truth;
}

/** True where one is true; the first doubt where none is but some may be. */
export function any<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  let result: Truth = false;
  for (const item of items) {
    result = or(result, test(item));
    if (result === true) return true;
  }
  return result;
}

export function isDoubt(truth: Truth): truth is Doubt {
  return typeof truth === 'object';
}
