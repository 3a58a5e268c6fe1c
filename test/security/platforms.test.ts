import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { isLocalPath, Reader } from '../../src/files/reader.js';
import { Source } from '../../src/text/source.js';
import { folderWith } from '../files/folder.js';
import { release } from '../integrations/tools.js';
import { reportOf } from './run.js';

const template = `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
`;

describe('a file that Windows wrote', () => {
  test.each([
    ['with CRLF', template.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${template}`],
    ['with both', `\ufeff${template.replaceAll('\n', '\r\n')}`],
  ])('%s has the findings and places of any other', async (_, text) => {
    const written = await reportOf(folderWith({ 't.yaml': text }));
    const plain = await reportOf(folderWith({ 't.yaml': template }));
    expect(plain.findings.length).toBeGreaterThan(0);
    expect(written).toEqual(plain);
  });

  test.each([
    [
      'UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(template, 'utf16le')]),
      't.yaml is UTF-16: save it as UTF-8',
    ],
    ['Latin-1', Buffer.from(`# caf\xe9\n${template}`, 'latin1'), 't.yaml is not UTF-8'],
  ])('in %s is an error that says so', async (_, bytes, message) => {
    const { errors, status } = await reportOf(folderWith({ 't.yaml': bytes as unknown as string }));
    expect([status, errors.map((one) => one.message)]).toEqual([2, [message]]);
  });

  test('may name another one with backslashes', () => {
    const cwd = folderWith({ 'sub/api.yaml': 'a: 1', 't.yaml': '' });
    expect(new Reader(cwd).read('sub\\api.yaml', new Source('t.yaml', ''))).toHaveProperty('source');
  });

  test.each(['C:\\x.yaml', 'c:/x.yaml', '\\\\server\\share\\x.yaml', '\\\\?\\C:\\x.yaml'])(
    'does not lead to %s',
    (path) => {
      const cwd = folderWith({ 't.yaml': '' });
      expect(new Reader(cwd).read(path, new Source('t.yaml', ''))).toMatchObject({ problem: 'outside-root' });
    },
  );

  test('a drive is no protocol', () => {
    expect(['C:\\api.yaml', 'api.yaml'].map(isLocalPath)).toEqual([true, true]);
    expect(['s3://b/api.yaml', 'https://x/api.yaml'].map(isLocalPath)).toEqual([false, false]);
    expect(win32.isAbsolute('C:\\x') && !posix.isAbsolute('C:\\x')).toBe(true);
  });
});

test('files whose names differ in case only are two files where the system has both', async () => {
  const cwd = folderWith({ 'Api.yaml': template, 'api.yaml': template });
  const { findings } = await reportOf(cwd);
  const files = new Set(findings.map(({ location }) => location.file));
  expect([...files]).toEqual(readdirSync(cwd).sort());
});

describe('the program', () => {
  let cli: string;
  beforeAll(() => {
    cli = join(release(), 'dist/cli.cjs');
  });
  const gatelint = (cwd: string, ...args: readonly string[]) => spawnSync(process.execPath, [cli, ...args], { cwd });

  test('checks what it may not write to', () => {
    const cwd = folderWith({ 't.yaml': template });
    chmodSync(cwd, 0o555);
    const { status, stderr } = gatelint(cwd, 'check', '.');
    chmodSync(cwd, 0o755);
    expect([status, stderr.toString()]).toEqual([1, '']);
    expect(readdirSync(cwd)).toEqual(['t.yaml']);
  });

  test.skipIf(!existsSync('/dev/full')).each([
    ['check . > /dev/full', 'gatelint: cannot write to standard output: no space left\n'],
    ['check . --output /dev/full', 'gatelint: cannot write /dev/full: no space left\n'],
    ['graph . > /dev/full', 'gatelint: cannot write to standard output: no space left\n'],
  ])('says in one line that the disk is full: %s', (words, message) => {
    const cwd = folderWith({ 't.yaml': template });
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" ${words}`], { cwd });
    expect([status, stderr.toString()]).toEqual([2, message]);
  });

  test.skipIf(!existsSync('/dev/full'))('keeps its exit status where nobody can be told', () => {
    const cwd = folderWith({});
    const { status } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" nowhere.yaml 2> /dev/full`], { cwd });
    expect(status).toBe(2);
  });

  test('leaves the report of before where it is killed', async () => {
    const many = Array.from({ length: 4_000 }, (_, at) =>
      template.replace('Resources:\n', '').replace(/(Api|Get)\b/g, `$1${at}`),
    );
    const cwd = folderWith({ 't.yaml': `Resources:\n${many.join('')}`, 'report.json': 'before' });
    const child = spawn(process.execPath, [cli, 'check', 't.yaml', '--format', 'json', '--output', 'report.json'], {
      cwd,
    });
    while (!readdirSync(cwd).some((name) => name.endsWith('.tmp')) && child.exitCode === null) await sleep(5);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe('before');
  });
});
