import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../src/files/walk.js';
import { folderWith } from './folder.js';

function found(cwd: string, ...paths: string[]): string[] {
  return walk(paths, cwd, (path) => {
    throw new Error(`${path} is missing`);
  }).map(({ path }) => relative(cwd, path));
}

const files = {
  'template.yaml': '',
  'b/stack.template': '',
  'b/api.yml': '',
  'b/main.tf': '',
  'b/main.tofu': '',
  'b/main.tf.json': '',
  'serverless.ts': '',
  'other.ts': '',
  'README.md': '',
  'node_modules/x/template.yaml': '',
  '.terraform/modules/x/main.tf': '',
  '.aws-sam/build/template.yaml': '',
  'cdk.out/Stack.template.json': '',
  '.github/workflows/ci.yml': '',
};

const candidates = [
  '.github/workflows/ci.yml',
  'b/api.yml',
  'b/main.tf',
  'b/main.tf.json',
  'b/main.tofu',
  'b/stack.template',
  'serverless.ts',
  'template.yaml',
];

const ignoring = {
  '.gitignore': 'build/\n*.gen.yaml\n',
  'a.yaml': '',
  'a.gen.yaml': '',
  'build/b.yaml': '',
  'deep/.gitignore': '!kept.gen.yaml\nlocal.yaml\n',
  'deep/kept.gen.yaml': '',
  'deep/other.gen.yaml': '',
  'deep/local.yaml': '',
  'deep/build/c.yaml': '',
};

function repositoryWith(content: Readonly<Record<string, string>>): string {
  const folder = folderWith(content);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  return folder;
}

describe('below a folder', () => {
  it.each([
    ['outside of a repository', folderWith],
    ['in a repository', repositoryWith],
  ])('%s, files are found that may be infrastructure, sorted by path', (_, make) => {
    expect(found(make(files), '.')).toEqual(candidates);
  });

  it.each([
    ['outside of a repository', folderWith],
    ['in a repository', repositoryWith],
  ])('%s, .gitignore files are honoured, the deepest first', (_, make) => {
    expect(found(make(ignoring), '.')).toEqual(['a.yaml', 'deep/kept.gen.yaml']);
  });

  it('in a repository that git cannot read, those above the folder are honoured too', () => {
    const folder = folderWith({ ...ignoring, '.git/HEAD': 'broken' });
    expect(found(folder, 'deep')).toEqual(['deep/kept.gen.yaml']);
  });

  it('that git ignores, files are found all the same: somebody asked for it', () => {
    expect(found(repositoryWith(ignoring), 'build')).toEqual(['build/b.yaml']);
    expect(found(repositoryWith({ ...files, '.gitignore': 'cdk.out' }), 'cdk.out')).toEqual([
      'cdk.out/Stack.template.json',
    ]);
  });

  it('files of a repository within the repository are found', () => {
    const folder = repositoryWith({ 'a.yaml': '', 'inner/b.yaml': '' });
    execFileSync('git', ['init', '-q'], { cwd: join(folder, 'inner') });
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--allow-empty', '-m', 'x'], {
      cwd: join(folder, 'inner'),
    });
    expect(found(folder, '.')).toEqual(['a.yaml', 'inner/b.yaml']);
  });

  it('files that were deleted, and symbolic links, are left out', () => {
    const folder = repositoryWith({ 'a.yaml': '', 'b.yaml': '' });
    execFileSync('git', ['add', '.'], { cwd: folder });
    execFileSync('rm', [join(folder, 'b.yaml')]);
    symlinkSync('a.yaml', join(folder, 'c.yaml'));
    symlinkSync('/etc', join(folder, 'etc'));
    expect(found(folder, '.')).toEqual(['a.yaml']);
  });

  it('the configuration of a repository starts no program', () => {
    const folder = repositoryWith({ 'a.yaml': '' });
    execFileSync('git', ['config', 'core.fsmonitor', `touch ${join(folder, 'started')}; false`], { cwd: folder });
    expect(found(folder, '.')).toEqual(['a.yaml']);
    expect(() => found(folder, 'started')).toThrow('started is missing');
  });
});

describe('a path', () => {
  it('of a file is found whatever its name, and once', () => {
    const folder = repositoryWith({ ...ignoring, 'notes.txt': '' });
    expect(found(folder, 'notes.txt', 'a.gen.yaml', '.', './notes.txt')).toEqual([
      'a.gen.yaml',
      'a.yaml',
      'deep/kept.gen.yaml',
      'notes.txt',
    ]);
  });

  it('that does not exist is said to be missing', () => {
    const missing: string[] = [];
    walk(['nothing', 'a/b\0c'], folderWith({}), (path) => missing.push(path));
    expect(missing).toEqual(['nothing', 'a/b\0c']);
  });
});
