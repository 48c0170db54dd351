import { describe, expect, it } from 'vitest'
import { pipelineFigures } from '../../figures/metrics/trace.ts'
import type { Llm, Tts } from '../../ports.ts'
import { History } from './history.ts'
import { PreparedReply } from './prepared-reply.ts'
import { TurnJournal } from './turn-journal.ts'

const RATE_HZ = 24_000

/** Says "Yes." and "It is so." Each text takes 500 ms of synthesis for 1 s of sound, unless it is in `remembered`. */
async function speak(remembered: string[]) {
  const clock = { nowMs: 0 }
  const clockMs = () => clock.nowMs
  const info = { engine: 'fake', model: 'fake', build: 'fake', threads: 1 }
  const fakeLlm: Llm = {
    info,
    async *answer() {
      yield 'Yes. It is so.'
    },
    prefill: async () => {},
  }
  const fakeTts: Tts = {
    info,
    async *speak(text, { onRemembered }) {
      if (remembered.includes(text)) onRemembered?.()
      else clock.nowMs += 500
      yield new Float32Array(RATE_HZ)
    },
  }
  const { signal } = new AbortController()
  const reply = new PreparedReply(
    {
      transcribe: async () => ({ text: 'Is it so?', language: 'en' }),
      mayGoOn: false,
      history: new History(() => 'system'),
      llm: fakeLlm,
      tts: fakeTts,
      voiceFor: () => 'fake',
      speed: 1,
      clockMs,
      journal: new TurnJournal(1, clockMs, () => {}),
    },
    signal,
  )
  const texts: string[] = []
  for await (const { clause } of reply.pieces) texts.push(clause.text)
  return { texts, realTimeFactor: pipelineFigures(reply.trace, RATE_HZ).tts_real_time_factor }
}

describe('PreparedReply', () => {
  it('given speech that is synthesised, tells its real-time factor', async () => {
    expect(await speak([])).toEqual({ texts: ['Yes.', 'It is so.'], realTimeFactor: 0.5 })
  })

  it('given speech of which a part is remembered, tells the factor of the rest', async () => {
    expect(await speak(['Yes.'])).toEqual({ texts: ['Yes.', 'It is so.'], realTimeFactor: 0.5 })
  })

  it('given speech that is all remembered, tells none', async () => {
    expect((await speak(['Yes.', 'It is so.'])).realTimeFactor).toBeNull()
  })
})
