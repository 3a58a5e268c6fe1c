/** Lines of context around a change. */
const around = 3;

/** Old lines `start` to `end` became new lines `from` to `to`; 0-based, end exclusive. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What changed in a file, as `git apply` and `patch` read it; empty where nothing did. Line ends are part of the lines.
 * https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(changesOf(old, now)).map((changes) => hunk(changes, old, now));
  return hunks.length === 0 ? '' : `--- ${nameOf(`a/${file}`)}\n+++ ${nameOf(`b/${file}`)}\n${hunks.join('')}`;
}

function hunk(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return '';
  const start = Math.max(0, first.start - around);
  const end = Math.min(old.length, last.end + around);
  const lines: string[] = [];
  let here = start;
  const keep = (until: number) => {
    for (; here < until; here++) lines.push(` ${old[here]}`);
  };
  for (const change of changes) {
    keep(change.start);
    for (const line of old.slice(change.start, change.end)) lines.push(`-${line}`);
    for (const line of now.slice(change.from, change.to)) lines.push(`+${line}`);
    here = change.end;
  }
  keep(end);
  const from = first.from - (first.start - start);
  const to = last.to + (end - last.end);
  const marked = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
  return `@@ -${range(start, end)} +${range(from, to)} @@\n${marked.join('')}`;
}

function range(start: number, end: number): string {
  const first = end === start ? start : start + 1;
  return end - start === 1 ? `${first}` : `${first},${end - start}`;
}

/** Changes that share lines of context stand in one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const open = hunks.at(-1);
    const last = open?.at(-1);
    if (open && last && change.start - last.end <= 2 * around) open.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/**
 * A shortest list of changes: Myers' greedy algorithm, which takes time by the number of changes and not by that of the
 * lines. http://www.xmailserver.org/diff2.pdf
 */
function changesOf(old: readonly string[], now: readonly string[]): Change[] {
  const trace: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let edits = 0; ; edits++) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down =
        diagonal === -edits || (diagonal !== edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
      let x = down ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return joined(steps(trace, old.length, now.length));
    }
    furthest = new Map(furthest);
  }
}

function at(furthest: ReadonlyMap<number, number>, diagonal: number): number {
  return furthest.get(diagonal) ?? -1;
}

/** The single lines that came or went, from the end of both texts back to their start. */
function steps(trace: readonly ReadonlyMap<number, number>[], length: number, width: number): Change[] {
  const found: Change[] = [];
  let [x, y] = [length, width];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const furthest = trace[edits] ?? new Map();
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
    const previous = down ? diagonal + 1 : diagonal - 1;
    x = at(furthest, previous);
    y = x - previous;
    found.push(down ? { start: x, end: x, from: y, to: y + 1 } : { start: x, end: x + 1, from: y, to: y });
  }
  return found.reverse();
}

function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last && last.end === change.start && last.to === change.from)
      result[result.length - 1] = { ...last, end: change.end, to: change.to };
    else result.push(change);
  }
  return result;
}

/** Git's quoting of names with special characters; a tab ends a name with blanks. */
function nameOf(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be quoted
  if (/["\\\x00-\x1f\x7f]/.test(path)) {
    const text = Array.from(Buffer.from(path), (byte) => {
      if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
      return byte < 0x20 || byte > 0x7e ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte);
    });
    return `"${text.join('')}"`;
  }
  return path.includes(' ') ? `${path}\t` : path;
}
