import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { run } from '../../security/run.js';

const fixtures = fileURLToPath(new URL('../../../fixtures/rules/stage-without-waf/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gatelint-lazy-'));

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Node has it; the types that describe it are a browser's. */
const wasm: {
  Module: new (bytes: unknown) => object;
  compile(bytes: unknown): Promise<object>;
  instantiate(bytes: unknown): Promise<object>;
} = Reflect.get(globalThis, 'WebAssembly');

/** Counts what becomes wasm code, by whatever way it is loaded. */
function countWasm(): () => number {
  let constructed = 0;
  // not a spy: what is made must stay an instance of it
  const Module = new Proxy(wasm.Module, {
    construct(target, [bytes]) {
      constructed++;
      return new target(bytes);
    },
  });
  vi.spyOn(wasm, 'Module', 'get').mockReturnValue(Module);
  const ways = [vi.spyOn(wasm, 'compile'), vi.spyOn(wasm, 'instantiate')];
  return () => ways.reduce((sum, way) => sum + way.mock.calls.length, constructed);
}

test('wasm is loaded for Terraform configurations only: not for other formats, not for a plan alone', async () => {
  for (const name of ['bad.cfn.yaml', 'bad.sam.yaml', 'bad.sls'])
    cpSync(join(fixtures, name), join(folder, name), { recursive: true });
  const plan = { format_version: '1.2', planned_values: {}, resource_changes: [], configuration: { root_module: {} } };
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  const loaded = countWasm();
  const check = () => run(folder, ['check', '.', '--format', 'json', '--fail-on', 'never']);

  const before = JSON.parse((await check()).out);
  expect(before.summary.files).toBe(4);
  expect(loaded()).toBe(0);

  cpSync(join(fixtures, 'bad.tf'), join(folder, 'bad.tf'), { recursive: true });
  const after = JSON.parse((await check()).out);
  expect(after.summary.files).toBeGreaterThan(before.summary.files);
  expect(loaded()).toBeGreaterThan(0);
});
