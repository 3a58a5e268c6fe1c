import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.js';

export type Files = ReadonlyMap<string, string | Buffer>;

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** The program in this process, over a folder whose files change from run to run. */
export class Program {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'gatelint-fuzz-')));
  #files = new Map<string, string | Buffer>();

  /** Makes the folder hold these files and no others. */
  lay(files: Files): void {
    for (const name of this.#files.keys()) if (!files.has(name)) rmSync(join(this.folder, name), { force: true });
    for (const [name, content] of files) {
      if (this.#files.get(name) === content) continue;
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    this.#files = new Map(files);
  }

  /** What the program writes and its exit status; throws what it throws. */
  async run(argv: readonly string[]): Promise<Outcome> {
    let out = '';
    let err = '';
    const stream = (write: (text: string) => void) => ({ write, isTerminal: () => false });
    const status = await main(argv, {
      stdout: stream((text) => {
        out += text;
      }),
      stderr: stream((text) => {
        err += text;
      }),
      env: {},
      cwd: this.folder,
      kept: null,
      readStdin: () => '',
    });
    return { status, out, err };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
