import { sha1 } from '../text/sha1.js';

/** One of `count` parts of a run, numbered from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a shard judges what stands at a path. Every machine answers alike: the path (relative to the working
 * directory, with `/`) decides and nothing else, so that a file that comes or goes moves no other one.
 */
export function isIn(shard: Shard | null, file: string): boolean {
  return shard === null || Number.parseInt(sha1(file).slice(0, 8), 16) % shard.count === shard.index - 1;
}

const mentions = ['.yaml', '.yml', '.json', '.template', 'file('].map((mark) => Buffer.from(mark));

/** Whether a text may name other files as a part of it: only who reads it knows which. */
export function mayNameFiles(bytes: Buffer): boolean {
  return mentions.some((mark) => bytes.includes(mark));
}
