import { type CommandName, choicesOf, commands, flagTable } from './flags.js';

/** The help of a command, or of all. */
export function helpFor(command: CommandName | null): string {
  const lines =
    command === null
      ? overview()
      : [`gatelint ${command} ${commands[command].usage}`.trim(), '', commands[command].help];
  return `${[...lines, '', ...options(command ?? 'check')].join('\n')}\n`;
}

function overview(): readonly string[] {
  const names = Object.entries(commands).map(
    ([name, { usage, help }]) => [`gatelint ${name} ${usage}`.trim(), help] as const,
  );
  return [
    'gatelint: who can call which route of your Amazon API Gateway APIs, from where, and why, before you deploy them.',
    '',
    ...columns(names),
    '',
    'Exit status: 0 nothing found at or over --fail-on, 1 findings, 2 the check itself failed.',
    '',
    'gatelint COMMAND --help shows the options of a command. Those of check:',
  ];
}

function options(command: CommandName): readonly string[] {
  const rows = [...flagTable]
    .filter(([, flag]) => flag.of.includes(command))
    .map(([name, flag]) => {
      const choices = name === 'format' ? `: ${choicesOf(name, command).join(', ')}` : '';
      const { value, help } = flag.unlike?.[command] ?? flag;
      return [`--${name}${value === undefined ? '' : ` ${value}`}`, `${help}${choices}`] as const;
    });
  return columns(rows);
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
