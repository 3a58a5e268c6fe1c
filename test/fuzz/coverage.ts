/** How often each branch of the program was taken; the counters are put in where the program is bundled for fuzzing. */
declare global {
  var gatelintBranches: Uint32Array | undefined;
}

/** Tells whether a run did something that no run before it did: took a branch, or took it much more often. */
export class Coverage {
  readonly #now: Uint32Array = globalThis.gatelintBranches ?? new Uint32Array(0);
  /** Of each branch the orders of magnitude (as bits) in which it was taken. */
  readonly #before = new Uint32Array(this.#now.length);
  sites = 0;

  clear(): void {
    this.#now.fill(0);
  }

  isNew(): boolean {
    let isNew = false;
    for (let at = 0; at < this.#now.length; at++) {
      const count = this.#now[at] as number;
      if (count === 0) continue;
      const before = this.#before[at] as number;
      const bit = 1 << (31 - Math.clz32(count));
      if ((before & bit) !== 0) continue;
      if (before === 0) this.sites += 1;
      this.#before[at] = before | bit;
      isNew = true;
    }
    return isNew;
  }
}
