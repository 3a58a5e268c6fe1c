import { doubtOf, type Hole, plain, show, type Text } from './holes.js';
import { classify, everything, glob, literal, matches, type Pattern, without } from './pattern.js';
import { any, type Doubt, isDoubt, not, type Truth } from './truth.js';
import type { RequestPattern } from './verdict.js';

/**
 * `Resource` and `NotResource`: which routes of its own API a statement is about. A method's ARN always reads
 * `arn:aws:execute-api:region:account:api-id/stage/METHOD/path`; `execute-api:/…` is short for the own API's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-policy-language-overview.html
 */
export interface ResourceElement {
  readonly negated: boolean;
  readonly texts: readonly Text[];
}

/**
 * What is supposed about things that no template knows. The own API's region, account and id are those that the policy
 * writes (in an Allow, if it does there): nobody writes a policy about another API. A hole may be a text of its own, `*`,
 * or the same text as another hole.
 */
export interface Supposition {
  /** Null where the policy does not write it. */
  readonly region: string | null;
  readonly account: string | null;
  readonly apiId: string;
  /** A hole that is not here stays in doubt. */
  readonly holes: ReadonlyMap<Hole['key'], string>;
}

/** The own API's id where the policy does not write it: a character that no policy has. */
const unwrittenId = '\u{F000}';
/** In place of a hole before the first colon: 'the ARN of the own API'. */
const ownArn = '\u{F001}';
/** Fresh texts of holes: a character each. */
const firstFresh = 0xf100;

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Says in words why AWS would reject the resource; null where it would not. */
export function resourceProblem(text: Text): string | null {
  const written = plain(text);
  if (written === null || /^(\*|arn:|execute-api:)/.test(written)) return null;
  return `"${written}" is neither an ARN nor execute-api:/…`;
}

/** Routes about which the statements say the same. */
export interface RouteClass {
  /** `stage/METHOD/path` with characters in place of holes; see `readRoute`. */
  readonly example: string;
  /** Whether the example is one that a reader expects: GET /pets of stage prod, or the route that is asked about. */
  readonly ordinary: boolean;
  /** For each statement's element, whether it is about these routes. */
  readonly covered: readonly Truth[];
}

/** The classes of the routes that are asked about; null where the patterns are too many to tell. */
export function routeClasses(
  elements: readonly ResourceElement[],
  owner: 'api' | 'domain',
  request: RequestPattern,
  supposition: Supposition,
  self: string | undefined,
): RouteClass[] | null {
  const patterns: Pattern[] = [];
  const compiled = elements.map((element) =>
    element.texts.map((text): Truth | number => {
      const pattern = compile(text, owner, supposition, self);
      return Array.isArray(pattern) ? patterns.push(pattern) - 1 : (pattern as Truth);
    }),
  );
  const classes = new Map<string, RouteClass>();
  const add = (matched: readonly boolean[], example: string, ordinary: boolean) => {
    const covered = compiled.map((parts, index) => {
      const truth = any(parts, (part) => (typeof part === 'number' ? matched[part] === true : part));
      return elements[index]?.negated ? not(truth) : truth;
    });
    // Doubts follow from the text alone, so they are the same in every class.
    const key = covered.map((truth) => (isDoubt(truth) ? '?' : Number(truth))).join('');
    const shown = owner === 'domain' ? example : example.slice(supposition.apiId.length + 1);
    if (!classes.has(key)) classes.set(key, { example: shown, ordinary, covered });
  };
  for (const route of ordinaryRoutes(owner, request, supposition)) {
    add(
      patterns.map((pattern) => matches(pattern, route)),
      route,
      true,
    );
  }
  // Often every statement is about every route.
  const found = patterns.length === 0 ? [] : classify(routeLanguages(owner, request, supposition.apiId), patterns);
  if (!found) return null;
  for (const one of found) add(one.matched, one.example, false);
  return Array.from(classes.values());
}

/** The pattern of the ARN's last part, or the answer where it is the same for all routes. */
function compile(
  text: Text,
  owner: 'api' | 'domain',
  supposition: Supposition,
  self: string | undefined,
): Pattern | Truth {
  const { apiId, holes } = supposition;
  const [first] = text.parts;
  const rest = text.parts.slice(1);
  if (typeof first === 'object') {
    const own = ownApiArn(first, self);
    if (own === false) return false;
    const value = own ? ownArn : holes.get(first.key);
    if (value === undefined) return first.doubt;
    if (value === ownArn) {
      if (rest.length === 0) return own ? bareArn(text) : first.doubt;
      return fill([owner === 'api' ? apiId : '', ...rest], supposition);
    }
    return value === '*' && (rest.length === 0 || rest[0] === '/*');
  }
  const head = first ?? '';
  if (head === '*' && rest.length === 0) return true;
  if (head.startsWith('execute-api:')) {
    return fill([owner === 'api' ? apiId : '', head.slice('execute-api:'.length), ...rest], supposition);
  }
  return compileArn(text, owner, supposition, self);
}

