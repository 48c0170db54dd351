import { describe, expect, it } from 'vitest'
import { SpokenText } from './spoken-text.ts'

function spoken(text: string, size = text.length): string {
  const filter = new SpokenText()
  let out = ''
  for (let at = 0; at < text.length; at += size) out += filter.push(text.slice(at, at + size))
  return out + filter.flush()
}

const CASES: [what: string, text: string, said: string][] = [
  ['plain text', 'The capital of France is Paris.', 'The capital of France is Paris.'],
  ['words with h and w', 'How high? Why, who? with, https.', 'How high? Why, who? with, https.'],
  ['bold', 'It is **really** hot.', 'It is really hot.'],
  ['emphasis', 'It is *really* hot.', 'It is really hot.'],
  ['underscores', 'It is _really_ hot, __very__.', 'It is really hot, very.'],
  ['a product', 'It is 3 * 4 or 3*4.', 'It is 3 × 4 or 3×4.'],
  ['inline code', 'Use `ls` here.', 'Use ls here.'],
  ['a heading', '## Tea\nBoil water.', 'Tea\nBoil water.'],
  ['bullets', 'You need:\n- milk\n* eggs\n• bread', 'You need:\nmilk\neggs\nbread'],
  ['a numbered list', '1. Boil.\n2. Pour.\n3) Wait.', 'Boil.\nPour.\nWait.'],
  ['an answer that is a number', '7. That many.', '7. That many.'],
  ['a number alone', '1', '1'],
  [
    'decimals and signs',
    '1.5 is less than -2 + 4 and well-known.',
    '1.5 is less than -2 + 4 and well-known.',
  ],
  ['a link', 'See [the guide](https://a.example/b_c) now.', 'See the guide now.'],
  ['an address', 'See https://a.example/x?y=1. Or www.b.example!', 'See link. Or link!'],
  ['a citation', 'It is so [1].', 'It is so .'],
  ['a stage direction', '*smiles* Hello! *waves at you* Hi.', 'Hello! Hi.'],
  ['a direction at the start', '*looks around* Hello!', 'Hello!'],
  ['directions in brackets', '[laughs] Well (chuckles softly) yes.', 'Well yes.'],
  ['a usual parenthesis', 'Water (or ice) is wet (thin).', 'Water (or ice) is wet (thin).'],
  ['emoji', 'Hi 👋🏽 there 👩‍🚀! 🇫🇷', 'Hi there ! '],
  ['tags', 'One<br>two <b>three</b>.', 'Onetwo three.'],
  ['a comparison', '2 < 3 and 3 > 2.', '2 < 3 and 3 > 2.'],
  ['thoughts', '<think>\nhm\n</think>\nYes.', '\nYes.'],
  ['a code block among words', 'Like this:\n```js\nlet a = 1\n```\nDone.', 'Like this:\n\nDone.'],
  ['a code block alone', '```\nParis.\n```', 'Paris.'],
  ['a code block that never closes', 'So:\n```js\nlet a', 'So:\n'],
  ['a rule', 'One\n---\nTwo', 'One\n\nTwo'],
  ['a quotation', '> Be brave.', 'Be brave.'],
  ['other scripts', '富士山は高い。Ça va? Größe 5 °C.', '富士山は高い。Ça va? Größe 5 °C.'],
]

describe('SpokenText', () => {
  it.each(CASES)('given %s, leaves what can be spoken', (_, text, said) => {
    expect(spoken(text)).toBe(said)
  })

  it.each(CASES)('given %s one character at a time, leaves the same', (_, text, said) => {
    expect(spoken(text, 1)).toBe(said)
  })

  it('given plain words, holds nothing back', () => {
    const filter = new SpokenText()
    expect(filter.push('The capital')).toBe('The capital')
    expect(filter.push(' of France, 3.5')).toBe(' of France, 3.5')
    expect(filter.push(' (now')).toBe(' ')
    expect(filter.push(' or')).toBe('(now or')
  })
})
