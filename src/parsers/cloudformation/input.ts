import { defaultLimits, type Limits, raising } from '../../files/limits.js';
import { unknownFact } from '../../graph/fact.js';
import type { Format, Graph, Incomplete } from '../../graph/model.js';
import type { Input } from '../../graph/world.js';
import type { Diagnostic, Source, Span } from '../../text/source.js';
import { get, type MapValue, scalar, textOf, type Value } from '../../text/value.js';
import { buildGraph } from './build/graph.js';
import { eachWorld } from './choices.js';
import { Composition } from './composition.js';
import { hasLoops, unrollLoops } from './foreach.js';
import { isSecret, parameterClasses } from './parameters.js';
import { relevantResources } from './relevant.js';
import { type Owner, type Stack, section } from './stack.js';

/** A template as it was read: CloudFormation as written, or what a framework's parser made of its own source. */
export interface Template {
  readonly source: Source;
  readonly value: MapValue;
  readonly format: Format;
  /** Generated logical ids → the name that the person wrote. */
  readonly names?: ReadonlyMap<string, string>;
  readonly owners?: readonly Owner[];
  readonly generated?: ReadonlySet<string>;
  /** Logical ids → construct paths, for what `aws:cdk:path` does not say. */
  readonly constructs?: ReadonlyMap<string, string>;
  /** Where the text of the values stands, beside the source itself: the files of the app that wrote the template. */
  readonly writtenIn?: () => readonly Source[];
  readonly incomplete?: readonly Incomplete[];
}

/** What reading templates needs from outside. */
export interface TemplateFiles {
  /** Parsed content of a local file that is named as `what`: by `AWS::Include`, or as an API definition. */
  include(location: string, from: Span, what: string): Value | null;
  /** The template of a nested stack; null where the location is no local file of the input. */
  nested(location: string, from: Span): Template | null;
}

export interface TemplateOptions {
  /** Parameter values by name; they hold for the root templates. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly region: string | null;
  readonly limits?: Limits;
}

/** Builds the graphs of templates that belong together: one, or several that are linked by exports. */
export function readTemplates(templates: readonly Template[], files: TemplateFiles, options: TemplateOptions): Input {
  const { limits = defaultLimits } = options;
  const diagnostics = new Map<string, Diagnostic>();
  const report = (diagnostic: Diagnostic): void => {
    const { source, start } = diagnostic.span;
    diagnostics.set(`${diagnostic.code} ${source.file} ${start} ${diagnostic.message}`, diagnostic);
  };
  const sources = new Set(templates.map((template) => template.source));
  const stacks = new Map<string, Stack>();
  const roots = templates.map((template, at) => {
    checkShape(template, report);
    const given = new Map<string, Value>();
    for (const [name, text] of options.parameters) given.set(name, scalar(text, template.value.span));
    return stackOf(template, at === 0 ? '' : `${at}:`, given, report, limits);
  });
  const nested = (location: string, from: Span, key: string, given: ReadonlyMap<string, Value>): Stack | null => {
    const template = files.nested(location, from);
    if (!template) return null;
    if (template.source === from.source) {
      report({
        code: 'circular-stack',
        message: `${location} nests itself`,
        severity: 'error',
        span: template.value.span,
      });
      return null;
    }
    sources.add(template.source);
    const before = stacks.get(`${key} ${template.source.file}`);
    if (before) return { ...before, given, resolutions: new Map() };
    const stack = stackOf(template, `${key}.`, given, report, limits);
    stacks.set(`${key} ${template.source.file}`, stack);
    return stack;
  };
  const format = templates[0]?.format ?? 'cloudformation';
  const { worlds, complete } = eachWorld((chooser) => {
    const composition = new Composition(roots, chooser, {
      limits,
      region: options.region,
      include: files.include,
      nested,
      report,
    });
    const resources = composition.resources();
    for (const template of templates) for (const source of template.writtenIn?.() ?? []) sources.add(source);
    const graph = buildGraph(resources, {
      format,
      files: [...sources].map((source) => source.file),
      owners: composition.ownersOf(),
      incomplete: [...templates.flatMap((template) => template.incomplete ?? []), ...composition.incomplete],
    });
    for (const template of templates) if (isPackagedServerless(template)) hideStageSettings(graph);
    return graph;
  }, limits.combinations);
  const first = templates[0];
  return {
    sources: [...sources],
    worlds: worlds.map(({ choices, made }) => ({ choices, graph: made })),
    diagnostics: [...diagnostics.values()],
    notAllWorlds:
      complete || !first
        ? null
        : {
            reason: `its conditions allow more than ${limits.combinations} combinations of parameters (${raising('combinations')}), of which only the default and its neighbours were checked`,
            span: get(first.value, 'Conditions')?.span ?? first.value.span,
          },
  };
}

function stackOf(
  template: Template,
  prefix: string,
  given: ReadonlyMap<string, Value>,
  report: (diagnostic: Diagnostic) => void,
  limits: Limits,
): Stack {
  for (const { value } of section(template.value, 'Parameters')?.entries.values() ?? []) {
    const written = isSecret(value) ? get(value, 'Default') : undefined;
    if (written) written.span.source.hide(written.span);
  }
  const value = hasLoops(template.source.text) ? unrollLoops(template.value, given, report, limits) : template.value;
  const relevant = relevantResources(value);
  return {
    source: template.source,
    template: value,
    format: template.format,
    relevant,
    prefix,
    given,
    classes: parameterClasses(value, relevant),
    names: template.names ?? new Map(),
    owners: template.owners ?? [],
    generated: template.generated ?? new Set(),
    constructs: template.constructs ?? new Map(),
    resolutions: new Map(),
    resources: new Map(),
  };
}

/** Says what makes parts of a template unreadable, instead of passing over them. */
function checkShape(template: Template, report: (diagnostic: Diagnostic) => void): void {
  for (const name of ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Globals']) {
    const value = get(template.value, name);
    if (value && value.kind !== 'map' && !(value.kind === 'scalar' && value.value === null))
      report({
        code: 'bad-section',
        message: `${name} is no map: it was not read`,
        severity: 'error',
        span: value.span,
      });
  }
  for (const { key, keySpan, value } of section(template.value, 'Resources')?.entries.values() ?? []) {
    if (key.startsWith('Fn::')) continue;
    if (value.kind !== 'map' || textOf(get(value, 'Type')) === undefined) {
      report({
        code: 'bad-resource',
        message: `Resource ${key} has no Type: it was not read`,
        severity: 'error',
        span: keySpan,
      });
      continue;
    }
    const properties = get(value, 'Properties');
    if (properties && properties.kind !== 'map' && !(properties.kind === 'scalar' && properties.value === null))
      report({
        code: 'bad-resource',
        message: `Properties of ${key} are no map: they were not read`,
        severity: 'error',
        span: properties.span,
      });
  }
}

/** A template that `serverless package` wrote. */
function isPackagedServerless(template: Template): boolean {
  return (
    template.format === 'cloudformation' &&
    get(section(template.value, 'Outputs'), 'ServerlessDeploymentBucketName') !== undefined
  );
}

/**
 * The Serverless Framework sets logs and tracing of REST stages by SDK calls after the deploy, so that its template
 * cannot tell them.
 */
function hideStageSettings(graph: Graph): void {
  for (const api of graph.apis) {
    if (api.kind !== 'rest') continue;
    for (const [at, stage] of api.stages.entries()) {
      const hidden = unknownFact('the Serverless Framework sets it by SDK calls after the deploy', stage.span);
      api.stages[at] = { ...stage, accessLog: hidden, methodSettings: hidden, tracing: hidden };
    }
  }
}
