import type { Description, Scope, Subject, SubjectNode } from '../graph/vocabulary/subject.js';
import type { Span } from '../text/source.js';
import type { Step } from '../text/value.js';
import type { Rule } from './compile.js';
import { isPlain } from './path.js';

export interface RelatedStep extends Step {
  /** It only explains the finding. */
  readonly isAside?: true;
}

/** What else explains a finding: the things that its rule names, and its API where that stands in another file. */
export function explaining(
  rule: Rule,
  start: SubjectNode,
  scope: Scope,
  { api, span: home }: Description,
  span: Span,
): Step[] {
  const steps = (rule.wording.see?.(start, scope) ?? []).map(({ node, subject, kind }) => {
    const description = subject.describe(node);
    return { span: description.span, message: inWords(description, kind, labelOf(node, subject, scope)) };
  });
  if (!api || api.external || [home, span].some(({ source }) => source === api.span.source)) return steps;
  return [...steps, { span: api.span, message: `API ${nameOf(api)}` }];
}

/** Steps, and other places that neither they show nor the finding itself. */
export function withOthers(steps: readonly Step[], others: readonly Step[], span: Span): RelatedStep[] {
  const shown: RelatedStep[] = [...steps];
  for (const step of others) {
    const isShown = [span, ...shown.map((one) => one.span)].some(
      ({ source, start }) => source === step.span.source && start === step.span.start,
    );
    if (!isShown) shown.push({ ...step, isAside: true });
  }
  return shown;
}

/** A thing in words: `route GET /pets of API Shop`. `label` is what people call it, where that is not its resource. */
export function inWords({ api, resource, route, stage }: Description, kind: string, label = resource): string {
  if (kind === 'api') return `API ${api ? nameOf(api) : label}`;
  const own = route ? `route ${route}` : stage ? `stage ${stage}` : `${kind.replaceAll('-', ' ')} ${label}`;
  return api ? `${own} of API ${nameOf(api)}` : own;
}

function nameOf({ name, id }: NonNullable<Description['api']>): string {
  return name.known ? name.value : id;
}

function labelOf(node: SubjectNode, subject: Subject, scope: Scope): string | undefined {
  const field = subject.fields.get('label');
  const fact = field && isPlain(field) ? field.read(node, scope) : null;
  return fact?.known && typeof fact.value === 'string' ? fact.value : undefined;
}
