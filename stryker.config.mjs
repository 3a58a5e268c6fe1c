// Mutation testing: which changes of the rule engine, the policy analysis and the derived facts would no test notice?
//
//   npm install --no-save @stryker-mutator/core@9 @stryker-mutator/vitest-runner@9
//   MUTANTS=policy npm run mutants -- --mutate src/policy/judge.ts
//
// `MUTANTS` is policy, rules or derive. Stryker is no development dependency: it brings a hundred packages for what is
// run now and then. Constants at the top of a file are left out, since each would need all tests.
import { area, areas } from './test/mutants.config.mjs';

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: areas[area].mutate,
  vitest: { configFile: 'test/mutants.config.mjs', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  ignorePatterns: ['dist', 'docs', '.ci', '.github', 'reports'],
  concurrency: 1,
  timeoutMS: 30_000,
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
};
