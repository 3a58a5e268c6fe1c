import { configureGlobal } from 'fast-check';

// The same inputs in every run, so that a change is judged by what it changes; FUZZ_SEED=<number> looks elsewhere.
configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20261122) });
