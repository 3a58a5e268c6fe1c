import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Module } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Script } from 'node:vm';

/**
 * Keeps compiled code from run to run. Compiling functions would take half of a short run's time over Node's own start.
 * Node's compile cache (`module.enableCompileCache`, 22.1 and newer) holds what was compiled when a file was loaded, but
 * not what was compiled when a function was first called, which is nearly everything; this one is written when the
 * program ends, and holds both. https://nodejs.org/api/vm.html#scriptcreatecacheddata
 *
 * V8 refuses what another version of it made, or other flags; builds of gatelint have folders of their own. What is kept
 * is trusted like the program itself, so it lies in the user's cache folder and is used only where nobody else can write
 * it. `NODE_DISABLE_COMPILE_CACHE` switches it off. Whatever goes wrong, the program runs without.
 */
export function keepCompiledCode(folder: string | null): void {
  if (folder === null || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const loaded: Loaded[] = [];
  extensions['.cjs'] = (module, file) => {
    const code = readFileSync(file, 'latin1');
    // code that comes from a cache cannot import ES modules: `A dynamic import callback was not specified`
    if (code.includes('import(')) return extensions['.js']?.(module, file);
    const name = `${basename(file)}.bin`;
    const cachedData = contentOf(join(folder, name));
    const source = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
    const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
    loaded.push({ name, script, isNew: cachedData === undefined || script.cachedDataRejected === true });
    const require = (id: string): unknown => module.require(id);
    script.runInThisContext()(module.exports, require, module, file, dirname(file));
  };
  process.once('exit', () => {
    // where a file was loaded for the first time, others ran functions that they had not run before
    if (loaded.some((one) => one.isNew)) write(folder, loaded);
  });
}

interface Loaded {
  readonly name: string;
  readonly script: Script;
  readonly isNew: boolean;
}

/** `require.extensions`: deprecated, but here to stay. https://nodejs.org/api/modules.html#requireextensions */
const { _extensions: extensions } = Module as unknown as {
  readonly _extensions: Record<string, (module: NodeModule, file: string) => void>;
};

/** Where a build of gatelint keeps what it keeps from run to run; null where there is no place of the user's own. */
export function folderFor(build: string): string | null {
  try {
    const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
    const named = process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME;
    const caches = named && isAbsolute(named) ? named : join(homedir(), '.cache');
    const folder = join(caches, 'gatelint', `${build}-${process.version}-${process.arch}`);
    return isOwn(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** Whether nobody but the user can write into a folder; also where it is still to be made. */
function isOwn(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat || process.platform === 'win32') return true;
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function write(folder: string, loaded: readonly Loaded[]): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    for (const { name, script } of loaded) {
      const file = join(folder, name);
      // several runs may end at the same time
      writeFileSync(`${file}.${process.pid}`, script.createCachedData(), { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
    }
    dropOldBuilds(dirname(folder));
  } catch {
    // no room, or a read-only disk: the next run is as slow as this one
  }
}

const monthInMs = 30 * 24 * 60 * 60 * 1000;

function dropOldBuilds(caches: string): void {
  for (const name of readdirSync(caches)) {
    const folder = join(caches, name);
    if (Date.now() - statSync(folder).mtimeMs > monthInMs) rmSync(folder, { recursive: true, force: true });
  }
}
