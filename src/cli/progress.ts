import type { Terminal } from './terminal.js';

const PATIENCE = 1000;
const INTERVAL = 100;

/** How far a run is, on a terminal only and once it has taken a second; one line that leaves no trace. */
export class Progress {
  readonly #terminal: Terminal;
  #due = Date.now() + PATIENCE;
  #shown = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(files: number): void {
    if (Date.now() < this.#due) return;
    this.#due = Date.now() + INTERVAL;
    if (!this.#terminal.stderr.isTerminal()) return;
    this.#terminal.stderr.write(`\r\x1b[2K${files} files checked …`);
    this.#shown = true;
  }

  /** Before anything else is printed. */
  clear(): void {
    if (!this.#shown) return;
    this.#terminal.stderr.write('\r\x1b[2K');
    this.#shown = false;
  }
}
