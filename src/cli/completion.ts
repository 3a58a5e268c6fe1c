import { sources } from '../rules/builtin.generated.js';
import { UsageError } from './arguments.js';
import { type CommandName, choicesOf, commands, type Flag, flagTable } from './flags.js';
import type { Run } from './main.js';

const shells = { bash, zsh, fish };

/** Prints a script that completes commands, options and their values; to be sourced by the shell. */
export const completion: Run = async (args, terminal) => {
  const [name, extra] = args.operands;
  const shell = Object.entries(shells).find(([each]) => each === name);
  if (!shell || extra !== undefined)
    throw new UsageError(`write it as: gatelint completion ${Object.keys(shells).join('|')}`);
  terminal.stdout.write(shell[1]());
  return 0;
};

const names = Object.keys(commands) as CommandName[];
const ruleIds = sources.map(({ id }) => id);

/** The values of a flag, or what kind of thing it takes. */
function valuesOf(name: string, flag: Flag, command: CommandName): readonly string[] | 'file' | 'folder' | 'text' {
  const choices = name === 'rule' ? ruleIds : choicesOf(name, command);
  if (choices.length > 0) return choices;
  return flag.value === 'FILE' ? 'file' : flag.value === 'DIR' ? 'folder' : 'text';
}

function flagsOf(command: CommandName): readonly (readonly [string, Flag])[] {
  return [...flagTable].filter(([, flag]) => flag.of.includes(command));
}

/** What stands after the command, where it is no path. */
function operandsOf(command: CommandName): readonly string[] {
  return command === 'explain' ? ruleIds : command === 'completion' ? Object.keys(shells) : [];
}

function bash(): string {
  const values = names.flatMap((command) =>
    flagsOf(command).flatMap(([name, flag]) => {
      if (flag.value === undefined) return [];
      const takes = valuesOf(name, flag, command);
      const reply =
        takes === 'file'
          ? 'compgen -f -- "$word"'
          : takes === 'folder'
            ? 'compgen -d -- "$word"'
            : takes === 'text'
              ? 'true'
              : `compgen -W '${takes.join(' ')}' -- "$word"`;
      return [`    ${command}:--${name}) mapfile -t COMPREPLY < <(${reply}); return ;;`];
    }),
  );
  const options = names.map((command) => {
    const all = flagsOf(command).map(([name]) => `--${name}`);
    return `    ${command}) options='${all.join(' ')}'; operands='${operandsOf(command).join(' ')}' ;;`;
  });
  return `# bash completion for gatelint: source <(gatelint completion bash)
_gatelint() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=check options operands
  case \${COMP_WORDS[1]} in ${names.join('|')}) command=\${COMP_WORDS[1]} ;; esac
  case $command:$before in
${values.join('\n')}
  esac
  case $command in
${options.join('\n')}
  esac
  if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -n $operands ]]; then mapfile -t COMPREPLY < <(compgen -W "$operands" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    if [[ $COMP_CWORD == 1 ]]; then COMPREPLY+=($(compgen -W '${names.join(' ')}' -- "$word")); fi
  fi
}
complete -o filenames -F _gatelint gatelint
`;
}

function zsh(): string {
  const functions = names.map((command) => {
    const flags = flagsOf(command).map(([name, flag]) => {
      const repeats = flag.repeats ? '*' : '';
      if (flag.value === undefined) return `    '${repeats}--${name}[${quoted(flag.help)}]'`;
      const takes = valuesOf(name, flag, command);
      const action =
        takes === 'file' ? '_files' : takes === 'folder' ? '_files -/' : takes === 'text' ? '' : `(${takes.join(' ')})`;
      return `    '${repeats}--${name}=[${quoted(flag.help)}]:${quoted(flag.value)}:${action}'`;
    });
    const operands = operandsOf(command);
    const rest = operands.length > 0 ? `    '1:${command}:(${operands.join(' ')})'` : `    '*:path:_files'`;
    return `_gatelint_${command}() {\n  _arguments -s \\\n${[...flags, rest].join(' \\\n')}\n}`;
  });
  const described = names.map((name) => `    '${name}:${quoted(commands[name].help)}'`);
  return `#compdef gatelint
# zsh completion for gatelint: gatelint completion zsh > "\${fpath[1]}/_gatelint"
${functions.join('\n\n')}

_gatelint() {
  local -a commands=(
${described.join('\n')}
  )
  case $words[2] in
${names.map((name) => `    ${name}) shift words; (( CURRENT-- )); _gatelint_${name} ;;`).join('\n')}
    *)
      (( CURRENT == 2 )) && _describe command commands
      _gatelint_check ;;
  esac
}
compdef _gatelint gatelint
`;
}

/** In an option's description of zsh's _arguments. */
function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replace(/[[\]:]/g, '\\$&');
}

function fish(): string {
  const isCommand = `__fish_seen_subcommand_from ${names.join(' ')}`;
  const lines = names.map(
    (name) => `complete -c gatelint -n 'not ${isCommand}' -a ${name} -d '${escaped(commands[name].help)}'`,
  );
  for (const command of names) {
    const on =
      command === 'check'
        ? `not ${isCommand}; or __fish_seen_subcommand_from check`
        : `__fish_seen_subcommand_from ${command}`;
    const operands = operandsOf(command);
    if (operands.length > 0) lines.push(`complete -c gatelint -n '${on}' -f -a '${operands.join(' ')}'`);
    for (const [name, flag] of flagsOf(command)) {
      const takes = flag.value === undefined ? null : valuesOf(name, flag, command);
      const value =
        takes === null
          ? ''
          : typeof takes !== 'string'
            ? ` -x -a '${takes.join(' ')}'`
            : takes === 'text'
              ? ' -x'
              : ' -r';
      lines.push(`complete -c gatelint -n '${on}' -l ${name}${value} -d '${escaped(flag.help)}'`);
    }
  }
  return `# fish completion for gatelint: gatelint completion fish > ~/.config/fish/completions/gatelint.fish\n${lines.join('\n')}\n`;
}

function escaped(text: string): string {
  return text.replace(/['\\]/g, '\\$&');
}
