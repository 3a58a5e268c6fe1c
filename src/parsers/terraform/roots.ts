import { dirname, resolve } from 'node:path';

/** What a first look at the files of a directory tells, before any HCL is parsed. */
export interface ModuleLook {
  /** Something of API Gateway is written here, or a module whose name says so is called. */
  readonly matters: boolean;
  /** Absolute paths of the local modules that it calls. */
  readonly calls: readonly string[];
  /** It may read files other than configuration. */
  readonly names: boolean;
}

const marks = ['aws_api_gateway', 'aws_apigatewayv2', 'aws_wafv2_web_acl', 'apigateway', 'api-gateway'];

/** A first look at one configuration file. */
export function lookAt(path: string, text: string): ModuleLook {
  const calls = [...text.matchAll(/["']?source["']?\s*[=:]\s*"(\.{1,2}\/[^"]*)"/g)].map((match) =>
    resolve(dirname(path), match[1] ?? ''),
  );
  return { matters: marks.some((mark) => text.includes(mark)), calls, names: text.includes('file(') };
}

/**
 * The directories that are read as root modules: those that no other one calls, as far as something of API Gateway is in
 * them or in what they call. Directories that call each other in a circle are all read.
 */
export function rootModules(looks: ReadonlyMap<string, readonly ModuleLook[]>): string[] {
  const called = new Set([...looks.values()].flat().flatMap((look) => look.calls));
  const roots = [...looks.keys()].filter((directory) => !called.has(directory));
  const seen = new Set<string>();
  const matters = (directory: string): boolean => {
    if (seen.has(directory)) return false;
    seen.add(directory);
    const own = looks.get(directory) ?? [];
    // every module below is visited, so that none counts as unreached
    return own.flatMap((look) => look.calls.map(matters)).some(Boolean) || own.some((look) => look.matters);
  };
  const reached = roots.filter(matters);
  const circles = [...looks.keys()].filter((directory) => !seen.has(directory) && matters(directory));
  return [...reached, ...circles];
}

/** Whether a directory is a module of another one: that one itself, or what it calls, near or far. */
export function reaches(looks: ReadonlyMap<string, readonly ModuleLook[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const visit = (directory: string): boolean => {
    if (directory === to) return true;
    if (seen.has(directory)) return false;
    seen.add(directory);
    return (looks.get(directory) ?? []).some((look) => look.calls.some(visit));
  };
  return visit(from);
}
