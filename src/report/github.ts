import type { Finding, Severity } from '../check/finding.js';
import { terminal, withoutCommands, workflowData, workflowProperty } from './escape.js';
import { type Group, groupsOf, routesOf } from './group.js';
import { firstLineOf, type Place } from './place.js';
import { errorsOf, type MakeReporter, type ReportContext, shown } from './reporter.js';
import { rootPaths } from './root-path.js';
import { count, mendOf } from './words.js';

/**
 * Annotations by GitHub workflow commands. GitHub shows ten errors, ten warnings and ten notices of a step and drops
 * the rest in silence, so the most severe ones are sent, the others go to the log as plain lines, and one notice says so.
 */
export const github: MakeReporter = (context) => {
  const pathOf = rootPaths(context.cwd, context.root);
  const kept: Record<Level, Annotation[]> = { error: [], warning: [], notice: [] };
  let dropped = 0;

  function annotate(annotation: Annotation): void {
    const { level } = annotation;
    const list = kept[level];
    const at = list.findIndex(({ urgency }) => urgency > annotation.urgency);
    list.splice(at < 0 ? list.length : at, 0, annotation);
    const extra = list.length > room[level] ? list.pop() : undefined;
    if (extra) {
      dropped++;
      context.write(plainLine(extra));
    }
  }

  return {
    input(checked) {
      for (const { span, message, code } of errorsOf(checked)) {
        annotate({ level: 'error', urgency: 0, place: place(firstLineOf(span)), title: code, message });
      }
      for (const group of groupsOf(shown(checked.findings, context.undecided))) {
        const { first } = group;
        annotate({
          level: first.status === 'undecided' ? 'notice' : levels[first.severity],
          urgency: urgencyOf(first),
          place: place(firstLineOf(first.span)),
          title: group.rules.join(', '),
          message: messageOf(group, context),
        });
      }
    },
    end() {
      for (const annotation of [...kept.error, ...kept.warning, ...kept.notice]) context.write(command(annotation));
      if (dropped > 0) {
        const text = `${count(dropped, 'more finding')} not shown as annotations: GitHub shows ten of each kind. The log has them all.`;
        context.write(`::notice title=gatelint::${workflowData(text)}\n`);
      }
    },
  };

  /** Most severe first, and among these what stands in the change: GitHub shows that beside the code. */
  function urgencyOf({ severity, span }: Finding): number {
    const { file, startLine } = firstLineOf(span);
    const isChanged = context.isChanged?.(file, startLine) ?? false;
    return (severity === 'critical' ? 1 : 3) + (isChanged ? 0 : 1);
  }

  function place(place: Place): Place {
    return { ...place, file: pathOf(place.file) ?? place.file };
  }
};

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  /** Lower goes first. */
  readonly urgency: number;
  readonly place: Place;
  readonly title: string;
  readonly message: string;
}

const levels: Record<Severity, Level> = { critical: 'error', high: 'error', medium: 'warning', low: 'notice' };

/** GitHub's limits for a step; the tenth notice is for saying that there are more. */
const room: Record<Level, number> = { error: 10, warning: 10, notice: 9 };

const MOST_ROUTES = 10;

function messageOf(group: Group, context: ReportContext): string {
  const { first } = group;
  const routes = routesOf(group);
  const more = routes.length - MOST_ROUTES;
  const listed = `${routes.slice(0, MOST_ROUTES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [
    group.message,
    ...(routes.length > 1 ? [`${count(routes.length, 'route')}: ${listed}`] : []),
    ...(first.when.length > 0 ? [`Only when ${first.when.join(' and ')}.`] : []),
    ...mendOf(group.rules, context).map((mend) => `Mend: ${mend}`),
  ].join('\n');
}

function command({ level, place, title, message }: Annotation): string {
  const { file, startLine, startColumn, endColumn } = place;
  const properties = Object.entries({ file, line: startLine, col: startColumn, endColumn, title });
  const written = properties.map(([name, value]) => `${name}=${workflowProperty(String(value))}`);
  return `::${level} ${written.join(',')}::${workflowData(message)}\n`;
}

function plainLine({ level, place, title, message }: Annotation): string {
  const { file, startLine, startColumn } = place;
  return `${withoutCommands(terminal(`${file}:${startLine}:${startColumn}: ${level}: ${message.split('\n')[0]} [${title}]`))}\n`;
}
