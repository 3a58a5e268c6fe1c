import { posix } from 'node:path';
import { emptyGraph } from '../../graph/empty-graph.js';
import { assumed, known } from '../../graph/fact.js';
import type { Api, ApiKind } from '../../graph/model.js';
import type { Input } from '../../graph/world.js';
import type { Diagnostic, Source } from '../../text/source.js';
import { get, type MapValue, textOf } from '../../text/value.js';
import { readDefinition } from './definition.js';

/** A stand-alone API definition as an input: an API without stages. */
export function readStandAlone(source: Source, document: MapValue, diagnostics: readonly Diagnostic[]): Input {
  const kind: ApiKind = isHttpApi(document, source) ? 'http' : 'rest';
  const definition = readDefinition(document, kind);
  // without its folder: a finding is the same wherever the file is moved
  const name = textOf(get(get(document, 'info'), 'title')) ?? posix.basename(source.file);
  const span = get(document, 'info')?.span ?? document.span;
  const api: Api = {
    node: 'api',
    id: name,
    resource: name,
    span,
    kind,
    external: false,
    name: definition.name ?? known(name, span),
    endpoint: endpointOf(definition.endpointTypes, kind, document),
    vpcEndpointIds: definition.vpcEndpointIds ?? assumed([], span),
    defaultEndpoint: definition.defaultEndpoint ?? assumed('enabled', span),
    policy: definition.policy ?? assumed(null, span),
    cors: definition.cors ?? assumed(null, span),
    securityPolicy: definition.securityPolicy ?? assumed(null, span),
    endpointAccessMode: definition.endpointAccessMode ?? assumed(null, span),
    body: known(true, document.span),
    ownRouteResources: [],
    rootSecurity: definition.rootSecurity,
    incomplete: [...definition.incomplete],
    routes: [],
    stages: [],
    authorizers: [],
    models: [],
    gatewayResponses: [],
    deployments: [],
    mappings: [],
  };
  definition.attach(api);
  const graph = { ...emptyGraph([source.file], 'openapi'), apis: [api] };
  return { sources: [source], worlds: [{ choices: [], graph }], diagnostics: [...diagnostics], notAllWorlds: null };
}

function endpointOf(
  types: ReturnType<typeof readDefinition>['endpointTypes'],
  kind: ApiKind,
  document: MapValue,
): Api['endpoint'] {
  const first = types?.known ? types.value[0]?.toLowerCase() : undefined;
  if (types?.known && (first === 'regional' || first === 'edge' || first === 'private'))
    return { ...types, value: first };
  return assumed(kind === 'rest' ? 'edge' : 'regional', document.span);
}

/** What only HTTP APIs understand: their CORS extension, JWT authorizers, payload format versions. */
function isHttpApi(document: MapValue, source: Source): boolean {
  if (get(document, 'swagger') !== undefined) return false;
  if (get(document, 'x-amazon-apigateway-cors') !== undefined) return true;
  return /["']?(payloadFormatVersion|jwtConfiguration|x-amazon-apigateway-importexport-version)["']?\s*:/.test(
    source.text,
  );
}
