// Any text, through everything of ours that reads texts: it never throws, and what comes out is bounded.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHotkey, hotkeyLabels } from '../shared/hotkey.ts'
import { oneLine } from '../shared/one-line.ts'
import { plainText } from '../shared/plain-text.ts'
import { instantAnswer } from './conversation/instant/instant-answer.ts'
import { languageOfText } from './conversation/session/language-of-text.ts'
import { ClauseCutter } from './conversation/stream/clauses.ts'
import { asksForTime } from './conversation/tools/asks-for-time.ts'
import { claimsDeed } from './conversation/tools/honest.ts'
import { isBackchannel, overReplyWords } from './conversation/turn-taking/over-reply-words.ts'
import { ReplyForm } from './stages/llm/reply-form.ts'
import { SpokenText } from './stages/llm/spoken-text.ts'
import { foreignText } from './stages/tts/spoken-text/foreign-text.ts'
import { normaliseText } from './stages/tts/spoken-text/normalise-text.ts'
import { lyingText, RUNS } from './testing/lying.ts'

const ASKED =
  'what is the time set a timer for minutes hours remind me to at five half past three tomorrow on monday convert miles into kilometres plus minus times divided by square root of percent hundred thousand point and spell how many stop cancel all volume louder in tokyo please okay parley twenty one second third a the constructor __proto__'.split(
    ' ',
  )
const SPOKEN =
  'Dr. Mr. e.g. i.e. 3.5 1,000 1st 2nd 12:30 a.m. p.m. $5 €3.20 50% 10°C km/h m² 1/2 2024-01-05 05/06/2024 Jan. XIV https://a.b/c?d=e me@x.org *bold* `code` ```js [set a timer] <think> user: • 1. - # | C++ AT&T I'.split(
    ' ',
  )
const context = {
  now: new Date('2026-11-29T12:00:00Z'),
  locale: 'en-GB',
  timers: [],
  reminders: [],
}
const text = fc.oneof(lyingText(ASKED), lyingText(SPOKEN), lyingText([...ASKED, ...SPOKEN]))
const options = { numRuns: RUNS }

/** `whole` in two halves, cut anywhere. */
const cutText = fc.tuple(text, fc.nat()).map(([whole, at]) => {
  const cut = at % (whole.length + 1)
  return [whole.slice(0, cut), whole.slice(cut)] as const
})

describe('any text', () => {
  it.each<[string, (said: string) => unknown]>([
    ['the instant grammars', (said) => instantAnswer(said, context)],
    ['the language guess', languageOfText],
    [
      'the judge of what was said over a reply',
      (said) => overReplyWords({ text: said, meanLogProbability: -1 }, said.slice(9)),
    ],
    ['the ear for "mm-hm"', isBackchannel],
    ['the judge of claims', claimsDeed],
    ['the judge of times', asksForTime],
    ['the hotkey', (said) => parseHotkey(said, 'linux')],
    ['the labels of a hotkey', (said) => hotkeyLabels(said, 'darwin').join()],
  ])('passes through %s', (_, read) => {
    fc.assert(
      fc.property(text, (said) => void read(said)),
      options,
    )
  })

  it('written out for the ear, is a text of bounded length', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('es', 'fr', 'it', 'pt'), (said, language) => {
        for (const spoken of [normaliseText(said), foreignText(said, language)])
          expect(spoken.length).toBeLessThan(200 + said.length * 30)
      }),
      options,
    )
  })

  it('cut into pieces of speech, loses no letter, however it comes', () => {
    const letters = (said: string): string => said.replace(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(cutText, fc.boolean(), ([first, second], grows) => {
        const cutter = new ClauseCutter(grows ? { grows: () => 'quickly' } : {})
        const pieces = [...cutter.push(first), ...cutter.push(second)]
        const last = cutter.flush()
        const all = [...pieces, ...(last ? [last] : [])].map((piece) => piece.text)
        expect(letters(all.join(''))).toBe(letters(first + second))
        for (const piece of all) expect(piece.length).toBeLessThanOrEqual(600)
      }),
      options,
    )
  })

  it('as a reply, is filtered the same however it comes', () => {
    fc.assert(
      fc.property(cutText, ([first, second]) => {
        const filter = new SpokenText()
        const inTwo = filter.push(first) + filter.push(second) + filter.flush()
        const atOnce = filter.push(first + second) + filter.flush()
        expect(inTwo.replace(/\s+/g, ' ')).toBe(atOnce.replace(/\s+/g, ' '))
        const form = new ReplyForm()
        form.push(first)
        if (!form.isOver) form.push(second)
        form.flush()
      }),
      options,
    )
  })

  it('made plain or shown in a line, has nothing unseen in it, and stays so', () => {
    fc.assert(
      fc.property(text, (said) => {
        const plain = plainText(said)
        expect(plain).not.toMatch(/[\0-\u0008\u000e-\u001f\u202a-\u202e\u2066-\u2069]/)
        expect(plain).not.toMatch(/\p{Cs}/u)
        expect(plainText(plain)).toBe(plain)
        expect(oneLine(said)).not.toMatch(/[\0-\u001f\u007f\u2028\u2029]/)
      }),
      options,
    )
  })
})

/** A megabyte, or as much as costs little. */
const LONG = RUNS > 1_000 ? 1_000_000 : 50_000

describe('a text without end', () => {
  const kinds = [
    'a',
    '1',
    '1 ',
    ', ',
    '. ',
    '\n',
    ' ',
    '😀',
    '\0',
    '\u202e',
    'word ',
    'a-',
    '$1,',
    '(',
  ]
  it.each(kinds)('of %j is cut into pieces that can be spoken', (kind) => {
    const whole = kind.repeat(LONG / kind.length)
    const cutter = new ClauseCutter()
    const pieces = [...cutter.push(whole), cutter.flush()].flatMap((piece) => piece ?? [])
    for (const piece of pieces) expect(piece.text.length).toBeLessThanOrEqual(600)
    expect(plainText(whole).length).toBeLessThanOrEqual(whole.length)
    expect(instantAnswer(whole, context as never)).toBeUndefined()
  })
})
