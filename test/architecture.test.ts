import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Which folder of `src/` may import which; its own is always allowed. `types of X`: only with `import type`.
 * A folder stands for what lies below it unless that has a line of its own.
 */
const mayImport: Record<string, readonly string[]> = {
  text: [],
  files: ['text'],
  policy: ['text'],
  graph: ['policy', 'text'],
  'parsers/openapi': ['graph', 'text', 'files', 'policy'],
  'parsers/cloudformation': ['graph', 'text', 'files', 'policy', 'parsers/openapi'],
  'parsers/sam': ['graph', 'text', 'files', 'policy', 'parsers/openapi', 'parsers/cloudformation'],
  'parsers/serverless': ['graph', 'text', 'files', 'policy', 'parsers/openapi', 'parsers/cloudformation'],
  'parsers/terraform': ['graph', 'text', 'files', 'policy', 'parsers/openapi', 'parsers/cloudformation'],
  'parsers/cdk': ['graph', 'text', 'files', 'policy', 'parsers/openapi', 'parsers/cloudformation'],
  parsers: ['graph', 'text', 'files', 'policy'],
  rules: ['graph', 'policy', 'text'],
  config: ['text', 'files', 'types of rules'],
  check: ['config', 'files', 'parsers', 'rules', 'graph', 'text'],
  fix: ['text', 'types of check', 'types of rules'],
  report: ['text', 'types of check', 'types of graph'],
};

/** Free to import all: what a caller or a person sees. */
const outermost = ['cli', 'index.ts', 'cdk-plugin.ts'];

const src = fileURLToPath(new URL('../src/', import.meta.url));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
  /** By `import()`: when it is needed, not when its importer is loaded. */
  readonly isLater: boolean;
}

const files = readdirSync(src, { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(src, from), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
  );
  return [...statements].map(([, type, named, bare, dynamic]) => {
    const target = resolve(dirname(join(src, from)), named ?? bare ?? dynamic ?? '');
    return {
      from,
      to: relative(src, target).replaceAll('\\', '/').replace(/\.js$/, '.ts'),
      isType: type !== undefined,
      isLater: dynamic !== undefined,
    };
  });
});

/** The line of the table that a file falls under. */
function folderOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return `${first}/${second}` in mayImport ? `${first}/${second}` : first;
}

describe('imports', () => {
  it('are of files that exist', () => {
    expect(imports.filter(({ to }) => !files.includes(to) && !to.endsWith('.json'))).toEqual([]);
  });

  it('point one way', () => {
    const wrong = imports.filter(({ from, to, isType }) => {
      const own = folderOf(from);
      const other = folderOf(to);
      if (own === other || outermost.includes(own)) return false;
      const allowed = mayImport[own] ?? [];
      // The dispatching file of `parsers/` knows its formats.
      if (own === 'parsers' && other.startsWith('parsers/')) return false;
      return (
        !allowed.includes(other) &&
        !allowed.includes(other.split('/')[0] ?? '') &&
        !(isType && allowed.includes(`types of ${other}`))
      );
    });
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('make no circles', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, isType, isLater } of imports) {
      if (!isType && !isLater) edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});

it('every folder has its line', () => {
  const folders = new Set(files.map(folderOf));
  const unknown = [...folders].filter((folder) => !(folder in mayImport) && !outermost.includes(folder));
  expect(unknown).toEqual([]);
});

it('no file is a drawer', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common)\.ts$/.test(file))).toEqual([]);
});
