import { describe, expect, it } from 'vitest'
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts'
import { CodedError } from '../../shared/coded-error.ts'
import type { TurnEvent } from '../../shared/turn-events.ts'
import { FakeClock } from '../audio/fake-clock.ts'
import { VirtualLoudspeaker } from '../audio/virtual-loudspeaker.ts'
import type { ChatMessage, Llm, SpokenClause, Tts } from '../ports.ts'
import { History } from './history.ts'
import { Session } from './session.ts'

const settle = async (): Promise<void> => {
  for (let i = 0; i < 200; i++) await Promise.resolve()
}

/** A room with fakes for every engine; one character of `hear` is one 32 ms frame, 9 speech, 0 silence. */
function room(talk: 'duplex' | 'ptt' = 'duplex') {
  const clock = new FakeClock()
  const events: TurnEvent[] = []
  const asked: (readonly ChatMessage[])[] = []
  const state = {
    transcript: 'What is up?',
    llmFails: false,
    soundsFinished: true,
    clips: [] as number[],
  }
  const fakeLlm: Llm = {
    info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
    async *answer(messages, { signal, onSoundsFinished }) {
      asked.push(messages)
      onSoundsFinished?.(state.soundsFinished)
      if (state.llmFails) throw new CodedError('engine_died', 'language model ended unexpectedly')
      for (const word of ['All', ' is', ' well', ' today.', ' Very', ' well', ' indeed.']) {
        signal.throwIfAborted()
        yield word
      }
    },
    prefill: async () => {},
  }
  const fakeTts: Tts = {
    info: fakeLlm.info,
    async *speak() {
      for (let i = 0; i < 4; i++) yield new Float32Array(24 * 250).fill(0.2)
    },
  }
  const loudspeaker = new VirtualLoudspeaker<SpokenClause>({ clock })
  const session = new Session({
    talk,
    loudspeaker,
    endOfTurn: { hangoverMs: ({ soundsFinished }) => (soundsFinished === false ? 1_500 : 500) },
    transcriber: (pcm) => ({
      async *partials() {},
      finish: async () => {
        state.clips.push(pcm().length / 16)
        return { text: state.transcript, language: 'en', looped: false }
      },
    }),
    llm: fakeLlm,
    tts: fakeTts,
    voice: 'fake',
    speed: 1,
    history: new History(() => 'system'),
    clockMs: () => clock.nowMs(),
    sink: (event) => events.push(event),
    engines: { stt: 'fake', llm: 'fake', tts: 'fake' },
  })
  let frame = 0
  async function hear(probabilities: string): Promise<void> {
    for (const one of probabilities) {
      const speechProbability = Number(one) / 10
      const samples = new Float32Array(FRAME_SAMPLES).fill(speechProbability > 0.5 ? 0.3 : 0)
      await clock.goTo((frame + 1) * FRAME_MS)
      session.hear({ samples, startMs: frame++ * FRAME_MS, speechProbability })
      await settle()
    }
  }
  const names = (): string[] => events.map((event) => event.event)
  const summaries = () => events.filter((event) => event.event === 'turn')
  return { session, hear, events, names, summaries, asked, state }
}

const speech = '9'.repeat(20)
const silence = (ms: number): string => '0'.repeat(Math.ceil(ms / FRAME_MS))

