import type { Span } from '../../text/source.js';
import type { Fact, Unknown } from '../fact.js';
import type { Api, Construct, Graph } from '../model.js';

/**
 * What rules may ask about. A rule names a subject and reads it by dotted paths: each step of a path is a `Field` of
 * the subject that the steps before lead to (`api.kind`: the field `api` of a route leads to one `api`, whose field
 * `kind` is a text). A step that leads to several nodes needs a quantifier. Rules read nothing else, so a path that is
 * not here is a typing error.
 */
export type SubjectName =
  | 'api'
  | 'route'
  | 'stage'
  | 'authorizer'
  | 'attachment'
  | 'integration'
  | 'model'
  | 'deployment'
  | 'domain'
  | 'usage-plan'
  | 'api-key'
  | 'web-acl'
  | 'lambda-permission'
  | 'control'
  | 'logging-role'
  | 'unintended-stage';

/** A thing that a rule can be asked about: a node of the graph, or something derived from several. */
export type SubjectNode = object;

/** What a rule sees beside the node. */
export interface Scope {
  readonly graph: Graph;
  /** The rule's options: the preset's or the person's values over the rule's defaults. */
  readonly options: Options;
}

export type OptionValue = string | number | boolean | readonly string[];
export type Options = Readonly<Record<string, OptionValue>>;

export type PlainType = 'text' | 'number' | 'flag' | 'texts';

export type Field = PlainField | OneField | ManyField;

interface Documented {
  /** One sentence for people: what it says, its unit, its default. */
  readonly doc: string;
}

/** A plain value. A known null is absent; an empty list of texts is absent too. */
export interface PlainField extends Documented {
  readonly type: PlainType;
  /** All values that a text can have, where they are few: other operands are typing errors. */
  readonly values?: readonly string[];
  read(node: SubjectNode, scope: Scope): Fact<string | number | boolean | readonly string[] | null>;
}

/** Leads to one other node; a known null is absent, and conditions on what lies behind it are then false. */
export interface OneField extends Documented {
  readonly type: { readonly one: SubjectName };
  read(node: SubjectNode, scope: Scope): Fact<SubjectNode | null>;
}

/** Leads to several other nodes. */
export interface ManyField extends Documented {
  readonly type: { readonly many: SubjectName };
  read(node: SubjectNode, scope: Scope): Members;
}

/** A list whose members may not all be known. */
export interface Members {
  readonly members: readonly SubjectNode[];
  /** Why there may be more members than these; null where the list is complete. */
  readonly missing: Unknown | null;
  /** Where the list, or its owner, stands: the place of what is decided by its emptiness. */
  readonly span: Span;
}

/** Where a subject belongs and how it is called in a report. */
export interface Description {
  /** Null where the subject belongs to no one API. */
  readonly api: Api | null;
  readonly resource: string;
  /** `GET /pets`, `ANY $default`, a WebSocket route key; null for other subjects, and where the route is not known. */
  readonly route: string | null;
  readonly stage: string | null;
  readonly span: Span;
  readonly construct: Construct | null;
  /** Unique among its kind in its template. */
  readonly id: string;
}

export interface Subject {
  readonly doc: string;
  /**
   * Everything of this kind in the graph. Where an API's routes are unknown, the routes include one stand-in whose
   * facts are all unknown for that reason, so that a rule that could apply to it becomes undecided by itself.
   */
  list(graph: Graph): readonly SubjectNode[];
  /** The API that a node belongs to; null where it belongs to no one API. */
  apiOf(node: SubjectNode): Api | null;
  describe(node: SubjectNode): Description;
  readonly fields: ReadonlyMap<string, Field>;
}
