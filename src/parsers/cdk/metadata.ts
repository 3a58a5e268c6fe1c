import { get, textOf, type Value } from '../../text/value.js';
import { type Frame, userFrame } from './frames.js';

/**
 * The line of the app that made each construct, by construct path (`Shop/Api/Default/items/POST`).
 * Current assemblies hold it in `aws:cdk:creationStack` entries of the stack's metadata file; older ones as the `trace`
 * of the logical id's entry in the manifest.
 * https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/cloud-assembly-schema
 */
export function framesByPath(metadata: Value | undefined): Map<string, Frame> {
  const frames = new Map<string, Frame>();
  if (metadata?.kind !== 'map') return frames;
  for (const { key, value } of metadata.entries.values()) {
    for (const entry of value.kind === 'list' ? value.items : []) {
      const type = textOf(get(entry, 'type'));
      const trace = type === 'aws:cdk:creationStack' ? get(entry, 'data') : get(entry, 'trace');
      if (trace?.kind !== 'list') continue;
      const frame = userFrame(trace.items.map((item) => textOf(item) ?? ''));
      if (frame) frames.set(key.replace(/^\//, ''), frame);
    }
  }
  return frames;
}
