import { describe, expect, it } from 'vitest'
import { chatMessages } from './chat-messages.ts'
import { within } from './deadline.ts'
import { EndpointWatch } from './endpoint-watch.ts'
import { languageCode } from './language-code.ts'
import { RepeatStop } from './repeat-stop.ts'

describe('chatMessages', () => {
  const messages = [
    { role: 'system' as const, content: 'part', isOpening: true as const },
    { role: 'user' as const, content: 'a' },
    { role: 'assistant' as const, content: 'b' },
    { role: 'system' as const, content: 'note' },
    { role: 'user' as const, content: 'c' },
  ]

  it('tells a server nothing but role and content', () => {
    expect(chatMessages(messages, 'as-is')[0]).toEqual({ role: 'system', content: 'part' })
  })

  it('puts later notes into the words of the user for templates that know one system message', () => {
    const two = [...messages, { role: 'user' as const, content: 'd' }]
    expect(chatMessages(two, 'one-system-message')).toEqual([
      { role: 'system', content: 'part' },
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
      { role: 'user', content: 'note\n\nc\n\nd' },
    ])
    expect(messages[1]?.content).toBe('a')
  })
})

describe('RepeatStop', () => {
  const read = (deltas: string[]): { said: string; isOver: boolean } => {
    const stop = new RepeatStop()
    return { said: deltas.map((delta) => stop.push(delta)).join(''), isOver: stop.isOver }
  }

  it('lets a text pass that says nothing twice', () => {
    const text = 'One two three four five six seven eight nine. Ten eleven.'
    expect(read(text.split(/(?<=e)/u))).toEqual({ said: text, isOver: false })
  })

  it('ends a circle', () => {
    const round = 'We go on and on and on from here. '
    const { said, isOver } = read([round, round, round])
    expect(isOver).toBe(true)
    expect(said.length).toBeLessThan(2 * round.length)
  })
})

describe('EndpointWatch', () => {
  it('asks a server that failed only after a while, as often as it takes, and then uses it again', async () => {
    let checks = 0
    const told: boolean[] = []
    const watch = new EndpointWatch({
      check: async () => {
        if (++checks < 3) throw new Error('not yet')
      },
      calmMs: 5,
      onChange: ({ isUp }) => told.push(isUp),
    })
    watch.failed(new Error('gone'))
    watch.failed(new Error('gone again'))
    expect(watch.isUp).toBe(false)
    await expect.poll(() => watch.isUp).toBe(true)
    expect(checks).toBe(3)
    expect(told).toEqual([false, true])
    watch.close()
  })

  it('asks nobody once it is closed', async () => {
    let checks = 0
    const check = async (): Promise<void> => void checks++
    const watch = new EndpointWatch({ check, calmMs: 1, onChange: () => {} })
    watch.failed(new Error('gone'))
    watch.close()
    watch.failed(new Error('gone'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(checks).toBe(0)
  })

  it('given one that is well, is not up once it is closed: whoever holds on to it must not ask it', () => {
    const watch = new EndpointWatch({ check: async () => {}, calmMs: 1, onChange: () => {} })
    expect(watch.isUp).toBe(true)
    watch.close()
    expect(watch.isUp).toBe(false)
    expect(watch.closed.aborted).toBe(true)
  })
})

describe('within', () => {
  it('tells an abort from a delay', async () => {
    const abort = new AbortController()
    const never = () => new Promise<never>(() => {})
    const aborted = within(10_000, abort.signal, never)
    abort.abort(new DOMException('withdrawn', 'AbortError'))
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
    const late = within(5, new AbortController().signal, never)
    await expect(late).rejects.toMatchObject({ name: 'TooLate' })
  })
})

it.each([
  ['english', 'en'],
  ['Portuguese', 'pt'],
  ['de', 'de'],
  ['klingon?', ''],
  [7, ''],
])('languageCode of %s is %s', (found, code) => {
  expect(languageCode(found)).toBe(code)
})
