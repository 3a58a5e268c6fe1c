import type { Target } from './seeds.js';
import { child, everyTree, mapped, type Tree, toJson, toYaml, treeOf } from './tree.js';

/** A file before it is written: as a tree, or as text. */
export type Draft = { readonly name: string } & ({ readonly tree: Tree } | { readonly text: string });

/** A change that must not change what is found. */
export interface Relation {
  readonly name: string;
  readonly targets: readonly Target[];
  /** Cannot be asked where other files may speak of what is changed. */
  readonly alone?: true;
  /** The first file as it is compared and as it is changed; null where the change cannot be made. */
  readonly change: (draft: Draft, pick: number) => Changed | null;
}

export interface Changed {
  readonly before: { readonly name: string; readonly text: string };
  readonly after: { readonly name: string; readonly text: string };
  /** Undoes new names in what was found. */
  readonly rename?: (text: string) => string;
}

const templates: readonly Target[] = ['cloudformation', 'sam'];

function ofTrees(draft: Draft, change: (tree: Tree) => Tree | null): Changed | null {
  if (!('tree' in draft)) return null;
  const after = change(draft.tree);
  const { name } = draft;
  return after && { before: { name, text: toJson(draft.tree) }, after: { name, text: toJson(after) } };
}

function ofText(draft: Draft, change: (text: string) => string | null): Changed | null {
  if (!('text' in draft)) return null;
  const { name, text } = draft;
  const after = change(text);
  return after === null ? null : { before: { name, text }, after: { name, text: after } };
}

/** True of documents whose keys all differ: of equal ones the last holds, so that their order counts. */
function hasDistinctKeys(tree: Tree): boolean {
  for (const one of everyTree(tree))
    if (one.kind === 'map' && new Set(one.entries.map(([key]) => key)).size < one.entries.length) return false;
  return true;
}

/**
 * True where the first of several says what all get: APIs of a SAM template that share a custom domain or a usage plan,
 * events of the same route (of Serverless's catch-alls and WebSocket routes the last holds), paths that name the same parameter differently.
 */
function hasRivals(tree: Tree): boolean {
  const text = toJson(tree);
  if (text.includes('"SHARED"') || text.split('"DomainName"').length > 2) return true;
  const routes = [...everyTree(tree)].flatMap((one) => routeOf(one) ?? []);
  if (new Set(routes).size < routes.length) return true;
  const named = new Map<string, string>();
  for (const route of routes) {
    const segments = route.slice(route.indexOf(' ') + 1).split('/');
    for (let length = 1; length <= segments.length; length++) {
      const path = segments.slice(0, length).join('/');
      const shape = path.replace(/\{[^/]*\}/g, '{}');
      if ((named.get(shape) ?? path) !== path) return true;
      named.set(shape, path);
    }
  }
  return false;
}

