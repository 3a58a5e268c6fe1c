import { dirname, resolve } from 'node:path';
import type { Baseline } from '../check/baseline.js';
import type { CheckedInput, Finding } from '../check/finding.js';
import { bare } from '../check/fingerprint.js';
import { checkInputs } from '../check/pipeline.js';
import type { Settings } from '../check/settings.js';
import { type Edit, edited } from '../fix/edit.js';
import type { Fixer } from '../fix/fixer.js';
import { unifiedDiff } from '../fix/unified-diff.js';
import { apisJson } from '../graph/json.js';
import type { Input } from '../graph/world.js';
import { type InputOptions, loadInputs } from '../parsers/inputs.js';
import { terminal as safe } from '../report/escape.js';
import { placeOf } from '../report/place.js';
import { count } from '../report/words.js';
import type { FixSource } from '../rules/fix-source.js';
import { type Arguments, UsageError } from './arguments.js';
import { withoutIgnored } from './check.js';
import { fixerOf, fixSourcesOf } from './fixes.js';
import { pathsOf } from './inputs.js';
import { say } from './main.js';
import type { Terminal } from './terminal.js';
import { hindrance, replaceText } from './write-mended.js';

interface How {
  readonly settings: Settings;
  readonly options: InputOptions;
  /** What an earlier version had: not reported, so not mended. */
  readonly before: Baseline | null;
}

interface Unit {
  readonly paths: readonly string[];
  readonly files: readonly string[];
}

/** Absolute path to text. */
type Texts = ReadonlyMap<string, string>;

/**
 * Mends what can be mended in the files (`--fix`), or prints how (`--fix-dry-run`). Every edit is tried in memory first:
 * what does not take its finding away, leads to a new one or changes anything else of the graph is not made.
 * @returns the edited texts by absolute path
 * @throws UsageError
 */
export async function mend(args: Arguments, terminal: Terminal, how: How): Promise<Texts> {
  if (args.has('fix') && args.has('fix-dry-run')) throw new UsageError('--fix and --fix-dry-run exclude each other');
  for (const other of ['update-baseline', 'prune'] as const)
    if (args.has(other))
      throw new UsageError(`--${other} records what is found: mend first, then run it without --fix`);
  if (how.options.given?.size) throw new UsageError('standard input cannot be mended: name a file');
  const mending = new Mending(args, terminal, how);
  await mending.run();
  const texts = mending.texts;
  if (args.has('fix')) mending.write();
  else for (const { file, before, after } of mending.files) terminal.stdout.write(unifiedDiff(file, before, after));
  mending.tell();
  return args.has('fix') ? new Map() : texts;
}

/** One check of some paths, with what the texts would be. */
interface Round {
  readonly findings: readonly Finding[];
  /** For each input with something to mend, the paths that it is read from and the files that would be edited. */
  readonly units: readonly Unit[];
  /** Of plans: an edit of the configuration shows in the next plan only. */
  readonly planned: ReadonlySet<Finding>;
  readonly errors: readonly string[];
  readonly apis: readonly object[];
}

class Mending {
  readonly texts = new Map<string, string>();
  readonly #args: Arguments;
  readonly #terminal: Terminal;
  readonly #how: How;
  readonly #sources: ReadonlyMap<string, FixSource>;
  /** Texts as they are on disk. */
  readonly #original = new Map<string, { readonly file: string; readonly text: string }>();
  /** Why findings are not mended, by identity; null where it is said of their file. */
  readonly #refused = new Map<string, { readonly finding: Finding; readonly reason: string | null }>();
  readonly #hindrances = new Map<string, string | null>();
  #mended = 0;
  #waiting = 0;
  #suggested: readonly Finding[] = [];

  constructor(args: Arguments, terminal: Terminal, how: How) {
    this.#args = args;
    this.#terminal = terminal;
    this.#how = how;
    this.#sources = fixSourcesOf(how.settings);
  }

