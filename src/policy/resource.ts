import { doubtOf, type Hole, plain, plainOf, segmentsOf, show, type Text } from './holes.js';
import { classify, glob, matches, type Pattern } from './pattern.js';
import { ordinaryRoutes, routeLanguages } from './routes.js';
import { ownArn, type Supposition } from './supposition.js';
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
  /** For each statement's element, whether it is about these routes. */
  readonly covered: readonly Truth[];
}

/** The classes of the routes that are asked about, those of ordinary routes first; null where the patterns are too many to tell. */
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
  const add = (matched: readonly boolean[], example: string) => {
    const covered = compiled.map((parts, index) => {
      const truth = any(parts, (part) => (typeof part === 'number' ? matched[part] === true : part));
      return elements[index]?.negated ? not(truth) : truth;
    });
    // Doubts follow from the text alone, so they are the same in every class.
    const key = covered.map((truth) => (isDoubt(truth) ? '?' : Number(truth))).join('');
    if (!classes.has(key)) classes.set(key, { example: example.slice(supposition.apiId.length + 1), covered });
  };
  for (const route of ordinaryRoutes(owner, request, supposition)) {
    add(
      patterns.map((pattern) => matches(pattern, route)),
      route,
    );
  }
  // Often every statement is about every route.
  const found = patterns.length === 0 ? [] : classify(routeLanguages(owner, request, supposition.apiId), patterns);
  if (!found) return null;
  for (const one of found) add(one.matched, one.example);
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
  const [first = '', ...rest] = text.parts;
  if (typeof first === 'object') {
    const own = ownApiArn(first, self);
    if (own === false) return false;
    const value = own ? ownArn : holes.get(first.key);
    if (value === undefined) return first.doubt;
    if (value === ownArn) {
      if (rest.length === 0) return own ? bareArn(text) : first.doubt;
      return fill([owner === 'api' ? apiId : '', ...rest], supposition);
    }
    return false;
  }
  if (first === '*' && rest.length === 0) return true;
  if (first.startsWith('execute-api:')) {
    return fill([owner === 'api' ? apiId : '', first.slice('execute-api:'.length), ...rest], supposition);
  }
  return compileArn(text, owner, supposition, self);
}

function compileArn(
  text: Text,
  owner: 'api' | 'domain',
  supposition: Supposition,
  self: string | undefined,
): Pattern | Truth {
  const [scheme = [], partition = [], service = [], region = [], account = [], ...last] = segmentsOf(text);
  if (last.length === 0) return doubtOfPart(text);
  const written = plainOf(service);
  if (plainOf(scheme) !== 'arn' || (written !== null && !matches(glob(written), 'execute-api'))) return false;
  const inPartition = plainOf(partition);
  if (inPartition !== null && !['aws', 'aws-cn', 'aws-us-gov'].some((name) => matches(glob(inPartition), name)))
    return false;
  if (!takesOwn(region, supposition.region) || !takesOwn(account, supposition.account)) return false;
  const resource = last.flatMap((segment, at) => (at === 0 ? segment : [':', ...segment]));
  const [id = '', ...rest] = resource;
  if (owner === 'domain') {
    if (typeof id === 'object') return id.doubt;
    // The own domain's name and id, as the policy writes them; the name's own pattern is not compared.
    return id.startsWith('/domainnames/') || matches(glob(id), '/domainnames/x');
  }
  if (typeof id === 'object') {
    if (isOtherApi(id, self)) return false;
    return rest.length === 0 ? bareArn(text) : fill([supposition.apiId, ...rest], supposition);
  }
  if (rest.length === 0 && !/[/*?]/.test(id)) return id === supposition.apiId ? bareArn(text) : false;
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
  // What another resource than an API answers (a custom resource that looks the id up) may be the own API's id.
  if (!/^(ref|id|rest_?api_?id|(execution_?)?arn)?$/i.test(reference.attribute ?? '')) return false;
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
