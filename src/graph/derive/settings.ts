import { assumed, type Fact, known, unknownFact } from '../fact.js';
import type { MethodSettings, Route, Stage } from '../model.js';
import { definedElsewhere, isTrue } from './combine.js';
import { routeLabel } from './route-label.js';

/** The settings that hold for one route in one stage. */
export interface EffectiveSettings {
  /** Null for routes without settings of their own, and those that the input doesn't show. */
  readonly route: Route | null;
  /** `GET /pets`; null for the stage's default. */
  readonly label: string | null;
  /** The one verb of an ANY method that has settings of its own, else the route's; null where not known. */
  readonly method: string | null;
  /** One and the same for all routes without settings of their own. */
  readonly facts: SettingFacts;
  /** True where caching is switched by settings of the method itself, not by the stage's. */
  readonly cachingIsOwn: boolean;
}

export interface SettingFacts {
  readonly loggingLevel: Fact<'OFF' | 'ERROR' | 'INFO'>;
  readonly dataTrace: Fact<boolean>;
  readonly caching: Fact<boolean>;
  readonly cacheEncrypted: Fact<boolean>;
  readonly cacheControlAuthorized: Fact<boolean>;
  /** Requests in a second; null: no limit but the account's. */
  readonly rate: Fact<number | null>;
  readonly burst: Fact<number | null>;
}

interface StageSettings {
  readonly all: readonly EffectiveSettings[];
  readonly distinct: readonly SettingFacts[];
}

const perStage = new WeakMap<Stage, StageSettings>();

/**
 * What holds for the routes of a stage: settings of the method itself, over those of all methods, over AWS's defaults;
 * one entry for each route, and more for an ANY method with settings for single verbs. Where routes may be hidden or the
 * API shows none, the stage's default and the settings of methods that are not seen stand for them.
 *
 * Settings for all paths but one verb only reach no method: there is no such level.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html (methodSettings: `{resource_path}/{http_method}`
 * or `*\/*`); github.com/aws/serverless-application-model/issues/1518
 */
export function settingsOf(stage: Stage): readonly EffectiveSettings[] {
  return built(stage).all;
}

/** The settings that hold in a stage, each once. */
export function distinctSettings(stage: Stage): readonly SettingFacts[] {
  return built(stage).distinct;
}

function built(stage: Stage): StageSettings {
  let settings = perStage.get(stage);
  if (!settings) {
    const all = build(stage);
    settings = { all, distinct: [...new Set(all.map(({ facts }) => facts))] };
    perStage.set(stage, settings);
  }
  return settings;
}

/** What holds for a route that has no settings of its own. */
export function stageDefaults(stage: Stage): SettingFacts {
  return layersOf(stage).stageWide;
}

interface Layers {
  /** Settings of all methods, the last one first. */
  readonly wide: readonly MethodSettings[];
  /** Settings of single methods by path, the last one first. */
  readonly byPath: ReadonlyMap<string, readonly MethodSettings[]>;
  /** Settings of methods that are not known: they may be anybody's. */
  readonly floating: readonly MethodSettings[];
  /** What holds where a method has no settings of its own. */
  readonly stageWide: SettingFacts;
}

function layersOf(stage: Stage): Layers {
  const wide: MethodSettings[] = [];
  const byPath = new Map<string, MethodSettings[]>();
  const floating: MethodSettings[] = [];
  if (stage.methodSettings.known) {
    for (const entry of stage.methodSettings.value) {
      if (!entry.path.known || !entry.method.known) floating.push(entry);
      else if (entry.path.value !== '*') {
        const list = byPath.get(entry.path.value);
        if (list) list.unshift(entry);
        else byPath.set(entry.path.value, [entry]);
      } else if (entry.method.value === '*') wide.unshift(entry);
    }
  }
  return { wide, byPath, floating, stageWide: settingFacts(stage, wide, floating) };
}

