/** Every occurrence; an empty text stands before and after every character. */
export function replaced(text: string, wanted: string, by: string): string {
  return wanted === '' ? [...text, ''].map((character) => by + character).join('') : text.split(wanted).join(by);
}

/**
 * A replacement of RE2 with what was matched: `$1`, `${name}`, `$$`. A name is as long as can be: `$1x` is no group.
 * https://pkg.go.dev/regexp#Regexp.Expand
 */
export function expanded(text: string, match: readonly unknown[]): string {
  const named = match.at(-1);
  const groups = new Map(named !== null && typeof named === 'object' ? Object.entries(named) : []);
  // after the groups come the offset and the text
  const numbered = match.slice(
    0,
    match.findIndex((part) => typeof part === 'number'),
  );
  return text.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, plain?: string) => {
    const name = braced ?? plain ?? '';
    return whole === '$$' ? '$' : String((/^\d+$/.test(name) ? numbered[Number(name)] : groups.get(name)) ?? '');
  });
}
