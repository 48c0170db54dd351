// Reads a part of one: "half", "a third", "two thirds", "3/4".
import type { WordReader } from './word-reader.ts'

const PARTS = 'third quarter fifth sixth seventh eighth ninth tenth'.split(' ')
const PART = new Map<string, number>([
  ...PARTS.map((word, i): [string, number] => [word, i + 3]),
  ['half', 2],
  ['fourth', 4],
  ['hundredth', 100],
  ['thousandth', 1000],
])
const SEVERAL_PARTS = new Map<string, number>([
  ...[...PART].map(([word, parts]): [string, number] => [`${word}s`, parts]),
  ['halves', 2],
])
const SEVERAL = new Map<string, number>(
  'two three four five six seven eight nine'.split(' ').flatMap((word, i): [string, number][] => [
    [word, i + 2],
    [String(i + 2), i + 2],
  ]),
)

/** The part, without what follows it ("of", "a mile"). */
export function readFraction(reader: WordReader): number | undefined {
  return reader.attempt(() => {
    const [over, under] = reader.match(/^[1-9]\d?\/[1-9]\d?$/)?.split('/') ?? []
    // "9/11" is a date; "3/4 of" is a part.
    if (over && under) return reader.next === 'of' ? Number(over) / Number(under) : undefined
    if (reader.take('half')) return 0.5
    const parts = reader.take('a', 'an', 'one', '1') && reader.look(PART)
    if (parts) return 1 / Number(parts)
    const count = reader.look(SEVERAL)
    const of = count && reader.look(SEVERAL_PARTS)
    return count && of ? count / of : undefined
  })
}