function build(stage: Stage): EffectiveSettings[] {
  const { api } = stage;
  const layers = layersOf(stage);
  const result: EffectiveSettings[] = [];
  const used = new Set<MethodSettings>();
  for (const route of api.routes) {
    const path = route.path.known ? route.path.value : undefined;
    const method = route.method.known ? route.method.value : undefined;
    const entries = path === undefined ? undefined : layers.byPath.get(path);
    const own = entries?.filter((entry) => fits(entry, method)) ?? [];
    for (const entry of own) used.add(entry);
    result.push(effective(stage, layers, route, routeLabel(route), method ?? null, own));
    if (method !== 'ANY' || !entries) continue;
    const verbs = new Set(
      api.routes.flatMap((other) => (other !== route && samePath(other, path) ? [valueOfMethod(other)] : [])),
    );
    for (const entry of entries) {
      const verb = entry.method.known ? entry.method.value : '*';
      if (verb === '*' || verb === 'ANY' || verbs.has(verb)) continue;
      verbs.add(verb);
      used.add(entry);
      const both = entries.filter((one) => fits(one, verb) || fits(one, 'ANY'));
      result.push(effective(stage, layers, route, `${verb} ${path}`, verb, both));
    }
  }
  const hidden = api.external || api.incomplete.length > 0 || api.routes.length === 0;
  if (hidden)
    for (const [path, entries] of layers.byPath)
      for (const entry of entries) {
        if (used.has(entry)) continue;
        const verb = entry.method.known ? entry.method.value : '*';
        const label = verb === '*' ? path : `${verb} ${path}`;
        result.push(effective(stage, layers, null, label, verb === '*' ? null : verb, [entry]));
      }
  if (hidden) result.push(effective(stage, layers, null, null, null, []));
  return result;
}

/** Settings of one verb before those of the whole path. */
function sorted(entries: readonly MethodSettings[]): MethodSettings[] {
  const isWhole = (entry: MethodSettings) =>
    entry.method.known && (entry.method.value === '*' || entry.method.value === 'ANY');
  return [...entries.filter((entry) => !isWhole(entry)), ...entries.filter(isWhole)];
}

function fits(entry: MethodSettings, method: string | null | undefined): boolean {
  return entry.method.known && (entry.method.value === '*' || entry.method.value === method);
}

function samePath(route: Route, path: string | undefined): boolean {
  return route.path.known && route.path.value === path;
}

function valueOfMethod(route: Route): string {
  return (route.method.known && route.method.value) || '';
}

function effective(
  stage: Stage,
  layers: Layers,
  route: Route | null,
  label: string | null,
  method: string | null,
  own: readonly MethodSettings[],
): EffectiveSettings {
  const facts =
    own.length === 0 ? layers.stageWide : settingFacts(stage, [...sorted(own), ...layers.wide], layers.floating);
  return { route, label, method, facts, cachingIsOwn: own.some((entry) => entry.caching !== undefined) };
}

/** A stage that is defined elsewhere may have settings elsewhere. */
function absentFrom<T>(stage: Stage, fallback: T): Fact<T> {
  return stage.external ? definedElsewhere(stage) : assumed(fallback, stage.span);
}

/** Each setting as the first of the stack says it, unless settings of an unknown method may say otherwise. */
function settingFacts(
  stage: Stage,
  stack: readonly MethodSettings[],
  floating: readonly MethodSettings[],
): SettingFacts {
  const pick = <K extends FactKey, D>(key: K, fallback: D): Fact<FactValue<K> | D> => {
    if (!stage.methodSettings.known) return stage.methodSettings;
    const said = stack.find((entry) => entry[key] !== undefined)?.[key] as Fact<FactValue<K>> | undefined;
    const base = said ?? absentFrom<FactValue<K> | D>(stage, fallback);
    for (const entry of floating) {
      const other = entry[key] as Fact<FactValue<K>> | undefined;
      if (other === undefined || (other.known && base.known && other.value === base.value)) continue;
      const reason = [entry.path, entry.method].find((fact) => !fact.known);
      return unknownFact(
        reason && !reason.known ? reason.reason : 'these settings are of an unknown method',
        entry.span,
      );
    }
    return base;
  };
  return {
    loggingLevel: pick('loggingLevel', 'OFF'),
    dataTrace: pick('dataTrace', false),
    caching: pick('caching', false),
    cacheEncrypted: pick('cacheEncrypted', false),
    cacheControlAuthorized: pick('cacheControlAuthorized', true),
    rate: pick('throttlingRate', null),
    burst: pick('throttlingBurst', null),
  };
}

type FactKey = {
  [K in keyof MethodSettings]-?: undefined extends MethodSettings[K] ? K : never;
}[keyof MethodSettings];

type FactValue<K extends FactKey> = NonNullable<MethodSettings[K]> extends Fact<infer V> ? V : never;

/**
 * What the settings that a test holds for are called; empty where it holds for all of the stage's. Where the input does
 * not show the routes, the stage's default is that of the routes without settings of their own.
 */
export function labelsWhere(
  stage: Stage,
  holds: (facts: SettingFacts, settings: EffectiveSettings) => Fact<boolean>,
): Fact<readonly string[]> {
  const all = settingsOf(stage);
  const matching = all.filter((settings) => isTrue(holds(settings.facts, settings)));
  const labels = matching.map((settings) => settings.label ?? 'routes without settings of their own');
  return known(matching.length === all.length ? [] : labels, stage.span);
}
