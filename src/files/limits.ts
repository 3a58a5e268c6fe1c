/**
 * The limits that a real project may come to; `--limit NAME=N` sets them. Others are constants beside what they bound:
 * AWS and the frameworks end long before them. No configuration file sets any, since it comes with what it would bound.
 */
export const defaultLimits = {
  /** Megabytes of one file. */
  'file-size': 20,
  /** Megabytes of one Terraform plan. */
  'plan-size': 400,
  /** Combinations of parameters that one input is built for. */
  combinations: 64,
  /** Stacks that are nested in one input. */
  stacks: 500,
  /** Copies that `Fn::ForEach` makes in one template. */
  copies: 1_000,
  /** Instances of one block of Terraform, by `count` or `for_each`. */
  instances: 1_000,
};

export type LimitName = keyof typeof defaultLimits;
export type Limits = Readonly<Record<LimitName, number>>;

/** How a limit is raised, for the message that says it was met. */
export const raising = (name: LimitName): string => `--limit ${name}=N`;

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(defaultLimits, name);
}
