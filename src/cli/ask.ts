import { failureIn } from '../check/pipeline.js';
import { defaultTimeout, within } from '../files/time-limit.js';
import type { Input } from '../graph/world.js';
import type { Diagnostic } from '../text/source.js';

/** What follows from an input, within the time that one may take; else what went wrong, so that the others are asked. */
export function ask<T>(
  input: Input,
  timeout: number | undefined,
  work: () => T,
): { answer: T } | { failure: Diagnostic } {
  try {
    return { answer: within(timeout ?? defaultTimeout, work) };
  } catch (error) {
    return { failure: failureIn(input, error) };
  }
}
