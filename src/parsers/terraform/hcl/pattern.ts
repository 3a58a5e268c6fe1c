/** Steps that a match may take at worst. */
const workLimit = 10_000_000;

/**
 * A Terraform (RE2) pattern as a JavaScript one; null where it has no counterpart or could take too long: RE2 runs in
 * linear time, JavaScript backtracks. A repeated group that holds a repetition or a choice can be exponential; each
 * other repetition adds a power of the text's length, each choice doubles the ways.
 */
export function safePattern(pattern: string, text: string, flags: string): RegExp | null {
  if (pattern.length > 1_000) return null;
  const plain = pattern
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\(\?(?::|P?<\w+>|[a-z]+\))/g, '(');
  if (/\([^()]*[+*{|?][^()]*\)[+*{]/.test(plain) || /\)[^()]*\)[+*{]/.test(plain)) return null;
  const repetitions = plain.match(/[+*{]/g)?.length ?? 0;
  const choices = plain.replace(/[+*}]\?/g, '').match(/[?|]/g)?.length ?? 0;
  if (Math.max(text.length, 1) ** Math.max(repetitions, 1) * 2 ** choices > workLimit) return null;
  const inline = /^\(\?([a-z]+)\)/.exec(pattern);
  const extra = [...(inline?.[1] ?? '')].filter((flag) => 'ims'.includes(flag)).join('');
  const source = pattern
    .slice(inline?.[0].length ?? 0)
    .replaceAll('(?P<', '(?<')
    .replaceAll('\\A', '^')
    .replaceAll('\\z', '$');
  try {
    return new RegExp(source, `u${flags}${extra}`);
  } catch {
    return null;
  }
}
