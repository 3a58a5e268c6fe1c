import { cpus } from 'node:os';

/** One line of a person's terminal. */
export function row({ name, floorName, cpu, wall, memory, ratios }) {
  const figures = `${seconds(cpu)} CPU ${seconds(wall)} wall ${memory.toFixed(0)} MB`;
  const beside = `x${ratios.cpu.toFixed(2)} CPU x${ratios.wall.toFixed(2)} wall x${ratios.memory.toFixed(2)} memory`;
  return `${name.padEnd(34)} ${figures.padEnd(38)} ${beside} of ${floorName}`;
}

/** How the cost grows from one size to a larger one; `more`: how many files were added. */
export function grown(rows, from, to, more) {
  const [small, big] = [from, to].map((name) => rows.find((one) => one.name === name));
  if (!small || !big) return [];
  const each = more === null ? '' : `, ${((1000 * (big.cpu - small.cpu)) / more).toFixed(2)} ms for each further one`;
  const ratio = (what) => (big[what] / small[what]).toFixed(2);
  return [`From ${from} to ${to}: CPU x${ratio('cpu')}${each}; memory x${ratio('memory')}.`];
}

const [start, end] = ['<!-- bench:start -->', '<!-- bench:end -->'];

/** The page with its table made anew. */
export function page(text, { rows, growth, peerRows, version }) {
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  const [processor] = cpus();
  const machine = `Node ${version}, ${processor?.model.trim()}.`;
  const peers =
    peerRows.length > 0 ? ['', 'Other linters on the same files, beside gatelint:', '', table(peerRows)] : [];
  return [before, '', machine, '', table(rows), '', ...growth.map((line) => `- ${line}`), ...peers, '', after].join(
    '\n',
  );
}

function table(rows) {
  const lines = rows.map(({ name, floorName, cpu, wall, memory, ratios }) => {
    const figures = [seconds(cpu), seconds(wall), `${memory.toFixed(0)} MB`];
    const beside = [ratios.cpu, ratios.wall, ratios.memory].map((ratio) => ratio.toFixed(2));
    return `| ${[name, ...figures, ...beside, floorName].join(' | ')} |`;
  });
  return [
    '| Input | CPU | Wall | Peak memory | CPU ratio | Wall ratio | Memory ratio | Floor |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...lines,
  ].join('\n');
}

function seconds(number) {
  return number < 1 ? `${(1000 * number).toFixed(0)} ms` : `${number.toFixed(2)} s`;
}
