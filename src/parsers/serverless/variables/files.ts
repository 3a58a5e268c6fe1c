import type { Source } from '../../../text/source.js';
import { scalar, type Value } from '../../../text/value.js';
import { type Engine, type Found, found, missing, type Use, undecided } from './source.js';
import { readToml } from './toml.js';

/** How other files of the project are read. */
export interface Reading {
  /** The service's own file. */
  readonly source: Source;
  /** Relative to the file that is given; never outside the root. */
  readFile(
    path: string,
    from: Source,
  ): { readonly source: Source } | { readonly problem: string; readonly message: string };
  /** YAML or JSON, by the file's name; null, with a diagnostic of its own, where the file cannot be read as such. */
  parse(source: Source): Value | null;
}

/** Files that one service may include. */
const fileLimit = 2000;

/** `${file(path):selector}`: paths are relative to the service, whichever file the variable stands in. */
export class Files {
  readonly #contents = new Map<string, Found>();

  constructor(
    readonly reading: Reading,
    readonly engine: Engine,
  ) {}

  read(use: Use): Found {
    const path = use.params[0] ?? '';
    const { span } = use.place;
    if (path === '') return missing('it names no file');
    if (/\.[cm]?[jt]s$/.test(path)) return found(undecided(use.raw, span, `${use.raw} is code, which is not run`));
    const content = this.#contents.get(path) ?? this.#content(path, use);
    this.#contents.set(path, content);
    const whole = content.value;
    if (whole === null) return content;
    if (whole.kind === 'unknown') return found(undecided(use.raw, span, whole.reason));
    const selector = use.address === null || use.address === '' ? [] : use.address.split('.');
    const value = this.engine.walk(whole, selector);
    return value === null ? missing(`${path} has no ${use.address ?? 'content'}`) : found(value);
  }

  #content(path: string, use: Use): Found {
    const { span } = use.place;
    if (this.#contents.size >= fileLimit) {
      const message = `The service includes more than ${fileLimit} files`;
      return found(this.engine.refuse('serverless-variable-limit', message, span));
    }
    const file = this.reading.readFile(path, this.reading.source);
    if (!('source' in file)) {
      if (file.problem === 'missing') return missing(`there is no file ${path}`);
      return found(this.engine.refuse('serverless-file', `${use.raw}: ${file.message}`, span, 'warning'));
    }
    const extension = /\.[^./\\]*$/.exec(path)?.[0] ?? '';
    return found(this.#parse(extension, file.source) ?? undecided(use.raw, span, `${path} cannot be read`));
  }

  #parse(extension: string, source: Source): Value | null {
    switch (extension) {
      case '.yml':
      case '.yaml':
      case '.json':
      case '.tfstate':
        return this.reading.parse(source);
      case '.toml':
        return readToml(source, this.engine.report);
      default:
        return scalar(source.text, { source, start: 0, end: source.text.length });
    }
  }
}
