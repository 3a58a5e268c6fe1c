/** A place in the app, as a stack frame gives it. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The first frame of a creation stack that is the app's own: `new X (file:line:column)`, `(file:line:column)` or the
 * bare place; neither the CDK's, nor a library's, nor Node's. Null where there is none.
 */
export function userFrame(frames: readonly string[]): Frame | null {
  for (const text of frames) {
    const match = /(?:^|[\s(])(?:file:\/\/)?((?:[A-Za-z]:)?[\\/][^()]*?):(\d+)(?::(\d+))?\)?$/.exec(text);
    if (!match) continue;
    const file = (match[1] ?? '').split('\\').join('/');
    if (/(^|\/)(node_modules|site-packages|jsii-runtime|\.jsii)(\/|$)/.test(file)) continue;
    return { file, line: Number(match[2]), column: Number(match[3] ?? 1) };
  }
  return null;
}
