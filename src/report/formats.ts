import type { MakeReporter } from './reporter.js';

/** Each format's file is loaded when it is asked for. */
const loaders = {
  pretty: async () => (await import('./pretty.js')).pretty,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
  github: async () => (await import('./github.js')).github,
  junit: async () => (await import('./junit.js')).junit,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  markdown: async () => (await import('./markdown.js')).markdown,
  html: async () => (await import('./html.js')).html,
} satisfies Record<string, () => Promise<MakeReporter>>;

export type FormatName = keyof typeof loaders;

export const formatNames = Object.keys(loaders) as readonly FormatName[];

/** Formats that show who can call what, beside the findings. */
export const formatsWithExposure: readonly FormatName[] = ['markdown', 'html'];

export function loadFormat(name: FormatName): Promise<MakeReporter> {
  return loaders[name]();
}
