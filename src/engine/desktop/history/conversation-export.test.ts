import { describe, expect, it } from 'vitest'
import { conversationMarkdown, fileNameOf } from './conversation-export.ts'
import { fakeTurn } from '../testing/fake-turn.ts'
import { titleOf } from './search-conversations.ts'

describe('conversationMarkdown', () => {
  it('given turns, tells who said what and how fast; what was cut off says so', () => {
    const text = conversationMarkdown({
      id: 'x',
      title: 'Stars & *stripes*',
      startedAt: '2026-11-21T10:00:00.000Z',
      turns: [fakeTurn('Hello?', 'Hi [there].'), fakeTurn('A story.', 'Once upon a time.', 'Once')],
    })
    expect(text).toBe(`# Stars & \\*stripes\\*

2026-11-21T10:00:00.000Z

**You:** Hello?

**Parley:** Hi \\[there\\].

*640 ms voice to voice*

---

**You:** A story.

**Parley:** Once … *(interrupted)*

*640 ms voice to voice*
`)
  })
})

describe('names', () => {
  it('given any title, makes a file name of it', () => {
    expect(fileNameOf('What is 1/2? C:\\x')).toBe('What is 12 Cx')
    expect(fileNameOf('???')).toBe('Conversation')
    expect(fileNameOf('Größe 日本')).toBe('Größe 日本')
  })
  it('given long first words, cuts the title at a blank', () => {
    const title = titleOf('Please tell me everything that you know about the history of the tides')
    expect(title).toBe('Please tell me everything that you know about the history …')
    expect(titleOf('  ')).toBe('Conversation')
  })
})
