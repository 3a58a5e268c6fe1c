import { routeLabel } from '../graph/derive/route-label.js';
import { rowOf } from '../graph/exposure-table.js';
import { traceOf } from '../graph/trace.js';
import { whenOf } from '../graph/when.js';
import type { Input, World } from '../graph/world.js';
import { loadInputs } from '../parsers/inputs.js';
import { type TracePage, traceText } from '../report/trace-text.js';
import { kindNames } from '../report/words.js';
import { builtInRules } from '../rules/builtin.js';
import { outcomesOf } from '../rules/outcomes.js';
import { activate } from '../rules/presets.js';
import { suggestion, UsageError } from './arguments.js';
import { ask } from './ask.js';
import { printDiagnostics } from './diagnostics.js';
import { inputOptionsOf } from './inputs.js';
import type { Run } from './main.js';
import { wantsColor } from './terminal.js';

/** Shows the facts behind what is said of one route, each with its line. */
export const trace: Run = async (args, terminal) => {
  const [file, asked] = split(args.value('trace') ?? '');
  const options = await inputOptionsOf(args, terminal);
  const pages: TracePage[] = [];
  const labels = new Set<string>();
  let failed = false;
  for await (const input of loadInputs([file], options)) {
    const found = ask(input, options.timeout, () => pagesOf(input, asked, labels));
    const diagnostics = 'failure' in found ? [...input.diagnostics, found.failure] : input.diagnostics;
    printDiagnostics(diagnostics, args, terminal);
    failed ||= diagnostics.some(({ severity }) => severity === 'error');
    if ('answer' in found) pages.push(...found.answer);
  }
  if (pages.length === 0 && !failed) {
    const near = suggestion(asked, labels) || (labels.size > 0 ? `: it has ${[...labels].join(', ')}` : '');
    throw new UsageError(`${file} has no route '${asked}'${near}`);
  }
  const color = wantsColor(terminal, args.color);
  terminal.stdout.write(pages.map((page) => traceText(page, color)).join('\n'));
  return failed ? 2 : 0;
};

/** `template.yaml:POST /orders`, `api.yaml:$default`, `chat.yaml:sendmessage`. */
function split(target: string): readonly [file: string, route: string] {
  const parts = /^(.+?):([A-Za-z]+ [/$].*|\$.*|[^:\\/]+)$/s.exec(target);
  if (!parts?.[1] || !parts[2])
    throw new UsageError(`--trace ${target}: write it as FILE:ROUTE, 'template.yaml:GET /pets'`);
  return [parts[1], parts[2]];
}

/** A page for each variant of the routes of that name. */
function pagesOf(input: Input, asked: string, labels: Set<string>): TracePage[] {
  const rules = activate(builtInRules(), ['recommended']);
  const variants = new Map<string, { readonly page: Omit<TracePage, 'when'>; readonly worlds: World[] }>();
  for (const world of input.worlds) {
    const { graph } = world;
    for (const api of graph.apis) {
      for (const route of api.routes) {
        const label = routeLabel(route) ?? route.resource;
        labels.add(label);
        if (label.toLowerCase() !== asked.toLowerCase()) continue;
        const page = {
          api: `${kindNames[api.kind]} ${api.name.known ? api.name.value : api.id}`,
          row: rowOf(route),
          facts: traceOf(route),
          rules: outcomesOf(route, 'route', api.kind, graph, rules),
        };
        const key = traceText({ ...page, when: [] }, false);
        const variant = variants.get(key);
        if (variant) variant.worlds.push(world);
        else variants.set(key, { page, worlds: [world] });
      }
    }
  }
  return Array.from(variants.values(), ({ page, worlds }) => ({ ...page, when: whenOf(worlds, input.worlds) }));
}
