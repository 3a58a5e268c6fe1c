import type { Finding } from './finding.js';

/** What an example of a rule says about itself: here, and nowhere else, the rule finds something. */
export interface Expectation {
  readonly status: Finding['status'];
  readonly rule: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * The expectations that a file's comments state: `# expect: rule` or `# undecided: rule` at the end of a line, or on a
 * line of its own above it. A text without comments (JSON) has a file beside it, `<name>.expect`, with lines
 * `12 expect: rule`.
 */
export function expectationsOf(file: string, text: string): Expectation[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const [, number, word, rules = ''] =
      /(?:^(\d+) |(?:#|\/\/) ?)(expect|undecided): ([a-z0-9/, -]+?)\s*$/.exec(line) ?? [];
    if (!word) return [];
    const own = /^\s*(#|\/\/)/.test(line) ? nextLine(lines, index) : index + 1;
    return rules.split(/, */).map((rule) => ({
      status: word === 'expect' ? ('fail' as const) : ('undecided' as const),
      rule,
      file: file.replace(/\.expect$/, ''),
      line: number ? Number(number) : own,
    }));
  });
}

function nextLine(lines: readonly string[], index: number): number {
  const next = lines.findIndex((line, at) => at > index && !/^\s*(#|\/\/|$)/.test(line));
  return next + 1;
}