  get files() {
    return [...this.texts]
      .map(([path, after]) => {
        const { file, text } = this.#original.get(path) ?? { file: path, text: after };
        return { path, file, before: text, after };
      })
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Input by input, and at the end all of them once more: what one input exports another one may import. */
  async run(): Promise<void> {
    const all = pathsOf(this.#args);
    const before = await this.#check(all);
    const units = joined(before.units);
    for (const { paths } of units) await this.#mend(paths);
    let after = units.length > 0 ? await this.#check(all) : before;
    if (this.#objection(before, after, []) !== null) {
      this.texts.clear();
      this.#refused.clear();
      this.#mended = 0;
      this.#waiting = 0;
      await this.#mend(all);
      after = await this.#check(all);
    }
    this.#suggested = after.findings.filter(({ fix }) => fix?.suggestion);
  }

  /** Round by round, since edits that meet at one place are made one after the other. */
  async #mend(paths: readonly string[]): Promise<void> {
    let round = await this.#check(paths);
    for (;;) {
      const chosen = this.#choose(round);
      if (chosen.length === 0) break;
      round = await this.#advance(round, chosen, paths);
    }
  }

  write(): void {
    for (const { path, file, before, after } of this.files) {
      try {
        replaceText(path, before, after);
      } catch (error) {
        say(this.#terminal, `${file} is not mended: ${(error as Error).message}`);
      }
    }
  }

  tell(): void {
    const { files } = this;
    const would = this.#args.has('fix') ? '' : ' would be';
    for (const [file, reason] of this.#hindrances) if (reason) say(this.#terminal, `${file} is not mended: ${reason}`);
    for (const { finding, reason } of this.#refused.values()) {
      if (reason) say(this.#terminal, `${this.#title(finding)} is not mended: ${reason}`);
    }
    if (this.#args.has('quiet')) return;
    for (const finding of this.#suggested) {
      const { description, suggestion } = finding.fix ?? {};
      say(this.#terminal, `${this.#title(finding)}: ${description}? Left to you, since ${suggestion?.reason}:`);
      for (const line of suggestion?.text.split('\n') ?? []) this.#terminal.stderr.write(`    ${safe(line)}\n`);
    }
    const waiting = this.#waiting > 0 ? `, and ${this.#waiting} of a plan in its configuration: plan again` : '';
    say(this.#terminal, `${count(this.#mended, 'finding')}${would} mended in ${count(files.length, 'file')}${waiting}`);
  }

  #title({ span, rule }: Finding): string {
    const { file, startLine } = placeOf(span);
    return `${file}:${startLine}: ${rule}`;
  }

  async #check(paths: readonly string[], edited: Texts = this.texts): Promise<Round> {
    const { settings, options, before } = this.#how;
    const { ruleSet: rules, suppressions, baseline } = settings;
    const fixer = fixerOf(settings, this.#sources);
    const apis: object[] = [];
    let input: Input | null = null;
    const loaded = withoutIgnored(loadInputs(paths, { ...options, edited }), settings);
    const watched = async function* () {
      for await (const one of loaded) {
        apis.push(...apisJson(one));
        input = one;
        yield one;
      }
      input = null;
    };
    const checked = checkInputs(watched(), {
      rules,
      suppressions: suppressions?.again() ?? null,
      baseline: baseline?.again() ?? null,
      before: before?.again() ?? null,
    });
    const round = {
      findings: [] as Finding[],
      units: [] as Unit[],
      planned: new Set<Finding>(),
      errors: [] as string[],
      apis,
    };
    for await (const one of checked) {
      const findings = await this.#fixed(one, fixer);
      round.findings.push(...findings);
      const files = findings.flatMap(({ fix }) => fix?.edits.map(({ span }) => span.source.file) ?? []);
      if (input && files.length > 0) round.units.push({ paths: pathsOfInput(input), files });
      if (input && isPlan(input)) for (const finding of findings) round.planned.add(finding);
      for (const { code, severity, span } of one.diagnostics)
        if (severity === 'error') round.errors.push(`${span.source.file} ${code}`);
    }
    return round;
  }

  async #fixed({ findings }: CheckedInput, fixer: Fixer): Promise<readonly Finding[]> {
    const fixed = await fixer.withFixes(findings);
    for (const { fix } of fixed) {
      for (const { span } of fix?.edits ?? []) {
        const { file, text } = span.source;
        const path = resolve(this.#terminal.cwd, file);
        if (!this.#original.has(path)) this.#original.set(path, { file, text });
      }
    }
    return fixed;
  }

  /** Findings whose edits can be made together. */
  #choose({ findings }: Round): Finding[] {
    const made: Edit[] = [];
    return findings.filter((finding) => {
      const edits = finding.fix?.edits ?? [];
      if (edits.length === 0 || this.#refused.has(identity(finding))) return false;
      const hindered = edits.map(({ span }) => this.#hindrance(span.source.file)).find((reason) => reason !== null);
      if (hindered) {
        this.#refused.set(identity(finding), { finding, reason: null });
        return false;
      }
      const added = edits.filter((edit) => !made.some((other) => isSame(edit, other)));
      if (added.some((edit) => made.some((other) => meets(edit, other)))) return false;
      made.push(...added);
      return true;
    });
  }

  /** Makes as many of the findings' edits as pass; at least one, or one is refused. */
  async #advance(round: Round, chosen: readonly Finding[], paths: readonly string[]): Promise<Round> {
    for (let size = chosen.length; ; size = Math.ceil(size / 2)) {
      const tried = chosen.slice(0, size);
      const texts = this.#edited(tried);
      const next = await this.#check(paths, texts);
      const reason = this.#objection(round, next, tried);
      const [first] = tried;
      if (reason === null) {
        for (const [path, text] of texts) this.texts.set(path, text);
        const waiting = tried.filter((finding) => round.planned.has(finding)).length;
        this.#waiting += waiting;
        this.#mended += tried.length - waiting;
        return next;
      }
      if (first && size === 1) {
        this.#refused.set(identity(first), { finding: first, reason });
        return round;
      }
    }
  }

  #edited(findings: readonly Finding[]): Map<string, string> {
    const texts = new Map(this.texts);
    const edits = new Map<string, Edit[]>();
    for (const edit of findings.flatMap(({ fix }) => fix?.edits ?? [])) {
      const path = resolve(this.#terminal.cwd, edit.span.source.file);
      const own = edits.get(path) ?? [];
      if (!own.some((other) => isSame(edit, other))) own.push(edit);
      edits.set(path, own);
    }
    for (const [path, own] of edits) texts.set(path, edited(own[0]?.span.source.text ?? '', own));
    return texts;
  }

  /** What speaks against the edits of some findings, in words. */
  #objection(before: Round, after: Round, tried: readonly Finding[]): string | null {
    if (after.errors.length > before.errors.length) return 'the edited text could not be read';
    const [old, now] = [counted(before.findings), counted(after.findings)];
    for (const [meaning, { number, finding }] of now) {
      if (number > (old.get(meaning)?.number ?? 0)) return `there would be a new finding of ${finding.rule}`;
    }
    const real = tried.filter((finding) => !before.planned.has(finding));
    for (const [meaning, { number }] of counted(real)) {
      if ((now.get(meaning)?.number ?? 0) > (old.get(meaning)?.number ?? 0) - number) return 'the finding would remain';
    }
    if (tried.length === 0) return null;
    const changes = tried.map(({ rule }) => this.#sources.get(rule)?.changes);
    const isOpen = changes.some((one) => one === undefined);
    if (
      !isOpen &&
      !sameBut(
        before.apis,
        after.apis,
        changes.flatMap((one) => one ?? []),
      )
    )
      return 'something else would change too';
    return null;
  }

  #hindrance(file: string): string | null {
    let reason = this.#hindrances.get(file);
    if (reason === undefined) {
      const { cwd } = this.#terminal;
      reason = hindrance(resolve(cwd, file), cwd, this.#args.value('root') ?? null);
      this.#hindrances.set(file, reason);
    }
    return reason;
  }
}

function isPlan({ worlds, sources }: Input): boolean {
  const [first] = sources;
  return worlds[0]?.graph.format === 'terraform' && first !== undefined && !/\.(tf|tofu)(\.json)?$/.test(first.file);
}

/** What an input is read from when it is read alone: of Terraform the whole folder. */
function pathsOfInput({ sources, worlds }: Input): string[] {
  const files = sources.map(({ file }) => file);
  const [first = '.'] = files;
  if (worlds[0]?.graph.format !== 'terraform') return files;
  return [/\.(tf|tofu)(\.json)?$/.test(first) ? dirname(first) : first];
}

/** Units that would edit the same file are one. */
function joined(units: readonly Unit[]): Unit[] {
  return units.reduce<Unit[]>((before, unit) => {
    const meeting = before.filter(({ files }) => files.some((file) => unit.files.includes(file)));
    const all = [...meeting, unit];
    const paths = [...new Set(all.flatMap((one) => one.paths))];
    const files = [...new Set(all.flatMap((one) => one.files))];
    return [...before.filter((one) => !meeting.includes(one)), { paths, files }];
  }, []);
}

/** The same finding in the next round. */
function identity({ fingerprint, rule, span }: Finding): string {
  return `${fingerprint} ${rule} ${span.source.file}`;
}

function counted(findings: readonly Finding[]): Map<string, { number: number; finding: Finding }> {
  const counts = new Map<string, { number: number; finding: Finding }>();
  for (const finding of findings) {
    const meaning = `${finding.status} ${finding.rule} ${bare(finding.fingerprint)} ${finding.suppressed !== null}`;
    const before = counts.get(meaning);
    if (before) before.number += 1;
    else counts.set(meaning, { number: 1, finding });
  }
  return counts;
}

function isSame(a: Edit, b: Edit): boolean {
  return (
    a.span.source.file === b.span.source.file &&
    a.span.start === b.span.start &&
    a.span.end === b.span.end &&
    a.text === b.text
  );
}

function meets(a: Edit, b: Edit): boolean {
  return a.span.source.file === b.span.source.file && a.span.start <= b.span.end && b.span.start <= a.span.end;
}

/** Whether APIs are the same, some of their keys aside; which worlds an API is of follows from what it is. */
function sameBut(before: readonly object[], after: readonly object[], keys: readonly string[]): boolean {
  const paths = ['when', ...keys].map((key) => key.split('.'));
  const rest = (apis: readonly object[]) => {
    const texts = apis.map((api) => JSON.stringify(paths.reduce<unknown>((left, path) => without(left, path), api)));
    return [...new Set(texts)].sort().join('\n');
  };
  return rest(before) === rest(after);
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, [key ?? '', ...rest]));
  if (typeof value !== 'object' || value === null || key === undefined || !(key in value)) return value;
  const { [key]: inner, ...others } = value as Record<string, unknown>;
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
}
