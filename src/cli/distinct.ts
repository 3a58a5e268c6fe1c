/** What several reports hold, each thing once. */
export function distinct<T>(reports: readonly (readonly T[])[], identity: (item: T) => string): T[] {
  return [...new Map(reports.flat().map((item) => [identity(item), item])).values()];
}
