const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof codes;

/** Text in a terminal's style, or as it is. Give it escaped text: an escape sequence in the text would end the style. */
export function paint(style: Style, text: string, color: boolean): string {
  const [on, off] = codes[style];
  return color && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text;
}
