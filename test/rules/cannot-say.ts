import type { Case, CaseFormat } from './cases.js';

/**
 * What a format cannot say, with the reason: then it has no such case. Everything else must have one.
 */
export function cannotSay(rule: string, format: CaseFormat, kind: Case['kind']): string | null {
  const reasons = limits[rule];
  return reasons?.[format] ?? reasons?.[kind] ?? reasons?.[`${kind}.${format}`] ?? null;
}

const limits: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
