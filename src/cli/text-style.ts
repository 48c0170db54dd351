// Colours on the terminal, where they are wanted.

/**
 * Whether text on `stream` may be coloured: FORCE_COLOR (not empty, not 0) and NO_COLOR (not empty) decide, in this
 * order; else a terminal that is not dumb. Sources: https://no-color.org, https://force-color.org.
 */
export function wantsColor(
  stream: { isTTY?: boolean },
  env: Record<string, string | undefined> = process.env,
): boolean {
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0'
  if (env['NO_COLOR']) return false
  return stream.isTTY === true && env['TERM'] !== 'dumb'
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const

export type TextStyle = Record<keyof typeof CODES, (text: string) => string>

/** Functions that colour their text, or leave it as it is. */
export function textStyle(color: boolean): TextStyle {
  const style = (code: number) => (text: string) =>
    color && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
  return Object.fromEntries(
    Object.entries(CODES).map(([name, code]) => [name, style(code)]),
  ) as TextStyle
}
