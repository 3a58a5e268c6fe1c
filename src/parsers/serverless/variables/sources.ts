import { scalar, textOf, type Value } from '../../../text/value.js';
import { readDotenv } from './dotenv.js';
import { Files, type Reading } from './files.js';
import { type Engine, type Found, found, missing, type Use, undecided } from './source.js';

/** What the command line and the machine say about a service. */
export interface Settings extends Reading {
  readonly stage?: string;
  readonly region?: string;
  /** `--param name=value`, and what a compose file gives; null for an output of another service, known only at deploy. */
  readonly parameters: ReadonlyMap<string, string | null>;
  /** Null: nobody asked to read the machine's environment, so that its variables are unknown. */
  readonly environment: ReadonlyMap<string, string> | null;
}

/**
 * `${sls:instanceId}`: new in each deploy, and part of the deployment's logical id, which is how services refer to it.
 * One made-up id for both keeps the reference.
 */
export const instanceId = '0000000000000';

/**
 * The sources of variables. Those that ask AWS (`cf`, `ssm`, `s3`, account), run code (`.js` files) or belong to a
 * plugin are unknown before deploy.
 * https://github.com/oss-serverless/serverless/tree/main/docs/guides/variables.md
 */
export class Sources {
  readonly #files: Files;
  #stage: Value | null = null;
  #resolvingStage = false;
  #region: Value | null = null;
  #dotenv: ReadonlyMap<string, Value> | null = null;

  constructor(
    readonly engine: Engine,
    readonly settings: Settings,
  ) {
    this.#files = new Files(settings, engine);
  }

  read(use: Use): Found {
    switch (use.type) {
      case 'self':
        return this.#self(use);
      case 'opt':
        return this.#option(use);
      case 'sls':
        return this.#sls(use);
      case 'env':
        return this.#environment(use);
      case 'param':
        return this.#param(use);
      case 'file':
        return this.#files.read(use);
      case 'strToBool':
        return this.#strToBool(use);
      case 'aws':
        return use.address === 'region' ? found(this.region) : found(undecided(use.raw, use.place.span));
      default:
        return found(undecided(use.raw, use.place.span));
    }
  }

  get stage(): Value {
    if (this.#stage) return this.#stage;
    const { settings, engine } = this;
    const { root } = engine;
    if (settings.stage !== undefined) return scalar(settings.stage, root.span);
    // `${opt:stage}` in provider.stage itself: there is no such option, so the framework's default it is
    if (this.#resolvingStage) return scalar('dev', root.span);
    this.#resolvingStage = true;
    const written = this.engine.walk(root, ['provider', 'stage']);
    this.#resolvingStage = false;
    this.#stage = written ?? scalar('dev', root.entries.get('provider')?.keySpan ?? root.span);
    return this.#stage;
  }

  get region(): Value {
    if (this.#region) return this.#region;
    const { settings, engine } = this;
    const { root } = engine;
    const standard = scalar('us-east-1', root.entries.get('provider')?.keySpan ?? root.span);
    // while provider.region is resolved, a variable in it that asks for the region gets the default
    this.#region = settings.region === undefined ? standard : scalar(settings.region, root.span);
    if (settings.region === undefined) this.#region = this.engine.walk(root, ['provider', 'region']) ?? standard;
    return this.#region;
  }

  #self(use: Use): Found {
    const path = use.address === null || use.address === '' ? [] : use.address.split('.');
    const value = this.engine.walk(this.engine.root, path);
    if (value !== null) return found(value);
    // version 3 asks for these to be written; older versions, and people, take the default
    if (use.isLast && use.address === 'provider.stage') return found(this.stage);
    if (use.isLast && use.address === 'provider.region') return found(this.region);
    return missing(`${use.address} is not in the service's configuration`);
  }

  #option(use: Use): Found {
    const { stage, region } = this.settings;
    if (use.address === 'stage') return stage === undefined ? this.#lastResort(use, 'stage') : found(this.stage);
    if (use.address === 'region') return region === undefined ? this.#lastResort(use, 'region') : found(this.region);
    return missing(`there is no option --${use.address}`);
  }

  /** Without the option and without a fallback, the framework's own choice. */
  #lastResort(use: Use, option: 'stage' | 'region'): Found {
    return use.isLast ? found(this[option]) : missing(`there is no option --${option}`);
  }

  #sls(use: Use): Found {
    if (use.address === 'stage') return found(this.stage);
    if (use.address === 'instanceId') return found(scalar(instanceId, use.place.span));
    return missing(`the framework has no ${use.address}`);
  }

  #environment(use: Use): Found {
    const name = use.address ?? '';
    const value = this.settings.environment?.get(name);
    if (value !== undefined) return found(this.engine.shallow(scalar(value, use.place.span)));
    const written = this.dotenv.get(name);
    if (written) return found(written);
    if (this.settings.environment === null) return found(undecided(use.raw, use.place.span));
    return missing(`the environment has no ${name}`);
  }

  /** Variables of the service's `.env` file, which the framework reads with `useDotenv: true`. */
  get dotenv(): ReadonlyMap<string, Value> {
    if (this.#dotenv) return this.#dotenv;
    this.#dotenv = new Map();
    const asked = this.engine.walk(this.engine.root, ['useDotenv']);
    if (asked?.kind !== 'scalar' || asked.value !== true) return this.#dotenv;
    const stage = textOf(this.stage);
    for (const path of stage === undefined ? ['.env'] : [`.env.${stage}`, '.env']) {
      const file = this.settings.readFile(path, this.settings.source);
      if (!('source' in file)) continue;
      this.#dotenv = readDotenv(file.source);
      break;
    }
    return this.#dotenv;
  }

  /** `--param`, then the stage's, then everybody's: `params` of version 3, `stages` of version 4. */
  #param(use: Use): Found {
    const name = use.address ?? '';
    const given = this.settings.parameters.get(name);
    if (given === null) return found(undecided(use.raw, use.place.span));
    if (given !== undefined) return found(scalar(given, use.place.span));
    const stage = textOf(this.stage);
    if (stage === undefined) return found(undecided(use.raw, use.place.span));
    const places = [
      ['params', stage],
      ['stages', stage, 'params'],
      ['params', 'default'],
      ['stages', 'default', 'params'],
    ];
    for (const place of places) {
      const value = this.engine.walk(this.engine.root, [...place, name]);
      if (value !== null) return found(value);
    }
    return missing(`there is no parameter ${name} for the stage ${stage}`);
  }

  #strToBool(use: Use): Found {
    const word = (use.params[0] ?? '').trim().toLowerCase();
    if (word === 'true' || word === '1') return found(scalar(true, use.place.span));
    if (word === 'false' || word === '0') return found(scalar(false, use.place.span));
    return missing(`${JSON.stringify(word)} is neither true nor false`);
  }
}
