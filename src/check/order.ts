import type { Finding } from './finding.js';

/** By file, line, rule, route; then by all else that can differ, so that the order never depends on a run. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.span.source.file, b.span.source.file) ||
    lineOf(a) - lineOf(b) ||
    compare(a.rule, b.rule) ||
    compare(a.route ?? '', b.route ?? '') ||
    compare(a.stage ?? '', b.stage ?? '') ||
    compare(a.resource, b.resource) ||
    compare(a.fingerprint, b.fingerprint) ||
    compare(a.when.join(), b.when.join())
  );
}

function lineOf({ span }: Finding): number {
  return span.source.lineAt(span.start);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