function compileArn(
  text: Text,
  owner: 'api' | 'domain',
  supposition: Supposition,
  self: string | undefined,
): Pattern | Truth {
  const segments = segmentsOf(text);
  const [scheme, partition, service, region, account, ...last] = segments;
  if (!scheme || !partition || !service || !region || !account || last.length === 0) return doubtOfPart(text);
  const written = plainOf(service);
  if (plainOf(scheme) !== 'arn' || (written !== null && !matches(glob(written), 'execute-api'))) return false;
  const inPartition = plainOf(partition);
  if (inPartition !== null && !['aws', 'aws-cn', 'aws-us-gov'].some((name) => matches(glob(inPartition), name)))
    return false;
  if (!takesOwn(region, supposition.region) || !takesOwn(account, supposition.account)) return false;
  const resource = last.flatMap((segment, at) => (at === 0 ? segment : [':', ...segment]));
  const [id, ...rest] = resource;
  if (owner === 'domain') {
    // The own domain's name and id, as the policy writes them; the name's own pattern is not compared.
    const path = typeof id === 'string' ? id : '';
    return path.startsWith('/domainnames/') || matches(glob(path), '/domainnames/x');
  }
  if (typeof id === 'object') {
    if (isOtherApi(id, self)) return false;
    return rest.length === 0 ? bareArn(text) : fill([supposition.apiId, ...rest], supposition);
  }
  if (rest.length === 0 && id !== undefined && id !== '' && !/[/*?]/.test(id)) {
    return id === supposition.apiId ? bareArn(text) : false;
  }
  return fill(resource, supposition);
}

function takesOwn(segment: readonly (string | Hole)[], own: string | null): boolean {
  const written = plainOf(segment);
  return written === null || own === null || matches(glob(written), own);
}

/** By IAM's logic the API's bare ARN matches no method, yet AWS's examples write it for the whole API. */
function bareArn(text: Text): Doubt {
  return { reason: `${show(text)} names the API without stage, method and path`, span: text.span };
}

function doubtOfPart(text: Text): Doubt {
  return plain(text) === null ? doubtOf(text) : { reason: `${show(text)} is no complete ARN`, span: text.span };
}

/** True for a reference to the ARN of the own API, false for one to another API's, null where the hole is something else. */
function ownApiArn(hole: Hole, self: string | undefined): boolean | null {
  const isArn = /execution_?arn$/i.test(hole.reference?.attribute ?? '');
  return isArn ? !isOtherApi(hole, self) : null;
}

/** A hole in the place of an API's id is the own API's, unless it is a reference to another one. */
function isOtherApi({ reference }: Hole, self: string | undefined): boolean {
  if (!reference || self === undefined) return false;
  // Instances of one resource (`count`) and the ways to name it from inside and outside a module are not told apart.
  const plainName = (name: string) => `.${name.replace(/\[[^\]]*\]/g, '')}`;
  const target = plainName(reference.target);
  const own = plainName(self);
  return !target.endsWith(own) && !own.endsWith(target);
}

/** The pattern of the ARN's last part; true where it takes every `api-id/stage/METHOD/path`. */
function fill(parts: readonly (string | Hole)[], { apiId, holes }: Supposition): Pattern | Truth {
  let text = '';
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : holes.get(part.key);
    if (piece === undefined) return typeof part === 'string' ? false : part.doubt;
    text += piece;
  }
  const path = text.startsWith(apiId) ? text.slice(apiId.length) : text;
  return /^(\*|\*?\/\*)(\/\*){0,2}$/.test(path) && (path !== text || text.startsWith('*')) ? true : glob(text);
}

/** The text's colon-separated parts. */
function segmentsOf(text: Text): (string | Hole)[][] {
  const segments: (string | Hole)[][] = [[]];
  for (const part of text.parts) {
    if (typeof part !== 'string') {
      segments.at(-1)?.push(part);
      continue;
    }
    part.split(':').forEach((piece, at) => {
      if (at > 0) segments.push([]);
      if (piece !== '') segments.at(-1)?.push(piece);
    });
  }
  return segments;
}

function plainOf(segment: readonly (string | Hole)[]): string | null {
  return segment.every((part) => typeof part === 'string') ? segment.join('') : null;
}

/** All routes that the request pattern means, one language for each verb. */
function routeLanguages(owner: 'api' | 'domain', request: RequestPattern, apiId: string): Pattern[] {
  if (owner === 'domain') return [literal('/domainnames/x')];
  const stage = request.stage === null ? without('/') : literal(request.stage);
  const path = request.path === null ? everything : pathLanguage(request.path);
  return methodsOf(request).map((method) => [...literal(`${apiId}/`), ...stage, ...literal(`/${method}/`), ...path]);
}

function methodsOf({ method }: RequestPattern): readonly string[] {
  return method === null || method === 'ANY' ? verbs : [method];
}

function pathLanguage(path: string): Pattern {
  return path
    .replace(/^\//, '')
    .split(/(\{[^{}]*\})/)
    .flatMap((piece) => {
      if (!/^\{.*\}$/.test(piece)) return literal(piece);
      return without(piece.endsWith('+}') ? '' : '/');
    });
}

/** What a reader expects as an example: GET /pets (or another verb), in stage prod or one that an unknown names. */
function ordinaryRoutes(owner: 'api' | 'domain', request: RequestPattern, { apiId, holes }: Supposition): string[] {
  if (owner === 'domain') return ['/domainnames/x'];
  const methods = methodsOf(request);
  const path = (request.path ?? '/pets').replace(/\{[^{}]*\}/g, '1').replace(/^\//, '');
  const named = Array.from(holes.values()).filter((value) => value !== '*' && value !== ownArn);
  const stages = request.stage === null ? ['prod', ...named, 'dev', 'v1'] : [request.stage];
  return methods.flatMap((method) => stages.map((stage) => `${apiId}/${stage}/${method}/${path}`));
}

/** A class's example as stage, method and path, with the names of holes as `${X}`. */
export function readRoute(example: string, supposition: Supposition): { stage: string; method: string; path: string } {
  let text = example;
  for (const [key, value] of supposition.holes) {
    const name = typeof key === 'string' ? key : key.reason;
    if (value !== '*' && value !== ownArn) text = text.replaceAll(value, `\${${name}}`);
  }
  const [stage = '', method = '', ...path] = text.split('/');
  return { stage, method, path: `/${path.join('/')}` };
}

/**
 * The suppositions to try: the verdict is decided where it is the same for all of them. Null where they are too many.
 * `elements` are those of the Allow statements and those of the Deny statements.
 */
export function suppositions(
  allowed: readonly ResourceElement[],
  denied: readonly ResourceElement[],
  stage: string | null,
): Supposition[] | null {
  const elements = [...allowed, ...denied];
  const owners = ([0, 1, 2] as const).map((at) => {
    const inAllows = writtenOwners(allowed, at);
    return Array.from(inAllows.size > 0 ? inAllows : writtenOwners(denied, at));
  });
  const [regions = [], accounts = [], ids = []] = owners;
  const options = new Map<Hole['key'], Set<string>>();
  for (const text of elements.flatMap((element) => element.texts)) addOptions(text, stage, options);
  let holes: Map<Hole['key'], string>[] = [new Map()];
  for (const [name, values] of options) {
    holes = holes.flatMap((one) => Array.from(values, (value) => new Map(one).set(name, value)));
    if (holes.length > 64) return null;
  }
  if (options.size > 1)
    holes.push(new Map(Array.from(options.keys(), (name) => [name, String.fromCodePoint(firstFresh)])));
  const supposed: Supposition[] = [];
  for (const region of orElse(regions, null)) {
    for (const account of orElse(accounts, null)) {
      for (const apiId of orElse(ids, unwrittenId))
        supposed.push(...holes.map((one) => ({ region, account, apiId, holes: one })));
    }
  }
  return supposed.length > 64 ? null : supposed;
}

function orElse<T, U>(items: readonly T[], otherwise: U): readonly (T | U)[] {
  return items.length > 0 ? items : [otherwise];
}

function addOptions(text: Text, stage: string | null, options: Map<Hole['key'], Set<string>>): void {
  const inPath = pathParts(text);
  text.parts.forEach((part, at) => {
    if (typeof part !== 'object' || !(inPath.has(part) || (at === 0 && !part.concrete))) return;
    const values = options.get(part.key) ?? new Set();
    options.set(part.key, values);
    // The stage that is asked about is the one that the policy means.
    if (stage !== null && isStage(text, at)) values.add(stage);
    else if (values.size === 0) values.add(String.fromCodePoint(firstFresh + options.size));
    if (!part.concrete) values.add('*');
    if (at === 0) values.add(ownArn);
  });
}

/** True where the part stands between the first two slashes. */
function isStage(text: Text, at: number): boolean {
  const before = text.parts.slice(0, at).map((part) => (typeof part === 'string' ? part : 'x'));
  return /^(execute-api:|(?:[^:]*:){5}|x)[^/]*\/$/.test(before.join(''));
}

/** The holes behind the API's id: those in partition, region, account and id are the own API's. */
function pathParts(text: Text): Set<Hole> {
  const short = typeof text.parts[0] === 'string' && text.parts[0].startsWith('execute-api:');
  const behind = typeof text.parts[0] === 'object' || short ? [text.parts] : segmentsOf(text).slice(5);
  const holes = behind.flatMap((segment, at) => segment.slice(at === 0 && !short ? 1 : 0));
  return new Set(holes.filter((part) => typeof part === 'object'));
}

/** The regions (0), accounts (1) or API ids (2) that ARNs of `execute-api` write out. */
function writtenOwners(elements: readonly ResourceElement[], at: 0 | 1 | 2): Set<string> {
  const found = new Set<string>();
  for (const text of elements.flatMap((element) => element.texts)) {
    const [, , service = [], ...owner] = segmentsOf(text);
    const [first] = owner[at] ?? [];
    if (plainOf(service) !== 'execute-api' || typeof first !== 'string') continue;
    const written = at === 2 ? /^[^/*?]+/.exec(first)?.[0] : plainOf(owner[at] ?? []);
    if (written && !/[*?]/.test(written)) found.add(written);
  }
  return found;
}
