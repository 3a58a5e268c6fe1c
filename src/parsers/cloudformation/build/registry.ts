import { emptyGraph } from '../../../graph/empty-graph.js';
import { assumed, known } from '../../../graph/fact.js';
import type { Api, ApiKind, Authorizer, Deployment, Domain, Format, Graph, Stage } from '../../../graph/model.js';
import { label, Properties } from '../../../graph/read.js';
import type { Span } from '../../../text/source.js';
import type { Value } from '../../../text/value.js';
import type { Resource } from '../resource.js';
import type { Owner } from '../stack.js';

const none: readonly Resource[] = [];

/** The graph that is being made, and who has which key. */
export class Registry {
  readonly graph: Graph;
  readonly resources = new Map<string, Resource>();
  readonly byType = new Map<string, Resource[]>();
  readonly apis = new Map<string, Api>();
  readonly stages = new Map<string, Stage>();
  readonly authorizers = new Map<string, Authorizer>();
  readonly deployments = new Map<string, Deployment>();
  readonly domains = new Map<string, Domain>();
  readonly #externals = new Map<string, Api>();
  readonly #kinds = new Map<string, ApiKind>();
  readonly #unresolved: Api[] = [];

  constructor(
    resources: readonly Resource[],
    readonly format: Format,
    readonly owners: readonly Owner[],
    files: readonly string[],
  ) {
    this.graph = emptyGraph(files, format);
    for (const resource of resources) {
      this.resources.set(resource.key, resource);
      const list = this.byType.get(resource.type);
      if (list) list.push(resource);
      else this.byType.set(resource.type, [resource]);
    }
  }

  ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? none;
  }

  /** A resource's properties; what is missing would be written at its header. */
  properties(resource: Resource, by?: string): Properties {
    const { properties, span, elsewhere } = resource;
    return new Properties(properties, span, by, elsewhere === undefined ? undefined : { reason: elsewhere, span });
  }

  addApi(api: Api, key: string): void {
    this.apis.set(key, api);
    this.graph.apis.push(api);
  }

  /**
   * The API that a value refers to; one outside the input is made as an external node, one for each reference text, with
   * what the input says of it all the same. A literal is an API's id, as AWS made it, and never the name of a resource.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html (RestApiId)
   */
  apiOf(value: Value | undefined, kind: ApiKind, from: Resource, said: Partial<Pick<Api, 'policy'>> = {}): Api {
    const target = value?.kind === 'reference' ? this.apis.get(value.target) : undefined;
    if (target) return target;
    const words = wordsOf(value, from);
    const before = this.#externals.get(words);
    if (before) return before;
    const name = words.replace(/^\$\{([^{}]*)\}$/, '$1');
    const id = value?.kind === 'scalar' && this.resources.has(name) ? `${name} elsewhere` : name;
    const api = {
      ...externalApi(name, this.#kinds.get(words) ?? kind, value?.span ?? from.span, from.name),
      id,
      ...said,
    };
    this.#externals.set(words, api);
    if (value?.kind !== 'scalar') this.#unresolved.push(api);
    this.graph.apis.push(api);
    return api;
  }

  /** The kind that an API outside the input has, whatever the resource guesses that is the first to refer to it. */
  expectKind(value: Value | undefined, kind: ApiKind, from: Resource): void {
    this.#kinds.set(wordsOf(value, from), kind);
  }

  /** The external API that other resources name by the same text. */
  externalNamed(words: string): Api | undefined {
    return this.#externals.get(words);
  }

  /** External APIs whose id the input does not say. */
  unresolvedApis(): readonly Api[] {
    return this.#unresolved;
  }

  /** A stage's name as it is written: holes as `${…}`. */
  stageWords(stage: Stage): string | null {
    if (stage.name.known) return stage.name.value;
    const key = [...this.stages].find(([, made]) => made === stage)?.[0];
    const written = key === undefined ? undefined : this.resources.get(key)?.properties.entries.get('StageName')?.value;
    return written ? label(written) : null;
  }
}

/** What names an API outside the input. */
function wordsOf(value: Value | undefined, from: Resource): string {
  return (value && label(value)) || from.name;
}

/** An API that is not in the input: AWS's defaults are assumed for its reach. */
export function externalApi(id: string, kind: ApiKind, span: Span, resource: string): Api {
  const whose = 'AWS default, since the API is defined elsewhere';
  return {
    node: 'api',
    id,
    resource,
    span,
    kind,
    external: true,
    name: known(id, span),
    endpoint: assumed(kind === 'rest' ? 'edge' : 'regional', span, whose),
    vpcEndpointIds: assumed([], span, whose),
    defaultEndpoint: assumed('enabled', span, whose),
    policy: assumed(null, span, whose),
    cors: assumed(null, span, whose),
    securityPolicy: assumed(null, span, whose),
    endpointAccessMode: assumed(null, span, whose),
    body: assumed(false, span, whose),
    ownRouteResources: [],
    rootSecurity: null,
    incomplete: [],
    routes: [],
    stages: [],
    authorizers: [],
    models: [],
    gatewayResponses: [],
    deployments: [],
    mappings: [],
  };
}

/** What the node that a resource makes has of it. */
export function nodeOf(resource: Resource) {
  const { id, key, name, span, construct } = resource;
  return { id: id ?? key, resource: name, span, ...(construct && { construct }) };
}

/** Where somebody asks for a resource: at its header, or in the call of a module that makes it, where that is elsewhere. */
export function askedAt(resource: Resource, by: Value | undefined): Span {
  return by && by.span.source !== resource.span.source ? by.span : resource.span;
}
