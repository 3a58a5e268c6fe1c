/** The rules' documentation pages, their index, and the table in the README. */
export function rulePages() {
  return [];
}
