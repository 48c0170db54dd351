import { describe, expect, it } from 'vitest'
import { FRAME_MS, FRAME_SAMPLES } from '../../../shared/audio-format.ts'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'

describe('Session, duplex', () => {
  it('given a question and silence, answers once and tells the turn as it went', async () => {
    const { hear, names, summaries } = sessionRoom()
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
    const { hear, summaries } = sessionRoom()
    await hear(speech + silence(4000))
    const { voice_to_voice_ms, stages } = summaries()[0] as { voice_to_voice_ms: number } & {
      stages: { endpoint_ms: number }
    }
    expect(stages.endpoint_ms).toBeGreaterThanOrEqual(500)
    expect(stages.endpoint_ms).toBeLessThanOrEqual(500 + 2 * FRAME_MS)
    expect(voice_to_voice_ms).toBeCloseTo(stages.endpoint_ms + 50, 0) // the loudspeaker's buffer
  })

  it('given a pause inside the hangover, withdraws what was prepared without a trace', async () => {
    const { hear, names, summaries, totals, asked, learned } = sessionRoom()
    await hear(speech + silence(300) + speech + silence(4000))
    expect(asked.length).toBe(2) // prepared at the pause, and again at the end
    expect(names().filter((name) => name === 'stt_complete')).toHaveLength(1)
    expect(names()).not.toContain('turn_retracted')
    expect(summaries()).toHaveLength(1)
    expect(totals()).toMatchObject([{ replies_prepared: 2, replies_withdrawn: 1 }])
    expect(learned).toEqual([
      { soundsFinished: true, wentOnAfterMs: 10 * FRAME_MS },
      { soundsFinished: true, wentOnAfterMs: undefined },
    ])
  })

  it('given speech over its reply, stops, keeps only what was heard, and answers the new question', async () => {
    const { hear, events, summaries, asked } = sessionRoom()
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
    const { hear, names, summaries, state } = sessionRoom()
    Object.assign(state, { transcript: 'What is the capital', soundsFinished: false })
    await hear(silence(320) + speech + silence(900))
    expect(names()).toEqual(['speech_start'])
    Object.assign(state, { transcript: 'What is the capital of Peru?', soundsFinished: true })
    await hear(speech + silence(4000))
    expect(names()).not.toContain('turn_retracted')
    expect(summaries()).toMatchObject([{ turn: 1, transcript: 'What is the capital of Peru?' }])
  })

  it('given a click over its reply, talks on', async () => {
    const { hear, summaries } = sessionRoom()
    await hear(speech + silence(500 + 400) + '77' + silence(4000))
    expect(summaries()).toHaveLength(1)
    expect(summaries()[0]).toMatchObject({ interrupted: false })
  })

  it('given noise that recognition finds empty, answers nothing and counts no turn', async () => {
    const { hear, names, summaries, state } = sessionRoom()
    state.transcript = ''
    await hear(speech + silence(1000))
    expect(names()).toContain('turn_retracted')
    state.transcript = 'Hello.'
    await hear(speech + silence(4000))
    expect(summaries().map(({ turn }) => turn)).toEqual([1])
  })

  it('given a language model that fails, says so, ends the turn, and answers the next', async () => {
    const { hear, events, summaries, state } = sessionRoom()
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
    const { session, hear, summaries } = sessionRoom()
    await hear(speech + silence(1000))
    expect(session.at).toBe('speaking')
    session.stop()
    expect(session.at).toBe('idle')
    expect(summaries()[0]).toMatchObject({ interrupted: true })
  })

  it('given speech that never ends, commits it after five minutes, once, and hears the rest as another turn', async () => {
    const { session, hear, names, state } = sessionRoom()
    state.replyComesAfterMs = 200
    const samples = new Float32Array(FRAME_SAMPLES).fill(0.3)
    const frames = (5 * 60_000) / FRAME_MS
    for (let i = 0; i < frames; i++)
      session.hear({ samples, startMs: i * FRAME_MS, speechProbability: 0.9 })
    expect(names()).not.toContain('audio_received')
    await hear('9'.repeat(10), frames)
    expect(names().filter((name) => name === 'audio_received')).toHaveLength(1)
    expect(names()).not.toContain('turn_retracted')
    expect(state.clips[0]).toBeGreaterThan(5 * 60_000)
  })
})

describe('Session, push-to-talk', () => {
  it('given speech from the press on, takes all of it and commits at the release', async () => {
    const { session, hear, summaries, totals, learned, state } = sessionRoom('ptt')
    session.press()
    await hear(speech)
    session.release()
    await hear(silence(4000))
    expect(state.clips).toEqual([20 * FRAME_MS])
    expect(summaries()[0]).toMatchObject({ turn: 1, interrupted: false })
    const { stages } = summaries()[0] as { stages: { endpoint_ms: number } }
    expect(stages.endpoint_ms).toBeLessThan(FRAME_MS)
    expect(totals()).toMatchObject([{ replies_prepared: 0, withdrawn_ms: 0 }]) // begun at the release
    expect(learned).toEqual([])
  })

  it('given a pause before the last words, measures from the end of those', async () => {
    const { session, hear, summaries } = sessionRoom('ptt')
    session.press()
    await hear(speech + silence(300) + speech)
    session.release()
    await hear(silence(4000))
    const { stages } = summaries()[0] as { stages: { endpoint_ms: number } }
    expect(stages.endpoint_ms).toBeLessThan(FRAME_MS)
  })

  it('given a press long before the first word, hears no more of the silence than in duplex', async () => {
    const { session, hear, state } = sessionRoom('ptt')
    session.press()
    await hear('0'.repeat(60) + '9'.repeat(20))
    session.release()
    await hear('0')
    expect(state.clips[0]).toBeCloseTo(480 + 20 * FRAME_MS, -2)
  })

  it('given a press in the middle of a word, begins with the pre-roll', async () => {
    const { session, hear, state } = sessionRoom('ptt')
    await hear(silence(320) + '999')
    session.press()
    await hear(speech)
    session.release()
    await hear(silence(200))
    expect(state.clips[0]).toBeGreaterThan(20 * FRAME_MS + 250)
  })

  it('given a press after much was heard, takes no more than the pre-roll', async () => {
    const { session, hear, state } = sessionRoom('ptt')
    await hear(speech + speech + speech + speech)
    session.press()
    await hear(speech)
    session.release()
    await hear(silence(200))
    expect(state.clips[0]).toBeLessThanOrEqual(2 * 20 * FRAME_MS)
  })

  it('given speech while not pressed, hears nothing', async () => {
    const { hear, names } = sessionRoom('ptt')
    await hear(speech + silence(1000))
    expect(names()).toEqual([])
  })
})
