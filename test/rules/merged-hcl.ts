/** An argument or a block of HCL as it is written; a block has what it holds. */
interface Item {
  readonly name: string;
  /** `resource "aws_api_gateway_stage" "prod"`, `settings`; null for an argument. */
  readonly header: string | null;
  readonly text: string;
  readonly items: readonly Item[];
}

/** The arguments and blocks of a formatted text; comments are left out. */
export function itemsOf(text: string): Item[] {
  const items: Item[] = [];
  const lines = text.split('\n').filter((line) => !/^\s*(#|\/\/)/.test(line));
  for (let at = 0; at < lines.length; at++) {
    if ((lines[at] ?? '').trim() === '') continue;
    let part = lines[at] ?? '';
    while (depthOf(part) > 0 && at + 1 < lines.length) part += `\n${lines[++at]}`;
    items.push(itemOf(part));
  }
  return items;
}

function itemOf(text: string): Item {
  const block = /^\s*([\w-]+(?:\s+"[^"]*")*)\s*\{(.*)\}\s*$/s.exec(text);
  const name = /^\s*([\w-]+)/.exec(text)?.[1] ?? '';
  if (!block) return { name, header: null, text, items: [] };
  return { name, header: block[1] ?? name, text, items: itemsOf(block[2] ?? '') };
}

/** How many brackets are open at the end. */
function depthOf(text: string): number {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|#.*$/gm, '');
  return (plain.match(/[{[(]/g) ?? []).length - (plain.match(/[}\])]/g) ?? []).length;
}

function print(items: readonly Item[]): string {
  return items.map(({ header, text, items: inner }) => (header ? `${header} {\n${print(inner)}\n}` : text)).join('\n');
}

/** `aws_api_gateway_stage.prod`; null for what is no resource. */
const addressOf = ({ header }: Item) => {
  const [, type, name] = /^(?:resource|data) "([^"]+)" "([^"]+)"$/.exec(header ?? '') ?? [];
  return type ? { type, address: `${type}.${name}` } : null;
};

/** Blocks are merged deep down; an argument takes the place of the one of its name. */
function mergedItems(before: readonly Item[], after: readonly Item[]): Item[] {
  const result = [...before];
  for (const item of after) {
    const at = result.findIndex(
      ({ name, header }) => name === item.name && (header === null) === (item.header === null),
    );
    const there = result[at];
    if (!there) result.push(item);
    else result[at] = item.header ? { ...there, items: mergedItems(there.items, item.items) } : item;
  }
  return result;
}

/** The configuration with a snippet in it, as a person would put it there; null where its place cannot be told. */
export function withHclSnippet(configuration: string, snippet: string, resources: readonly string[]): string | null {
  const items = itemsOf(configuration);
  const added: Item[] = [];
  for (const item of itemsOf(snippet)) {
    const own = addressOf(item);
    const alike = items.filter((one) =>
      own ? addressOf(one)?.type === own.type : resources.includes(addressOf(one)?.address ?? ''),
    );
    const meant = alike.filter((one) => resources.includes(addressOf(one)?.address ?? ''));
    const targets = own && meant.length === 0 ? (alike.length === 1 ? alike : []) : meant;
    if (own && targets.length === 0) added.push(item);
    else if (own) for (const target of targets) replace(items, target, mergedItems(target.items, item.items));
    else if (!placed(items, targets, item)) return null;
  }
  return print([...items, ...added]);
}

function replace(items: Item[], target: Item, inner: readonly Item[]): void {
  items[items.indexOf(target)] = { ...target, items: inner };
}

/** Puts an argument or block where one of its name stands, in a resource that the finding names first, else into that. */
function placed(items: Item[], targets: readonly Item[], item: Item): boolean {
  for (const candidates of [targets, items])
    for (const target of candidates) {
      const inner = changedInside(target.items, item);
      if (!inner) continue;
      replace(items, target, inner);
      return true;
    }
  const [target] = targets;
  if (target) replace(items, target, [...target.items, item]);
  return target !== undefined;
}

function changedInside(items: readonly Item[], item: Item): Item[] | null {
  if (items.some(({ name }) => name === item.name)) return mergedItems(items, [item]);
  for (const one of items) {
    const inner = changedInside(one.items, item);
    if (inner) return items.map((each) => (each === one ? { ...one, items: inner } : each));
  }
  return null;
}

/** A snippet that calls each resource as the configuration does, where that has just one of its type. */
export function renamedHcl(snippet: string, configuration: string): string {
  const addresses = itemsOf(configuration).flatMap((item) => addressOf(item) ?? []);
  return addresses.reduce((text, { type, address }) => {
    if (addresses.filter((one) => one.type === type).length > 1) return text;
    const name = address.slice(type.length + 1);
    return text
      .replace(new RegExp(`\\b${type}\\.[\\w-]+`, 'g'), address)
      .replace(new RegExp(`"${type}" "[^"]+"`, 'g'), `"${type}" "${name}"`);
  }, snippet);
}

/** What snippets refer to without saying it. */
const taken: Readonly<Record<string, string>> = {
  'aws_wafv2_web_acl.api':
    'resource "aws_wafv2_web_acl" "api" {\n  scope = "REGIONAL"\n  default_action {\n    block {}\n  }\n}',
  'aws_wafv2_web_acl.edge':
    'resource "aws_wafv2_web_acl" "edge" {\n  scope = "CLOUDFRONT"\n  default_action {\n    block {}\n  }\n}',
  'aws_vpc_endpoint.execute_api': 'resource "aws_vpc_endpoint" "execute_api" {\n  vpc_id = "vpc-1"\n}',
};

/** The configuration with those of them that it names. */
export function withTakenHcl(configuration: string): string {
  const missing = Object.entries(taken).filter(([address]) => configuration.includes(address));
  return [configuration, ...missing.map(([, text]) => text)].join('\n');
}
