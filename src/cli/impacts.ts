import type * as CloudFormationDiff from '@aws-cdk/cloudformation-diff';
import type { Input } from '../graph/world.js';
import type { Impact } from '../report/diff-words.js';
import { parseText } from '../text/parse.js';
import type { Source } from '../text/source.js';
import type { Value } from '../text/value.js';

/** What a deployment of the changed CloudFormation templates does beside the exposure. */
export interface Impacts {
  readonly impacts: readonly Impact[];
  readonly notes: readonly string[];
}

/**
 * Asks `@aws-cdk/cloudformation-diff`, which knows what replaces a resource. Its database has some megabytes, so it is
 * not a part of gatelint: it is asked where it is installed beside it.
 */
export async function impactsOf(base: readonly Input[], head: readonly Input[]): Promise<Impacts> {
  const pairs = templatePairs(base, head);
  if (pairs.length === 0) return { impacts: [], notes: [] };
  const library = await load();
  if (!library)
    return {
      impacts: [],
      notes: ['install @aws-cdk/cloudformation-diff beside gatelint to see which resources would be replaced'],
    };
  const impacts: Impact[] = [];
  const notes: string[] = [];
  for (const [before, after] of pairs) {
    try {
      impacts.push(...differences(library, after.file, await plainTemplate(before), await plainTemplate(after)));
    } catch {
      notes.push(`what a deployment of ${after.file} replaces could not be told`);
    }
  }
  return { impacts, notes };
}

async function load(): Promise<typeof CloudFormationDiff | null> {
  try {
    const loaded = await import('@aws-cdk/cloudformation-diff');
    return 'fullDiff' in loaded ? loaded : (loaded as { default: typeof CloudFormationDiff }).default;
  } catch {
    return null;
  }
}

/** The CloudFormation templates that differ, by file; the only one of each side whatever it is called. */
function templatePairs(base: readonly Input[], head: readonly Input[]): (readonly [Source, Source])[] {
  const [before, after] = [templatesOf(base), templatesOf(head)];
  const [one, other] = [[...before.values()], [...after.values()]];
  const pairs =
    one[0] && other[0] && one.length === 1 && other.length === 1
      ? [[one[0], other[0]] as const]
      : other.flatMap((source) => {
          const old = before.get(source.file);
          return old ? [[old, source] as const] : [];
        });
  return pairs.filter(([old, now]) => old.text !== now.text);
}

function templatesOf(inputs: readonly Input[]): ReadonlyMap<string, Source> {
  const templates = new Map<string, Source>();
  for (const { sources, worlds } of inputs) {
    const graph = worlds[0]?.graph;
    if (graph?.format !== 'cloudformation') continue;
    for (const source of sources) if (graph.files.includes(source.file)) templates.set(source.file, source);
  }
  return templates;
}

type Plain = Record<string, unknown>;

async function plainTemplate(source: Source): Promise<Plain> {
  const { value } = await parseText(source);
  return value?.kind === 'map' ? plainMap(value) : {};
}

function plain(value: Value): unknown {
  if (value.kind === 'map') return plainMap(value);
  if (value.kind === 'list') return value.items.map(plain);
  return value.kind === 'scalar' ? value.value : null;
}

function plainMap({ entries }: Value & { readonly kind: 'map' }): Plain {
  return Object.fromEntries(
    Array.from(entries.values())
      .filter(({ key }) => key !== '__proto__')
      .map(({ key, value }) => [key, plain(value)]),
  );
}

function differences(library: typeof CloudFormationDiff, file: string, before: Plain, after: Plain): Impact[] {
  const impacts: Impact[] = [];
  const { resources, iamChanges } = library.fullDiff(before, after);
  resources.forEachDifference((id, change) => {
    const kind = kinds.get(change.changeImpact);
    if (kind) impacts.push({ file, kind, words: `${id} (${change.resourceType ?? 'unknown type'})` });
  });
  const { statements, managedPolicies } = iamChanges;
  const add = (kind: Impact['kind'], words: readonly string[]) => {
    for (const text of words) impacts.push({ file, kind, words: text });
  };
  add('permission-added', statements.additions.map(statementWords));
  add('permission-removed', statements.removals.map(statementWords));
  add('permission-added', managedPolicies.additions.map(policyWords));
  add('permission-removed', managedPolicies.removals.map(policyWords));
  return impacts;
}

const kinds: ReadonlyMap<string, Impact['kind']> = new Map([
  ['WILL_REPLACE', 'replace'],
  ['MAY_REPLACE', 'may-replace'],
]);

type IamChanges = CloudFormationDiff.TemplateDiff['iamChanges'];
type Statement = IamChanges['statements']['additions'][number];
type Attachment = IamChanges['managedPolicies']['additions'][number];

function statementWords({ effect, actions, resources, principals, condition }: Statement): string {
  const targets = ({ not, values }: Statement['actions']) => `${not ? 'all but ' : ''}${values.join(', ')}`;
  const who = principals.values.length > 0 ? ` for ${targets(principals)}` : '';
  return `${effect} ${targets(actions)} on ${targets(resources)}${who}${condition ? ', under a condition' : ''}`;
}

function policyWords({ identityArn, managedPolicyArn }: Attachment): string {
  return `${managedPolicyArn} attached to ${identityArn}`;
}
