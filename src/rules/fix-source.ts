/** A rule's `fix`, as `schema/rule.schema.json` admits it. */
export interface FixSource {
  /** What the edit does, in a sentence. */
  readonly does: string;
  /** Why a person has to decide: then the text is suggested and never put in. */
  readonly decision?: string;
  /** What may change in the graph, as dotted keys of its JSON. */
  readonly changes?: readonly string[];
  /**
   * By the owner of the text (a resource type of CloudFormation or Terraform, `Globals`, `serverless`, `openapi`), the
   * settings to make, by their path below its properties. Of several paths the first counts that the finding's place
   * lies on. `*` stands for any key or index, `**` for any number of them, `List[Key=text]` for the item with that text; with `!`
   * at its end a path holds only where it is written already;
   * a value that is a map is several settings of the map at the path.
   */
  readonly set: Readonly<Record<string, Readonly<Record<string, FixValue>>>>;
}

export type FixValue = Setting | Readonly<Record<string, Setting>>;

/** A value, that of an option of the rule, or what the configuration has under `fix`. */
export type Setting =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly option: string }
  | { readonly config: ConfigValue; readonly as?: 'only' | 'constant' };

export type ConfigValue = 'throttling-rate' | 'throttling-burst' | 'allowed-origins';
