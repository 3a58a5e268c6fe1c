import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/cli/arguments.js';
import { openFile, outputsOf } from '../../src/cli/outputs.js';
import { formatNames } from '../../src/report/formats.js';

const folder = () => mkdtempSync(join(tmpdir(), 'gatelint-'));

describe('formats and where they go', () => {
  test('pretty to standard output by default', () => {
    expect(outputsOf([], undefined, formatNames)).toEqual([{ format: 'pretty', file: null }]);
  });

  test('several at once, files by name', () => {
    expect(outputsOf(['sarif=out.sarif', 'pretty'], undefined, formatNames)).toEqual([
      { format: 'sarif', file: 'out.sarif' },
      { format: 'pretty', file: null },
    ]);
  });

  test('--output for a single format', () => {
    expect(outputsOf(['json'], 'r.json', formatNames)).toEqual([{ format: 'json', file: 'r.json' }]);
  });

  test.each([
    [['jsno'], undefined, /^unknown format jsno: .*; did you mean json\?$/],
    [['sarif='], undefined, /names no file/],
    [['json', 'pretty'], undefined, /only one format can go to standard output/],
    [['json', 'pretty=x'], 'y', /--output is for a single format/],
    [['json=x'], 'y', /--output is for a single format/],
  ])('%j with --output %s is bad usage', (values, output, message) => {
    expect(() => outputsOf(values, output, formatNames)).toThrow(message);
  });
});

describe('a report file', () => {
  test('has its name only when it is complete', () => {
    const cwd = folder();
    const sink = openFile('r.json', cwd);
    sink.write('{}');
    expect(readdirSync(cwd)).not.toContain('r.json');
    sink.finish();
    expect(readdirSync(cwd)).toEqual(['r.json']);
    expect(readFileSync(join(cwd, 'r.json'), 'utf8')).toBe('{}');
  });

  test('leaves what was there where the run breaks off', () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'r.json'), 'before');
    const sink = openFile('r.json', cwd);
    sink.write('half');
    sink.abandon();
    expect(readdirSync(cwd)).toEqual(['r.json']);
    expect(readFileSync(join(cwd, 'r.json'), 'utf8')).toBe('before');
  });

  test('is written through a symbolic link, which stays', () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'real.json'), '');
    symlinkSync('real.json', join(cwd, 'link.json'));
    const sink = openFile('link.json', cwd);
    sink.write('x');
    sink.finish();
    expect(readFileSync(join(cwd, 'real.json'), 'utf8')).toBe('x');
  });

  test('that cannot be written is one clear line', () => {
    const cwd = folder();
    expect(() => openFile('none/r.json', cwd)).toThrow(new UsageError('cannot write none/r.json: no such folder'));
    writeFileSync(join(cwd, 'file'), '');
    expect(() => openFile('file/r.json', cwd)).toThrow(
      new UsageError('cannot write file/r.json: part of the path is no folder'),
    );
    expect(() => openFile('.', cwd)).toThrow(new UsageError('cannot write .: it is a folder'));
  });

  test('may be a device', () => {
    const sink = openFile('/dev/null', folder());
    sink.write('x');
    sink.finish();
  });
});
