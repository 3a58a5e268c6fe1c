import type { Diagnostic, Source } from '../text/source.js';
import type { Graph, Incomplete } from './model.js';

/**
 * One consistent assignment of the parameters that conditions read, with the graph that it makes of the input.
 * An input without conditions has one world without choices.
 */
export interface World {
  readonly choices: readonly Choice[];
  readonly graph: Graph;
}

/** One parameter's class in a world. */
export interface Choice {
  /** The parameter's name, e.g. `Stage`. */
  readonly parameter: string;
  /** The class in words that follow the name: `is prod`, `is not prod`, `is neither prod nor test`. */
  readonly is: string;
  /** All classes of the parameter, in the same words; the default's first. */
  readonly of: readonly string[];
}

/** What the parsers make of one input: a template (or several that are linked by name), a service, a Terraform root. */
export interface Input {
  /** The files whose findings are this input's, and those that were included. */
  readonly sources: readonly Source[];
  /** The default world first. */
  readonly worlds: readonly World[];
  readonly diagnostics: readonly Diagnostic[];
  /** Said once as undecided where not all worlds were built. */
  readonly notAllWorlds: Incomplete | null;
}
