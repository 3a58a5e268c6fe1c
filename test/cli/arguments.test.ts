import { describe, expect, test } from 'vitest';
import { parseArguments, UsageError } from '../../src/cli/arguments.js';

describe('the command line', () => {
  test('checks the current folder by default', () => {
    const args = parseArguments([]);
    expect(args.command).toBe('check');
    expect(args.operands).toEqual([]);
  });

  test('checks paths without the name of the command', () => {
    const args = parseArguments(['infra', 'template.yaml']);
    expect(args.command).toBe('check');
    expect(args.operands).toEqual(['infra', 'template.yaml']);
  });

  test('takes the first word as a command where it is one', () => {
    const args = parseArguments(['graph', 'check']);
    expect(args.command).toBe('graph');
    expect(args.operands).toEqual(['check']);
  });

  test('takes options before, between and after paths', () => {
    const args = parseArguments(['--quiet', 'a', '--fail-on', 'high', 'b', '--preset=strict']);
    expect(args.operands).toEqual(['a', 'b']);
    expect(args.has('quiet')).toBe(true);
    expect(args.value('fail-on')).toBe('high');
    expect(args.value('preset')).toBe('strict');
  });

  test('keeps every value of an option that repeats', () => {
    const args = parseArguments(['--format', 'pretty', '--format=sarif=out.sarif']);
    expect(args.values('format')).toEqual(['pretty', 'sarif=out.sarif']);
  });

  test('takes everything after -- as paths, and - as standard input', () => {
    expect(parseArguments(['--', '--quiet', 'graph']).operands).toEqual(['--quiet', 'graph']);
    expect(parseArguments(['-']).operands).toEqual(['-']);
  });

  test('lets --no-color win over --color', () => {
    expect(parseArguments([]).color).toBe(null);
    expect(parseArguments(['--color']).color).toBe(true);
    expect(parseArguments(['--color', '--no-color']).color).toBe(false);
  });

  test.each([
    [['--fromat', 'json'], 'unknown option --fromat; did you mean --format?'],
    [['-x'], 'unknown option -x'],
    [['--nothing-like-it'], 'unknown option --nothing-like-it'],
    [['--fail-on', 'hgih'], '--fail-on hgih: not one of low, medium, high, critical, never; did you mean high?'],
    [['--fail-on'], '--fail-on needs a value: --fail-on SEVERITY'],
    [['--output', '--quiet'], '--output needs a value: --output FILE'],
    [['--quiet=yes'], '--quiet takes no value'],
    [['--stage', 'a', '--stage', 'b'], '--stage is given twice'],
    [['graph', '--fail-on', 'high'], "--fail-on is no option of 'graph'"],
  ])('refuses %j in one line', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(new UsageError(message));
  });
});