describe('Session, duplex', () => {
  it('given a question and silence, answers once and tells the turn as it went', async () => {
    const { hear, names, summaries } = room()
    await hear(silence(320) + speech + silence(4000))
    expect(names()).toEqual([
      'speech_start',
      'speech_end',
      'stt_complete',
      'llm_start',
      'llm_first_token',
      'tts_start',
      'tts_start',
      'audio_received',
      'first_audio_sent',
      'first_audio_played',
      'pipeline_complete',
      'turn',
    ])
    expect(summaries()[0]).toMatchObject({
      turn: 1,
      transcript: 'What is up?',
      reply: 'All is well today. Very well indeed.',
      heard: 'All is well today. Very well indeed.',
      interrupted: false,
    })
  })

  it('given the hangover, commits only after it, and measures from the true end of speech', async () => {
    const { hear, summaries } = room()
    await hear(speech + silence(4000))
    const { voice_to_voice_ms, stages } = summaries()[0] as { voice_to_voice_ms: number } & {
      stages: { endpoint_ms: number }
    }
    expect(stages.endpoint_ms).toBeGreaterThanOrEqual(500)
    expect(stages.endpoint_ms).toBeLessThanOrEqual(500 + 2 * FRAME_MS)
    expect(voice_to_voice_ms).toBeCloseTo(stages.endpoint_ms + 50, 0) // the loudspeaker's buffer
  })

  it('given a pause inside the hangover, withdraws what was prepared without a trace', async () => {
    const { hear, names, summaries, asked } = room()
    await hear(speech + silence(300) + speech + silence(4000))
    expect(asked.length).toBe(2) // prepared at the pause, and again at the end
    expect(names().filter((name) => name === 'stt_complete')).toHaveLength(1)
    expect(names()).not.toContain('turn_retracted')
    expect(summaries()).toHaveLength(1)
  })

  it('given speech over its reply, stops, keeps only what was heard, and answers the new question', async () => {
    const { hear, events, summaries, asked } = room()
    await hear(speech + silence(500 + 700) + speech + silence(4000))
    const [first, second] = summaries()
    expect(first).toMatchObject({ turn: 1, interrupted: true })
    expect(second).toMatchObject({ turn: 2, interrupted: false })
    const { heard } = first as { heard: string }
    expect('All is well today. Very well indeed.'.startsWith(heard)).toBe(true)
    expect(heard).not.toContain('indeed')
    expect(events.find((event) => event.event === 'duplex_interruption')).toMatchObject({ heard })
    expect(asked.at(-1)).toContainEqual({ role: 'assistant', content: heard })
    expect(asked.at(-1)).toContainEqual(
      expect.objectContaining({ role: 'system', content: 'The user interrupted you there.' }),
    )
  })

  it('given words that sound unfinished, waits for the rest and answers the whole of it', async () => {
    const { hear, names, summaries, state } = room()
    Object.assign(state, { transcript: 'What is the capital', soundsFinished: false })
    await hear(silence(320) + speech + silence(900))
    expect(names()).toEqual(['speech_start'])
    Object.assign(state, { transcript: 'What is the capital of Peru?', soundsFinished: true })
    await hear(speech + silence(4000))
    expect(names()).not.toContain('turn_retracted')
    expect(summaries()).toMatchObject([{ turn: 1, transcript: 'What is the capital of Peru?' }])
  })

  it('given a click over its reply, talks on', async () => {
    const { hear, summaries } = room()
    await hear(speech + silence(500 + 400) + '99' + silence(4000))
    expect(summaries()).toHaveLength(1)
    expect(summaries()[0]).toMatchObject({ interrupted: false })
  })

  it('given noise that recognition finds empty, answers nothing and counts no turn', async () => {
    const { hear, names, summaries, state } = room()
    state.transcript = ''
    await hear(speech + silence(1000))
    expect(names()).toContain('turn_retracted')
    state.transcript = 'Hello.'
    await hear(speech + silence(4000))
    expect(summaries().map(({ turn }) => turn)).toEqual([1])
  })

  it('given a language model that fails, says so, ends the turn, and answers the next', async () => {
    const { hear, events, summaries, state } = room()
    state.llmFails = true
    await hear(speech + silence(1000))
    expect(events.find((event) => event.event === 'error')).toMatchObject({ code: 'engine_died' })
    state.llmFails = false
    await hear(speech + silence(4000))
    expect(summaries().at(-1)).toMatchObject({
      turn: 2,
      heard: expect.stringContaining('well') as string,
    })
  })

  it('given stop while it speaks, falls silent and listens anew', async () => {
    const { session, hear, summaries } = room()
    await hear(speech + silence(1000))
    expect(session.at).toBe('speaking')
    session.stop()
    expect(session.at).toBe('idle')
    expect(summaries()[0]).toMatchObject({ interrupted: true })
  })
})

describe('Session, push-to-talk', () => {
  it('given speech from the press on, takes all of it and commits at the release', async () => {
    const { session, hear, summaries, state } = room('ptt')
    session.press()
    await hear(speech)
    session.release()
    await hear(silence(4000))
    expect(state.clips).toEqual([20 * FRAME_MS])
    expect(summaries()[0]).toMatchObject({ turn: 1, interrupted: false })
    const { stages } = summaries()[0] as { stages: { endpoint_ms: number } }
    expect(stages.endpoint_ms).toBeLessThan(FRAME_MS)
  })

  it('given a pause before the last words, measures from the end of those', async () => {
    const { session, hear, summaries } = room('ptt')
    session.press()
    await hear(speech + silence(300) + speech)
    session.release()
    await hear(silence(4000))
    const { stages } = summaries()[0] as { stages: { endpoint_ms: number } }
    expect(stages.endpoint_ms).toBeLessThan(FRAME_MS)
  })

  it('given a press long before the first word, hears no more of the silence than in duplex', async () => {
    const { session, hear, state } = room('ptt')
    session.press()
    await hear('0'.repeat(60) + '9'.repeat(20))
    session.release()
    await hear('0')
    expect(state.clips[0]).toBeCloseTo(480 + 20 * FRAME_MS, -2)
  })

  it('given a press in the middle of a word, begins with the pre-roll', async () => {
    const { session, hear, state } = room('ptt')
    await hear(silence(320) + '999')
    session.press()
    await hear(speech)
    session.release()
    await hear(silence(200))
    expect(state.clips[0]).toBeGreaterThan(20 * FRAME_MS + 250)
  })

  it('given speech while not pressed, hears nothing', async () => {
    const { hear, names } = room('ptt')
    await hear(speech + silence(1000))
    expect(names()).toEqual([])
  })
})
