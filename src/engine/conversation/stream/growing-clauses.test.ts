import { describe, expect, it } from 'vitest'
import { fakeDeltas, REPLIES, squeezed } from '../testing/fake-deltas.ts'
import { clauses, type Clause } from './clauses.ts'

const signal = new AbortController().signal

describe('clauses of a reply that is spoken while it grows', () => {
  async function grown(
    text: string,
    size = 1,
    pace: 'quickly' | 'slowly' = 'quickly',
  ): Promise<Clause[]> {
    const all: Clause[] = []
    const options = { signal, grows: () => pace }
    for await (const clause of clauses(fakeDeltas(text, size), options)) all.push(clause)
    return all
  }

  it('given a sentence, then two words come first, once a third shows how it goes on', async () => {
    expect(await grown('The tides in the ocean are caused by the pull of the moon.')).toEqual([
      { text: 'The tides', endsSentence: false, within: { before: '', after: 'in' } },
      {
        text: 'in the ocean',
        endsSentence: false,
        within: { before: 'The tides', after: 'are' },
      },
      {
        text: 'are caused by the pull',
        endsSentence: false,
        within: { before: 'The tides in the ocean', after: 'of' },
      },
      {
        text: 'of the moon.',
        endsSentence: true,
        within: { before: 'The tides in the ocean are caused by the pull', after: '' },
      },
    ])
  })

  it('given tokens that come slowly, then each piece has a word more', async () => {
    const cut = await grown('The tides in the ocean are caused by the moon.', 1, 'slowly')
    expect(cut.map(({ text }) => text)).toEqual([
      'The tides in',
      'the ocean are',
      'caused by the moon.',
    ])
  })

  it('given words that are over too soon, then one more comes with them', async () => {
    const [first] = await grown('Try to go to bed at the same time every night.')
    expect(first?.text).toBe('Try to go to')
  })

  it('given a comma before there are enough words, then it is cut there at once', async () => {
    const [first] = await grown("That's okay, take a break and relax.", 1, 'slowly')
    expect(first).toEqual({ text: "That's okay,", endsSentence: false })
  })

  describe('and whose usual beginnings are at hand', () => {
    const opener = (text: string) =>
      ({ 'You could': { within: { before: '', after: 'the' } }, 'Yes,': {} })[text]
    async function begun(text: string): Promise<Clause[]> {
      const all: Clause[] = []
      const options = { signal, grows: () => 'slowly' as const, opener }
      for await (const clause of clauses(fakeDeltas(text, 4), options)) all.push(clause)
      return all
    }

    it('given such a one, then it goes without the words behind it, which know of it', async () => {
      const [first, second] = await begun('You could bake a cake with them this afternoon.')
      expect(first).toEqual({
        text: 'You could',
        endsSentence: false,
        within: { before: '', after: 'the' },
        isOpener: true,
      })
      expect(second?.within).toMatchObject({ before: 'You could', isOpened: true })
    })

    it('given one that a comma ends, then it goes at the blank behind it', async () => {
      const cut = await begun('Yes, they sleep in the winter.')
      expect(cut[0]).toEqual({ text: 'Yes,', endsSentence: false, isOpener: true })
    })

    it('given a word that only begins like one, or one that comes later, then nothing is cut for it', async () => {
      expect((await begun("You couldn't know that yesterday, I think."))[0]?.text).not.toBe(
        'You could',
      )
      const later = await begun('Then bake a cake. You could eat it.')
      expect(later.map(({ text }) => text)).not.toContain('You could')
    })
  })

  it('given an answer of a few words, then it is one piece', async () => {
    expect(await grown('It is cold.')).toEqual([{ text: 'It is cold.', endsSentence: true }])
    expect((await grown('Paris. It lies on the Seine.'))[0]?.text).toBe('Paris.')
  })

  it('given a second sentence, then nothing of the first belongs to it', async () => {
    const [, ...rest] = await grown('Yes. The moon pulls at the water of the sea.')
    expect(rest[0]).toEqual({
      text: 'The moon pulls',
      endsSentence: false,
      within: { before: '', after: 'at' },
    })
  })

  it('given numbers and signs, then nothing is cut beside them', async () => {
    const cut = (await grown('It costs 3 million dollars or $5 per head.')).map(({ text }) => text)
    expect(cut[0]).toBe('It costs 3 million')
    expect(cut.some((text) => /(?:\d|\$)$|^(?:\d|\$)/u.test(text))).toBe(false)
  })

  it.each(REPLIES)('given %s, loses and adds nothing', async (text) => {
    for (const size of [1, 3, 1000]) {
      const cut = (await grown(text, size)).map((clause) => clause.text)
      expect(squeezed(cut.join(' '))).toBe(squeezed(text))
    }
  })
})
