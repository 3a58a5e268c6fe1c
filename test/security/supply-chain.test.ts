import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, root } from '../integrations/tools.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Licences that let their code be shipped within an Apache-2.0 package, with the notice that `dist/LICENSES.txt` has. */
const admitted = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

describe('what is bundled', () => {
  const bundled = Array.from(
    read('dist/LICENSES.txt').matchAll(/^(@?[\w./-]+) \d\S* \((.+)\)$/gm),
    ([, name, license]) => ({
      name,
      license,
    }),
  );
  const documented = Array.from(
    read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([\w.-]+) \|/gm),
    ([, name, license]) => ({
      name,
      license,
    }),
  );

  test('is named and justified in docs/dependencies.md', () => {
    expect(bundled.length).toBeGreaterThan(5);
    expect(documented).toEqual(bundled);
  });

  test('has a licence that admits it, and its text', () => {
    expect(bundled.filter(({ license }) => !admitted.includes(license ?? ''))).toEqual([]);
    for (const notice of read('dist/LICENSES.txt').split(/^-{80}$/m)) expect(notice.length).toBeGreaterThan(500);
  });

  test('is all that runs: the package has no dependencies to install', () => {
    const { dependencies, optionalDependencies, scripts } = JSON.parse(read('package.json'));
    expect([dependencies, optionalDependencies]).toEqual([undefined, undefined]);
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });
});

describe('the lock file', () => {
  interface Locked {
    readonly resolved?: string;
    readonly integrity?: string;
    readonly optional?: boolean;
    readonly cpu?: readonly string[];
  }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

  test('pins every package by its content, but those of other machines that the registry did not have', () => {
    const open = Object.entries(packages).filter(
      ([name, { integrity }]) => name !== '' && !integrity?.startsWith('sha512-'),
    );
    expect(open.filter(([, { optional, cpu }]) => !optional || !cpu).map(([name]) => name)).toEqual([]);
  });

  test('names no host', () => {
    expect(Object.values(packages).flatMap(({ resolved }) => resolved ?? [])).toEqual([]);
  });
});

describe('the published package', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files: string[] = JSON.parse(stdout)[0].files.map(({ path }: { path: string }) => path);

  test('holds programs, types, rules and schemas, and nothing else', () => {
    const expected = [
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/,
      /^dist\/[\w.-]+\.(cjs|js|wasm)$/,
      /^dist\/LICENSES\.txt$/,
      /^dist\/types\/[\w/.-]+\.d\.ts$/,
      /^rules\/[\w-]+\/[\w-]+\.yaml$/,
      /^schema\/(config|graph|report|rule)\.schema\.json$/,
    ];
    expect(files).toContain('dist/cli.cjs');
    expect(files.filter((file) => !expected.some((form) => form.test(file)))).toEqual([]);
  });

  test('tells nothing of the machine that made it', () => {
    const programs = readdirSync(join(root, 'dist')).filter((name) => /\.(cjs|js)$/.test(name));
    const telling = programs.filter((name) =>
      /sourceMappingURL|\/home\/|\/Users\/|file:\/\/\/\w/.test(read(`dist/${name}`)),
    );
    expect(telling).toEqual([]);
  });
});

test('two builds are the same bytes', { timeout: 300_000 }, () => {
  const built = ['first', 'second'].map((name) => {
    const out = join(folder(), name);
    const { status } = spawnSync(process.execPath, ['scripts/compile.mjs', '--out', out], { cwd: root });
    expect(status).toBe(0);
    return readdirSync(out).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ]);
  });
  expect(built[0]?.length).toBeGreaterThan(5);
  expect(built[1]).toEqual(built[0]);
});
