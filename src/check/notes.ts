import type { Incomplete } from '../graph/model.js';
import type { Input } from '../graph/world.js';
import type { Span } from '../text/source.js';
import type { Finding, Severity } from './finding.js';
import { hashOf } from './fingerprint.js';

/** What the check says of itself, in the form of findings: these are no rules that a configuration switches off. */
export interface Note {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly mend: string;
}

const list = [
  {
    id: 'conditions-not-all-checked',
    title: 'Too many combinations of conditions: not all were checked',
    severity: 'low',
    mend: 'Set some parameters with --parameter, or split the template.',
  },
  {
    id: 'input-incomplete',
    title: 'Something that belongs to the input is not there: what it says was not checked',
    severity: 'low',
    mend: 'Get what is missing (`terraform init` downloads modules), or check what a build makes: a plan, a packaged template.',
  },
  {
    id: 'suppression-without-reason',
    title: 'A suppression gives no reason and has no effect',
    severity: 'low',
    mend: 'Write why it is accepted: `gatelint-ignore rule-id: reason`.',
  },
  {
    id: 'suppression-expired',
    title: 'A suppression has expired and has no effect any more',
    severity: 'low',
    mend: 'Mend the finding, or decide anew until when it is accepted.',
  },
  {
    id: 'suppression-unused',
    title: 'A suppression matches no finding',
    severity: 'low',
    mend: 'Remove it, or correct its rule id or place.',
  },
] as const satisfies readonly Note[];

export type NoteId = (typeof list)[number]['id'];

export const notes: readonly Note[] = list;

/** A note as a finding. `about` is what makes it this one: the suppression's rule, nothing for an input. */
export function note(id: NoteId, status: Finding['status'], message: string, span: Span, about = ''): Finding {
  const severity = list.find((one) => one.id === id)?.severity ?? 'low';
  return {
    rule: id,
    status,
    severity,
    message,
    api: null,
    resource: '',
    decidedBy: null,
    route: null,
    stage: null,
    construct: null,
    span,
    related: [],
    when: [],
    fingerprint: hashOf([id, about]),
    cause: `${id}\n${message}`,
    decided: message,
    unknown: null,
    suppressed: null,
    fix: null,
    origin: null,
  };
}

/** What an input lacks, each reason once; what a diagnostic says already is left out. */
export function missingParts({ worlds, diagnostics }: Input): Finding[] {
  const isSaid = (reason: string) => diagnostics.some(({ message }) => message.includes(reason));
  const missing = worlds.flatMap(({ graph }) => graph.incomplete.filter(({ reason }) => !isSaid(reason)));
  const reasons = new Map(missing.map((one) => [one.reason, one]));
  return Array.from(reasons.values(), ({ reason, span }) =>
    note('input-incomplete', 'undecided', `Not checked: ${reason}`, span, reason),
  );
}

export function notAllWorlds({ reason, span }: Incomplete): Finding {
  return note('conditions-not-all-checked', 'undecided', reason, span);
}
