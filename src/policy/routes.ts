import { everything, literal, type Pattern, without } from './pattern.js';
import { isFresh, type Supposition } from './supposition.js';
import type { RequestPattern } from './verdict.js';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** All routes that the request pattern means, one language for each verb. */
export function routeLanguages(owner: 'api' | 'domain', request: RequestPattern, apiId: string): Pattern[] {
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
    .flatMap((piece, at) => {
      // Splitting at a pattern with a group gives literal, parameter, literal, …, literal.
      if (at % 2 === 0) return literal(piece);
      return without(piece.endsWith('+}') ? '' : '/');
    });
}

/** What a reader expects as an example: GET /pets (or another verb), in stage prod or one that an unknown names. */
export function ordinaryRoutes(
  owner: 'api' | 'domain',
  request: RequestPattern,
  { apiId, holes }: Supposition,
): string[] {
  if (owner === 'domain') return ['/domainnames/x'];
  const methods = methodsOf(request);
  const path = (request.path ?? '/pets').replace(/\{[^{}]*\}/g, '1').replace(/^\//, '');
  const named = Array.from(holes.values()).filter(isFresh);
  const stages = request.stage === null ? ['prod', ...named, 'dev', 'v1'] : [request.stage];
  return methods.flatMap((method) => stages.map((stage) => `${apiId}/${stage}/${method}/${path}`));
}

/** A class's example as stage, method and path, with the names of holes as `${X}`. */
export function readRoute(example: string, supposition: Supposition): { stage: string; method: string; path: string } {
  let text = example;
  for (const [key, value] of supposition.holes) {
    const name = typeof key === 'string' ? key : key.reason;
    if (isFresh(value)) text = text.replaceAll(value, `\${${name}}`);
  }
  const [stage = '', method = '', ...path] = text.split('/');
  return { stage, method, path: `/${path.join('/')}` };
}
