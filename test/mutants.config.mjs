import { defineConfig } from 'vitest/config';

/** Files that are changed, and the tests that should notice: those that take no time, so that thousands can be tried. */
export const areas = {
  policy: {
    mutate: ['src/policy/*.ts'],
    tests: ['test/policy/!(*property|simulator).test.ts'],
  },
  rules: {
    mutate: ['src/rules/{condition,compile,message,outcomes,path,pattern,run}.ts'],
    tests: ['test/rules/!(mutation).test.ts'],
  },
  derive: {
    mutate: ['src/graph/derive/*.ts', 'src/graph/{when,joint-worlds}.ts'],
    tests: ['test/graph/**/*.test.ts'],
  },
};

export const area = process.env.MUTANTS ?? 'rules';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: areas[area].tests,
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
