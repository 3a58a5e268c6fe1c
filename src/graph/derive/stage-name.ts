import type { Stage } from '../model.js';

/** The stage's name; null where it is not known, or where the input forgets to give it one. */
export function stageName({ name }: Stage): string | null {
  return name.known && name.value !== '' ? name.value : null;
}
