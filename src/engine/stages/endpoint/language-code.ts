// The language that a recogniser found, which some servers name by its code and some by its English name.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
let codes: Map<string, string> | undefined

/** @returns the ISO 639-1 code of `found` (`en`, `English`); empty where it says nothing */
export function languageCode(found: unknown): string {
  if (typeof found !== 'string') return ''
  const name = found.toLowerCase()
  codes ??= namesToCodes()
  return /^[a-z]{2}$/u.test(name) ? name : (codes.get(name) ?? '')
}

function namesToCodes(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const all = [...LETTERS].flatMap((a) => [...LETTERS].map((b) => a + b))
  return new Map(
    all.flatMap((code) => {
      const name = names.of(code)
      return name === undefined ? [] : [[name.toLowerCase(), code] as const]
    }),
  )
}