/** `get pets/{id}` of an event, however it is written; null for anything else. */
function routeOf(tree: Tree): string | null {
  const written = (key: string): string => {
    const found = child(tree, key) ?? child(tree, key.toLowerCase());
    return found?.kind === 'leaf' ? String(found.value) : '';
  };
  const socket = child(tree, 'websocket');
  const key = child(socket, 'route') ?? socket;
  if (key?.kind === 'leaf') return `websocket ${key.value}`;
  if (written('httpApi') === '*' || (tree.kind === 'map' && written('Path') === '*')) return '* *';
  const route = tree.kind === 'leaf' ? String(tree.value) : `${written('Method')} ${written('Path')}`;
  const [, method, path] = /^(\w+|\*) +(\S+)$/.exec(route.toLowerCase()) ?? [];
  return method && path ? `${method} ${path.replace(/^\/+|\/+$/g, '')}` : null;
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A whole name, not a part of a longer one. */
const whole = (name: string): RegExp => new RegExp(`(?<![A-Za-z0-9_-])${quoted(name)}(?![A-Za-z0-9_-])`, 'g');

const mark = 'Zq7';

/** The top-level blocks of a Terraform file. */
function blocksOf(text: string): string[] | null {
  const blocks = text.split(/(?<=^\})\n/m);
  // of two blocks of one name the first holds, indented or not
  const heads = Array.from(text.matchAll(/^(?:\w.*|[ \t]+\w+[ \t]+".*)\{/gm), ([head]) => head.trim());
  if (new Set(heads).size < heads.length || !isWhole(text)) return null;
  if (blocks.some((block) => block.split('{').length !== block.split('}').length)) return null;
  return blocks.every((block) => /^\s*$|\}\s*$/.test(block)) && !/<<|\/\*|^\ufeff/.test(text) ? blocks : null;
}

/** True of a Terraform file that ends with a block and leaves no text open: what is appended is a block of its own. */
function isWhole(text: string): boolean {
  return /^\s*$|\}\s*$/.test(text) && text.split('\n').every((line) => line.split('"').length % 2 === 1);
}

export const relations: readonly Relation[] = [
  {
    name: 'keys in another order',
    targets: [...templates, 'serverless', 'openapi', 'plan', 'cdk'],
    change: (draft, pick) =>
      ofTrees(draft, (tree) =>
        hasDistinctKeys(tree) && !hasRivals(tree)
          ? mapped(tree, (one) => {
              if (one.kind !== 'map') return one;
              const cut = pick % (one.entries.length + 1);
              return { kind: 'map', entries: [...one.entries.slice(cut), ...one.entries.slice(0, cut)].reverse() };
            })
          : null,
      ),
  },
  {
    name: 'blocks in another order',
    targets: ['terraform'],
    change: (draft) => ofText(draft, (text) => blocksOf(text)?.reverse().join('\n') ?? null),
  },
  {
    name: 'another logical id',
    targets: templates,
    change(draft, pick) {
      if (!('tree' in draft)) return null;
      const resources = child(draft.tree, 'Resources');
      if (resources?.kind !== 'map') return null;
      const ids = resources.entries.map(([key]) => key);
      const id = ids[pick % ids.length];
      const text = toJson(draft.tree);
      // A hash at the end of an id means something: it is another one for other content.
      if (
        id === undefined ||
        !/^[A-Za-z0-9]{4,}$/.test(id) ||
        /[0-9a-f]{8}$/.test(id) ||
        ids.filter((one) => one === id).length > 1
      )
        return null;
      // A name that stands for something else too (a property's key), or within another name, cannot be told from the id.
      const keys = [...everyTree(draft.tree)].flatMap((one) =>
        one.kind === 'map' ? one.entries.map(([key]) => key) : [],
      );
      if (keys.filter((key) => key === id).length > 1) return null;
      if (text.split(id).length !== text.split(whole(id)).length || reservedIds.has(id) || text.includes(`::${id}"`))
        return null;
      return {
        before: { name: draft.name, text },
        after: { name: draft.name, text: text.replace(whole(id), id + mark) },
        rename: (found) => found.replaceAll(id + mark, id),
      };
    },
  },
  {
    name: 'another resource name',
    targets: ['terraform'],
    alone: true,
    change(draft, pick) {
      const all = 'text' in draft ? [...draft.text.matchAll(/^[ \t]*resource "(\w+)" "(\w+)"/gm)] : [];
      const [, type, name] = all[pick % Math.max(1, all.length)] ?? [];
      if (!type || !name || all.filter((one) => one[1] === type && one[2] === name).length > 1) return null;
      const made = ofText(draft, (text) =>
        text
          .replace(`resource "${type}" "${name}"`, `resource "${type}" "${name}${mark}"`)
          .replace(new RegExp(`\\b${type}\\.${name}\\b`, 'g'), `${type}.${name}${mark}`),
      );
      return made && { ...made, rename: (found) => found.replaceAll(name + mark, name) };
    },
  },
  {
    name: 'one more bucket',
    targets: [...templates, 'serverless', 'terraform'],
    change: (draft) =>
      ofText(draft, (text) =>
        draft.name.endsWith('.tf') && isWhole(text)
          ? `${text}\nresource "aws_s3_bucket" "unrelated" {\n  bucket = "unrelated"\n}\n`
          : null,
      ) ??
      ofTrees(draft, (tree) => {
        const name = child(child(tree, 'provider'), 'name');
        // A broken service of another provider is passed over; with a bucket it looks like a template.
        if (name)
          return name.kind === 'leaf' && name.value !== 'aws' ? null : withBucket(tree, ['resources', 'Resources']);
        const resources = child(tree, 'Resources');
        // Without a type that is one nothing says that this is a template; of two with one name the last one counts.
        return resources?.kind === 'map' &&
          hasDistinctKeys(resources) &&
          resources.entries.some(([, one]) => isTyped(one))
          ? withBucket(tree, ['Resources'])
          : null;
      }),
  },
  {
    name: 'JSON instead of YAML',
    targets: [...templates, 'openapi'],
    change: (draft) =>
      'tree' in draft && /\.ya?ml$/.test(draft.name) && hasDistinctKeys(draft.tree)
        ? {
            before: { name: draft.name, text: toYaml(draft.tree) },
            after: { name: draft.name.replace(/ya?ml$/, 'json'), text: toJson(draft.tree) },
            // a stand-alone definition is called by its file
            rename: (found) => found.replaceAll(draft.name.replace(/ya?ml$/, 'json'), draft.name),
          }
        : null,
  },
  {
    name: 'a default put in the place of its parameter',
    targets: [...templates],
    change: (draft, pick) => ofTrees(draft, (tree) => withDefault(tree, pick)),
  },
  {
    name: 'a default put in the place of its variable',
    targets: ['terraform'],
    alone: true,
    change: (draft, pick) =>
      ofText(draft, (text) => {
        const all = [
          ...text.matchAll(/^variable "(\w+)" \{(?:[^{}]*\n)?\s*default\s*=\s*("[\w ./:-]*"|\d+|true|false)\n/gm),
        ];
        const [, name, value] = all[pick % Math.max(1, all.length)] ?? [];
        return name && value
          ? text.replace(new RegExp(`(?<![\\w.])(?<!\\$\\{)var\\.${name}\\b(?![.[])`, 'g'), value)
          : null;
      }),
  },
];

/** Logical ids that are words of the format as well. */
const reservedIds = new Set([
  'Api',
  'HttpApi',
  'Function',
  'Stage',
  'Method',
  'Resource',
  'Deployment',
  'Authorizer',
  'Role',
  // a template's own resources of these names take the place of SAM's implicit APIs
  'ServerlessRestApi',
  'ServerlessHttpApi',
]);

function isTyped(resource: Tree): boolean {
  const type = child(resource, 'Type');
  return type?.kind === 'leaf' && String(type.value).includes('::');
}

function withBucket(tree: Tree, [key, ...rest]: readonly string[]): Tree | null {
  if (tree.kind !== 'map') return null;
  if (key === undefined)
    return { kind: 'map', entries: [...tree.entries, ['UnrelatedZq7', treeOf({ Type: 'AWS::S3::Bucket' })]] };
  const at = tree.entries.findLastIndex(([name]) => name === key);
  const inner = withBucket(tree.entries[at]?.[1] ?? treeOf({}), rest);
  if (!inner) return null;
  const entries = [...tree.entries];
  entries.splice(at < 0 ? entries.length : at, 1, [key, inner]);
  return { kind: 'map', entries };
}

/** A parameter that is only a value is its default; one that a condition reads makes worlds of its own. */
function withDefault(tree: Tree, pick: number): Tree | null {
  const parameters = child(tree, 'Parameters');
  if (parameters?.kind !== 'map' || parameters.entries.length === 0) return null;
  const [name, parameter] = parameters.entries[pick % parameters.entries.length] ?? ['', treeOf(null)];
  const [type, value] = [child(parameter, 'Type'), child(parameter, 'Default')];
  if (type?.kind !== 'leaf' || type.value !== 'String' || value?.kind !== 'leaf' || !value.value) return null;
  if (child(parameter, 'NoEcho') || !hasDistinctKeys(tree)) return null;
  const open = JSON.stringify(name);
  for (const section of ['Conditions', 'Rules', 'Transform', 'Mappings']) {
    const found = child(tree, section);
    if (found && toJson(found).includes(open.slice(1, -1))) return null;
  }
  const isReference = (one: Tree | undefined): boolean => {
    const ref = one && child(one, 'Ref');
    return one?.kind === 'map' && one.entries.length === 1 && ref?.kind === 'leaf' && ref.value === name;
  };
  // SAM refuses a reference as the authorizer, method or path of an event, whatever its parameter says.
  const texts = ['Authorizer', 'Method', 'Path'];
  if ([...everyTree(tree)].some((one) => texts.some((name) => isReference(child(one, name))))) return null;
  return mapped(tree, (one) => (isReference(one) ? { ...value } : one));
}
