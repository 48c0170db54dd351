// A recogniser that was chosen for a conversation, with the real engines.
import { describe, expect, it } from 'vitest'
import { questions } from './testing/recordings.ts'
import { runParley } from './testing/run-parley.ts'

const [question] = questions().filter(({ text, expect }) => expect !== null && !/\d/u.test(text))
if (!question) throw new Error('a question with a right answer is needed')
const ask = ['ask', question.path, '--tier', 'fast', '--json']
const plain = (text: unknown): string =>
  String(text)
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')

describe('ask --stt', () => {
  it('given a recogniser of the catalogue, shows words while somebody speaks, and its own in the end', async () => {
    const ran = await runParley([...ask, '--stt', 'whisper-base-q8_0'])
    expect(ran.status, ran.stderr).toBe(0)
    const turn = ran.events.find(({ event }) => event === 'turn')
    expect(plain(turn?.['transcript'])).toBe(plain(question.text))
    expect(turn?.['engines']).toMatchObject({
      stt: expect.stringMatching(/: whisper-base-q8_0$/u) as string,
    })
    const shown = ran.events.filter(({ event }) => event === 'stt_partial')
    expect(shown.length).toBeGreaterThan(0)
  })

  it.each([
    ['one that nobody knows', ['--stt', 'whisper-nowhere'], 'model_unknown', /whisper-base-q8_0/],
    ['a language model', ['--stt', 'llm-0.5b'], 'model_unknown', /no recogniser/],
    [
      'one of English alone for another language',
      ['--stt', 'whisper-small.en-q8_0', '--language', 'fr'],
      'usage',
      /English alone/,
    ],
  ])('given %s, refuses in one line with status 2', async (_what, options, code, words) => {
    const ran = await runParley([...ask, ...options])
    expect(ran.status).toBe(2)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
    expect(ran.stderr).toMatch(words)
    expect(ran.events).toMatchObject([{ event: 'error', code }])
  })
})
