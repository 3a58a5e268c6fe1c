/** Seconds that one step of reading or checking one input may take where nobody says otherwise. */
export const defaultTimeout = 60;

/** Work that was ended: what it was about to make is not there. */
export class TimeoutError extends Error {}

const slot = Symbol.for('gatelint.work');
/** The script sees nothing but the global object: there it finds its work. */
const scope = globalThis as { [slot]?: (() => void) | undefined };
/** Compiled when it is first needed. */
let script: { runInThisContext(options: { timeout: number }): void } | null = null;

/**
 * Runs work that nothing else can interrupt, regular expressions and sorting included: Node ends a script of
 * `node:vm` from another thread. The last resort behind all limits that count work. 0 seconds: no limit.
 * @throws TimeoutError
 */
export function within<T>(seconds: number, work: () => T): T {
  if (seconds <= 0) return work();
  if (!script) {
    const { Script } = process.getBuiltinModule('node:vm');
    script = new Script("globalThis[Symbol.for('gatelint.work')]()");
  }
  let result: { readonly of: T } | null = null;
  const outer = scope[slot];
  scope[slot] = () => {
    result = { of: work() };
  };
  try {
    script.runInThisContext({ timeout: Math.ceil(seconds * 1000) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new TimeoutError(`takes longer than ${seconds} seconds (--timeout SECONDS)`);
  } finally {
    scope[slot] = outer;
  }
  return (result as { readonly of: T } | null)?.of as T;
}

/** How many small items are worked at under one watch of the clock: so many, or so many characters or bytes of them. */
export const batchLimits = { items: 16, size: 100_000 };

/**
 * Works at some small items under one watch of the clock, which costs as much as such an item does. Each may take all of
 * the time: one that is cut off after others begins anew. Gives what was made of each, or what was thrown.
 */
export function eachWithin<T, R>(
  seconds: number,
  items: readonly T[],
  work: (item: T) => R,
): readonly ({ readonly made: R } | { readonly error: unknown })[] {
  const done: ({ made: R } | { error: unknown })[] = [];
  while (done.length < items.length) {
    const from = done.length;
    try {
      within(seconds, () => {
        for (const item of items.slice(from)) done.push({ made: work(item) });
      });
    } catch (error) {
      const isLate = error instanceof TimeoutError && done.length > from;
      if (!isLate) done.push({ error });
    }
  }
  return done;
}

/** What went wrong with an input, for the person who has it: it took too long, or there is a bug in gatelint. */
export function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof TimeoutError) return { code: 'timeout', message: error.message };
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'internal-error', message: `cannot be checked: gatelint has an error, please report it (${words})` };
}
