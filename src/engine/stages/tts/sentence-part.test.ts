import { describe, expect, it } from 'vitest'
import { goingOn, sentencePart, spokenParts } from './sentence-part.ts'

/**
 * As espeak-ng does it: some words are joined, figures are many words, an amount is said around what follows it, and
 * the last word of a text is stressed.
 */
function phonemesOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\$(\d+)( million)?/gu, '$1$2 dollars')
    .replaceAll('1776', 'seventeen seventy six')
    .replaceAll(/\b(of) (the)\b/gu, '$1$2')
    .replaceAll(/\b(i) (am)\b/gu, '$1$2')
    .replace(/(\S+)$/u, 'ˈ$1')
}

const SENTENCES = [
  'One of the best, I am sure, is a cup of the tea.',
  'In 1776 it cost $5 million of the time.',
  'Well — I am one of 1776 of the',
  'Yes.',
]

/** What the calls sound one after the other, each with so many words of what follows. */
function said(texts: readonly string[], ahead = 1): string[] {
  const all: string[] = []
  for (const [at, text] of texts.entries()) {
    const rest = texts.slice(at + 1).join(' ')
    const after = rest.split(' ').slice(0, ahead).join(' ')
    const before = texts.slice(0, at).join(' ')
    const { phonemes, from, to } = sentencePart(text, { before, after }, phonemesOf)
    all.push(phonemes.slice(from, to))
  }
  return all
}

function inParts(sentence: string, words: number): string[] {
  const all = sentence.split(' ')
  return all.map((_, at) => all.slice(at, at + words).join(' ')).filter((_, at) => at % words === 0)
}

const unstressed = (phonemes: string): string => phonemes.replaceAll('ˈ', '')

describe('sentencePart', () => {
  it('given the first words and the next one, ends behind the blank before that', async () => {
    expect(said(['sure, i', 'can tell'])).toEqual(['sure, i ', 'can ˈtell'])
  })

  it('given a text without anything around it, says all of it', async () => {
    expect(said(['one of the'])).toEqual(['one ˈofthe'])
  })

  it('given a word that flows into the next, leaves it to the next call', async () => {
    expect(said(['one of', 'the best'])).toEqual(['one ', 'ofthe ˈbest'])
  })

  it('given nothing but such a word, is silent', async () => {
    expect(said(['one', 'of', 'the'])).toEqual(['one ', '', 'ˈofthe'])
  })

  it('given a figure as the next word, says nothing of it', async () => {
    expect(said(['in', '1776 it'])).toEqual(['in ', 'seventeen seventy six ˈit'])
  })

  it('given any sentence in any parts, says every word once', async () => {
    for (const sentence of SENTENCES)
      for (const words of [1, 2, 3, 4])
        for (const ahead of [1, 2, 9]) {
          const sounded = said(inParts(sentence, words), ahead).join('')
          expect(unstressed(sounded)).toBe(unstressed(phonemesOf(sentence)))
        }
  })

  it('given words that a longer text joins and stresses otherwise, goes on at the same sound', async () => {
    const otherwise = (text: string): string => (text.endsWith('d') ? 'ˌabˈc d' : text)
    const { phonemes, from } = sentencePart('c d', { before: 'a b', after: '' }, otherwise)
    expect(phonemes.slice(from)).toBe('ˈc d')
  })

  it('given words that a longer text says with other sounds, goes on behind as many words', async () => {
    const otherwise = (text: string): string =>
      text.endsWith('now') ? text : text.replace('the', 'thi')
    const within = { before: 'so the', after: '' }
    const { phonemes, from } = sentencePart('end now', within, otherwise)
    expect(phonemes.slice(from)).toBe('end now')
  })

  it('given blanks around the texts or none, says the same', async () => {
    const part = sentencePart('it cost ', { before: ' in 1776', after: ' ' }, phonemesOf)
    expect(part.phonemes.slice(part.from, part.to)).toBe('it ˈcost')
  })
})

describe('goingOn', () => {
  it('given a sentence that breaks off, lays out a word behind it and sounds none of it', () => {
    const span = { phonemes: 'ðə pˈʊl ɒv', from: 0, to: 8 }
    expect(goingOn(span, 'en-gb')).toEqual({ phonemes: 'ðə pˈʊl ɒv ðə', from: 0, to: 8 })
  })

  it('given one whose last known word has a mark, leaves it', () => {
    const span = { phonemes: 'ʃˈʊɹ, ˈaɪ θˈɪŋk,', from: 0, to: 6 }
    expect(goingOn(span, 'en-us')).toBe(span)
  })
})

describe('spokenParts', () => {
  const phonemes = 'sˈoʊ ɪt ˈɪz. ænd naʊ, wɛl.'

  it('given a whole text, has each of its sentences whole', () => {
    expect(spokenParts({ phonemes, from: 0, to: phonemes.length })).toEqual([
      { phonemes: 'sˈoʊ ɪt ˈɪz.', from: 0, to: 12 },
      { phonemes: 'ænd naʊ, wɛl.', from: 0, to: 13 },
    ])
  })

  it('given a span over two sentences, has the end of one and the beginning of the other', () => {
    expect(spokenParts({ phonemes, from: 5, to: 17 })).toEqual([
      { phonemes: 'sˈoʊ ɪt ˈɪz.', from: 5, to: 12 },
      { phonemes: 'ænd naʊ, wɛl.', from: 0, to: 4 },
    ])
  })

  it('given a span that ends with its sentence, does not go on', () => {
    expect(spokenParts({ phonemes, from: 0, to: 13 })).toEqual([
      { phonemes: 'sˈoʊ ɪt ˈɪz.', from: 0, to: 12 },
    ])
  })

  it('given more than is laid out at once, lays out the stretch around the span alone', () => {
    const long = `${'wˈɜːd '.repeat(40)}ˈɛnd.`
    const parts = spokenParts({ phonemes: long, from: 150, to: 162 })
    expect(
      parts
        .map((part) => part.phonemes.slice(part.from, part.to))
        .join(' ')
        .trim(),
    ).toBe(long.slice(150, 162).trim())
    expect(Math.max(...parts.map((part) => part.phonemes.length))).toBeLessThanOrEqual(150)
  })

  it('given nothing, or a mark alone, has no parts', () => {
    expect(spokenParts({ phonemes, from: 5, to: 5 })).toEqual([])
    expect(spokenParts({ phonemes: 'sˈoʊ ...', from: 5, to: 8 })).toEqual([])
  })
})
