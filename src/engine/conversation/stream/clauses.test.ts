import { describe, expect, it } from 'vitest'
import { fakeDeltas, REPLIES, squeezed } from '../testing/fake-deltas.ts'
import { clauses, type Clause } from './clauses.ts'

const signal = new AbortController().signal

async function pieces(text: string, size = 1): Promise<Clause[]> {
  const all: Clause[] = []
  for await (const clause of clauses(fakeDeltas(text, size), { signal })) all.push(clause)
  return all
}

async function texts(text: string, size = 1): Promise<string[]> {
  return (await pieces(text, size)).map((clause) => clause.text)
}

const WHOLE = [
  'The price is 3.5 or 1,000 dollars.',
  'Dr. Smith met Mr. J. K. Jones.',
  'It begins at 5:30 p.m. today.',
  'Tools, e.g. hammers.',
  'The U.S. Army.',
  'Wow!',
  'Yes.',
  '42',
]

describe('clauses', () => {
  it.each(WHOLE)(
    'given %s, never cuts inside numbers, times, abbreviations or initials',
    async (text) => {
      const cut = await texts(text)
      const marks = ['3.5', '1,000', 'Dr. Smith', 'Mr. J. K. Jones', '5:30', 'e.g.', 'U.S. Army']
      for (const mark of marks.filter((each) => text.includes(each))) {
        expect(cut.some((piece) => piece.includes(mark))).toBe(true)
      }
    },
  )

  it.each(REPLIES)('given %s in pieces of any size, loses and adds nothing', async (text) => {
    for (const size of [1, 2, 3, 7, 1000]) {
      expect(squeezed((await texts(text, size)).join(' '))).toBe(squeezed(text))
    }
  })

  it('given a number as the answer, speaks it by itself; given the number of a list, with what follows', async () => {
    const first = async (text: string) => (await pieces(text))[0]?.text
    expect(await first('60. An hour has 60 minutes.')).toBe('60.')
    expect(await first('1. Boil the water.')).toBe('1. Boil the water.')
  })

  it('given a short first sentence, speaks it by itself', async () => {
    expect(await pieces('Paris. It lies on the river Seine.')).toEqual([
      { text: 'Paris.', endsSentence: true },
      { text: 'It lies on the river Seine.', endsSentence: true },
    ])
  })

  it('given a comma after three words, speaks what is before it first', async () => {
    expect(await pieces('In the early morning, birds sing.')).toEqual([
      { text: 'In the early morning,', endsSentence: false },
      { text: 'birds sing.', endsSentence: true },
    ])
  })

  it('given a comma after one short word, waits for more', async () => {
    expect(await texts('Well, yes.')).toEqual(['Well, yes.'])
  })

  it('given a long beginning without marks, cuts before a phrase', async () => {
    expect(
      await texts('The tides in the ocean are caused by the gravitational pull of the moon.'),
    ).toEqual(['The tides in the ocean are caused', 'by the gravitational pull of the moon.'])
    expect(await texts('George Washington was the first president of the country.')).toEqual([
      'George Washington was the first president',
      'of the country.',
    ])
  })

  it('given a short sentence with a preposition, speaks it whole', async () => {
    expect(await texts('There are 24 eggs in two dozen.')).toEqual([
      'There are 24 eggs in two dozen.',
    ])
  })

  it('given a long beginning without marks, cuts before a conjunction', async () => {
    expect(await texts('The sky looks blue because air scatters blue light.')).toEqual([
      'The sky looks blue',
      'because air scatters blue light.',
    ])
  })

  it('given a beginning without any mark, cuts it at a blank once it is very long', async () => {
    const [first = ''] = await texts('word '.repeat(60))
    expect(first.length).toBeGreaterThan(75)
    expect(first.length).toBeLessThan(90)
    expect(first).toMatch(/^(word ?)+$/)
  })

  it('given tiny later sentences, speaks them together', async () => {
    const text =
      'Here is how it goes. First you boil some water. Pour. Wait. Drink it while it is hot.'
    expect(await texts(text)).toEqual([
      'Here is how it goes.',
      'First you boil some water.',
      'Pour. Wait. Drink it while it is hot.',
    ])
  })

  it('given a later sentence of more than 200 characters, splits it at a clause', async () => {
    const long = `It goes on ${'and on and on '.repeat(6)}, then ${'more and more '.repeat(9)}until the end.`
    const cut = await texts(`One short sentence. Another short sentence. ${long}`)
    expect(cut.length).toBeGreaterThan(3)
    expect(cut[2]).toMatch(/,$/)
    expect(Math.max(...cut.map((piece) => piece.length))).toBeLessThan(260)
  })

  it('given lines without full stops, ends a sentence at each line', async () => {
    expect(await texts('You need\nmilk\neggs\n')).toEqual(['You need', 'milk', 'eggs'])
  })

  it('given the first full stop after a word, does not wait for the next delta', async () => {
    async function* source(): AsyncGenerator<string> {
      yield 'It is'
      yield ' Paris'
      yield '.'
      throw new Error('asked for more than was needed')
    }
    const run = clauses(source(), { signal })
    expect((await run.next()).value).toEqual({ text: 'It is Paris.', endsSentence: true })
  })

  it('given a full stop after a digit, waits for what follows', async () => {
    async function* source(): AsyncGenerator<string> {
      yield 'It is 3'
      yield '.'
      yield '5 metres.'
    }
    const run = clauses(source(), { signal })
    expect((await run.next()).value?.text).toBe('It is 3.5 metres.')
  })

  it('given nothing but marks at the end, leaves them out', async () => {
    expect(await texts('Hello there! :-)')).toEqual(['Hello there!'])
  })

  it('given an aborted signal, throws its reason', async () => {
    const abort = new AbortController()
    const run = clauses(fakeDeltas('One sentence. Two sentences.', 1), { signal: abort.signal })
    await run.next()
    abort.abort(new Error('enough'))
    await expect(run.next()).rejects.toThrow('enough')
  })

  it.each([
    ['¡Hola! ¿Cómo estás hoy?', ['¡Hola!', '¿Cómo estás hoy?']],
    ['Bonjour ! Comment ça va ?', ['Bonjour !', 'Comment ça va ?']],
    ['El Sr. López y la Sra. Ruiz viven aquí.', ['El Sr. López y la Sra. Ruiz viven aquí.']],
    ['Il dit « oui ! » et part.', ['Il dit « oui ! » et part.']],
  ])('given marks of other languages in %s, cuts as they mean it', async (text, expected) => {
    expect(await texts(text)).toEqual(expected)
  })
})
