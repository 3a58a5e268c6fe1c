import { get, textOf, type Value } from '../../text/value.js';
import { type Frame, userFrame } from './frames.js';

/** What a stack's metadata says of its constructs. Paths are without the leading slash: `Shop/Api/Default/items/POST`. */
export interface ConstructMetadata {
  /** Construct path → the line of the app that made it. */
  readonly frames: ReadonlyMap<string, Frame>;
  /** Logical id → construct path; for templates that do not say it themselves (`cdk synth --no-path-metadata`). */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Current assemblies hold the line in `aws:cdk:creationStack` entries of the stack's metadata file; older ones as the
 * `trace` of the logical id's entry in the manifest. A nested stack's constructs stand among its parent's; a logical id
 * that occurs in both is left out.
 * https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/cloud-assembly-schema
 */
export function constructMetadata(metadata: Value | undefined): ConstructMetadata {
  const frames = new Map<string, Frame>();
  const paths = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { key, value } of metadata?.kind === 'map' ? metadata.entries.values() : []) {
    const path = key.replace(/^\//, '');
    for (const entry of value.kind === 'list' ? value.items : []) {
      const type = textOf(get(entry, 'type'));
      const id = type === 'aws:cdk:logicalId' ? textOf(get(entry, 'data')) : undefined;
      if (id !== undefined && paths.has(id)) ambiguous.add(id);
      if (id !== undefined) paths.set(id, path);
      const trace = type === 'aws:cdk:creationStack' ? get(entry, 'data') : get(entry, 'trace');
      const frame = trace?.kind === 'list' ? userFrame(trace.items.map((item) => textOf(item) ?? '')) : null;
      if (frame) frames.set(path, frame);
    }
  }
  for (const id of ambiguous) paths.delete(id);
  return { frames, paths };
}
