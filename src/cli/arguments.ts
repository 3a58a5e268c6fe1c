import { parseArgs } from 'node:util';
import { nearest } from '../text/nearest.js';
import { type CommandName, choicesOf, commands, type FlagName, flagTable } from './flags.js';

/** Bad usage: printed as one line, exit status 2. */
export class UsageError extends Error {}

/** A command line, checked against the table of flags. */
export class Arguments {
  readonly command: CommandName;
  readonly operands: readonly string[];
  readonly #given: ReadonlyMap<string, readonly string[]>;

  constructor(command: CommandName, operands: readonly string[], given: ReadonlyMap<string, readonly string[]>) {
    this.command = command;
    this.operands = operands;
    this.#given = given;
  }

  has(flag: FlagName): boolean {
    return this.#given.has(flag);
  }

  /** The last value given. */
  value(flag: FlagName): string | undefined {
    return this.#given.get(flag)?.at(-1);
  }

  values(flag: FlagName): readonly string[] {
    return this.#given.get(flag) ?? [];
  }

  /** True, false, or null where neither `--color` nor `--no-color` is given. */
  get color(): boolean | null {
    return this.has('no-color') ? false : this.has('color') ? true : null;
  }
}

/** @throws UsageError */
export function parseArguments(argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    [...flagTable].map(([name, flag]) => [name, { type: flag.value === undefined ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });

  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const name = token.rawName === '-h' ? 'help' : token.name;
    const flag = token.rawName.startsWith('--') || name === 'help' ? flagTable.get(name) : undefined;
    if (!flag) throw new UsageError(`unknown option ${token.rawName}${suggestion(token.name, flagTable.keys(), '--')}`);
    if (flag.value === undefined) {
      if (token.value !== undefined) throw new UsageError(`--${name} takes no value`);
      given.set(name, []);
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      throw new UsageError(`--${name} needs a value: --${name} ${flag.value}`);
    }
    const values = given.get(name) ?? [];
    if (values.length > 0 && !flag.repeats) throw new UsageError(`--${name} is given twice`);
    given.set(name, [...values, token.value]);
  }

  const first = operands[0];
  const named = first !== undefined && Object.hasOwn(commands, first);
  const command = named ? (first as CommandName) : 'check';
  for (const [name, values] of given) checkFlag(name, values, command);
  return new Arguments(command, named ? operands.slice(1) : operands, given);
}

function checkFlag(name: string, values: readonly string[], command: CommandName): void {
  const flag = flagTable.get(name);
  if (!flag?.of.includes(command)) throw new UsageError(`--${name} is no option of '${command}'`);
  if (name === 'format') return; // NAME[=FILE]: taken apart where the formats are opened
  const choices = choicesOf(name, command);
  for (const value of values) {
    if (choices.length > 0 && !choices.includes(value)) {
      throw new UsageError(`--${name} ${value}: not one of ${choices.join(', ')}${suggestion(value, choices)}`);
    }
  }
}

/** `; did you mean --format?`, or nothing. */
export function suggestion(word: string, known: Iterable<string>, prefix = ''): string {
  const near = nearest(word, known);
  return near === null ? '' : `; did you mean ${prefix}${near}?`;
}
