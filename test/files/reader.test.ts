import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../src/files/limits.js';
import { Reader } from '../../src/files/reader.js';
import { Source } from '../../src/text/source.js';
import { folderWith } from './folder.js';

const text = (read: ReturnType<Reader['open']>): string => ('source' in read ? read.source.text : read.problem);

describe('a file that is asked for', () => {
  it('is named by its path from the working directory', () => {
    const cwd = folderWith({ 'a/b.yaml': 'x: 1' });
    const read = new Reader(cwd).open('a/b.yaml');
    expect(read).toMatchObject({ source: { file: 'a/b.yaml', text: 'x: 1' } });
    expect(new Reader(join(cwd, 'a')).open('../a/b.yaml')).toMatchObject({ source: { file: 'b.yaml' } });
  });

  it('is read wherever it lies', () => {
    const elsewhere = folderWith({ 'b.yaml': 'x: 1' });
    expect(text(new Reader(folderWith({ 'a.yaml': '' })).open(join(elsewhere, 'b.yaml')))).toBe('x: 1');
  });

  it('loses its byte order mark', () => {
    const cwd = folderWith({ 'a.yaml': '\ufeffx: 1' });
    expect(text(new Reader(cwd).open('a.yaml'))).toBe('x: 1');
  });

  it.each([
    ['UTF-16 LE', Buffer.from('\ufeffx: 1', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeffx: 1', 'utf16le').swap16()],
    ['Latin-1', Buffer.from('x: \xe4', 'latin1')],
  ])('in %s is not read', (_, content) => {
    expect(text(new Reader(folderWith({ 'a.yaml': content })).open('a.yaml'))).toBe('not-utf8');
  });

  it('may hold the replacement character itself', () => {
    expect(text(new Reader(folderWith({ 'a.yaml': 'x: \ufffd' })).open('a.yaml'))).toBe('x: \ufffd');
  });

  it('larger than the limit is not read', () => {
    const cwd = folderWith({ 'a.yaml': 'x'.repeat(1024 * 1024), 'b.yaml': 'x'.repeat(1024 * 1024 + 1) });
    const reader = new Reader(cwd, null, new Map(), new Map(), { ...defaultLimits, 'file-size': 1 });
    expect(reader.open('a.yaml')).toHaveProperty('source');
    expect(reader.open('b.yaml')).toEqual({
      problem: 'too-large',
      message: 'b.yaml is larger than 1 MB (--limit file-size=N): it was not read',
    });
  });

  it('that is none is not read', () => {
    const cwd = folderWith({});
    mkdirSync(join(cwd, 'folder'));
    const reader = new Reader(cwd);
    expect(text(reader.open('nothing.yaml'))).toBe('missing');
    expect(text(reader.open('folder'))).toBe('unreadable');
    expect(text(reader.open('/dev/zero'))).toBe('unreadable');
  });

  it('that is a named pipe does not make the run wait', () => {
    const cwd = folderWith({});
    execFileSync('mkfifo', [join(cwd, 'pipe.yaml')]);
    expect(text(new Reader(cwd).open('pipe.yaml'))).toBe('unreadable');
  });
});

describe('an included file', () => {
  const files = {
    'repository/.git/HEAD': '',
    'repository/service/template.yaml': '',
    'repository/service/parts/api.yaml': 'api',
    'repository/shared.yaml': 'shared',
    'secret.yaml': 'secret',
  };

  it.each([
    ['parts/api.yaml', 'api'],
    ['./parts/../parts/api.yaml', 'api'],
    ['parts\\api.yaml', 'api'],
    ['../shared.yaml', 'shared'],
    ['parts/missing.yaml', 'missing'],
    ['../../secret.yaml', 'outside-root'],
    ['parts/../../../secret.yaml', 'outside-root'],
    ['/etc/passwd', 'outside-root'],
    ['../../missing.yaml', 'outside-root'],
    ['C:\\secret.yaml', 'outside-root'],
    ['\\\\server\\share\\secret.yaml', 'outside-root'],
    ['parts/api.yaml\0.json', 'outside-root'],
  ])('%j of a template in a repository: %s', (path, expected) => {
    const cwd = folderWith(files);
    expect(text(new Reader(cwd).read(path, new Source('repository/service/template.yaml', '')))).toBe(expected);
  });

  it('by its absolute path must lie below the root too', () => {
    const cwd = folderWith(files);
    const from = new Source('repository/service/template.yaml', '');
    expect(text(new Reader(cwd).read(join(cwd, 'repository/shared.yaml'), from))).toBe('shared');
    expect(text(new Reader(cwd).read(join(cwd, 'secret.yaml'), from))).toBe('outside-root');
  });

  it('is not reached by a symbolic link out of the root', () => {
    const cwd = folderWith(files);
    symlinkSync('../../secret.yaml', join(cwd, 'repository/service/file.yaml'));
    symlinkSync('../..', join(cwd, 'repository/service/up'));
    symlinkSync('../shared.yaml', join(cwd, 'repository/service/inside.yaml'));
    symlinkSync('loop.yaml', join(cwd, 'repository/service/loop.yaml'));
    const from = new Source('repository/service/template.yaml', '');
    const read = (path: string) => text(new Reader(cwd).read(path, from));
    expect(read('file.yaml')).toBe('outside-root');
    expect(read('up/secret.yaml')).toBe('outside-root');
    expect(read('up/missing.yaml')).toBe('outside-root');
    expect(read('inside.yaml')).toBe('shared');
    expect(read('loop.yaml')).toBe('unreadable');
  });

  it('lies below the folder of working directory and template where there is no repository', () => {
    const cwd = folderWith({ 'a/template.yaml': '', 'b/part.yaml': 'part' });
    const from = new Source('../a/template.yaml', '');
    expect(text(new Reader(join(cwd, 'b')).read('../b/part.yaml', from))).toBe('part');
    expect(text(new Reader(join(cwd, 'b')).read('../../missing.yaml', from))).toBe('outside-root');
  });

  it('lies below the root that was given', () => {
    const cwd = folderWith(files);
    const from = new Source('repository/service/template.yaml', '');
    expect(text(new Reader(cwd, 'repository/service').read('../shared.yaml', from))).toBe('outside-root');
    expect(text(new Reader(cwd, '.').read('../../secret.yaml', from))).toBe('secret');
  });
});

describe('the folder of an including file', () => {
  it('is listed in order, below the root only', () => {
    const cwd = folderWith({ 'r/.git/HEAD': '', 'r/b.tf': '', 'r/a.tf': '', 'x.tf': '' });
    const reader = new Reader(cwd);
    const names = (path: string) => reader.list(path, new Source('r/a.tf', ''))?.map(({ name }) => name);
    expect(names('.')).toEqual(['.git', 'a.tf', 'b.tf']);
    expect(names('..')).toBeUndefined();
    expect(names('missing')).toBeUndefined();
  });
});
