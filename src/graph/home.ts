import type { Span } from '../text/source.js';
import type { Construct } from './model.js';

/** The template that holds a node: logical ids are unique in one template, but not among those of an input. */
export function homeOf({ construct, span }: { readonly construct?: Construct | null; readonly span: Span }): string {
  return construct?.template ?? span.source.file;
}
