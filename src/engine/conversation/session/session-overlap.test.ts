import { describe, expect, it } from 'vitest'
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'

const REPLY = 'All is well today. Very well indeed.'
/** 256 ms of speech. */
const mumble = '9'.repeat(8)

/** A room in which the reply has been heard for 700 ms; it has two seconds. */
async function whileItSpeaks(overheard: string, meanLogProbability = -0.3) {
  const room = sessionRoom()
  await room.hear(speech + silence(1200))
  Object.assign(room.state, { overheard, meanLogProbability, transcript: overheard })
  expect(room.session.at).toBe('speaking')
  return room
}

describe('Session, speech over a reply', () => {
  it('given "mm-hm", pauses within 200 ms, goes on, and is one reply, heard whole', async () => {
    const { hear, names, named, summaries } = await whileItSpeaks('Mm-hm.')
    await hear(mumble + silence(5000))
    const [pause] = named('pause')
    const speechMs = speech.length * FRAME_MS + Math.ceil(1200 / FRAME_MS) * FRAME_MS
    expect(pause!.t_ms - speechMs).toBeLessThanOrEqual(200)
    expect(named('resume')).toMatchObject([{ reason: 'backchannel', overheard: 'Mm-hm.' }])
    expect(summaries()).toMatchObject([{ heard: REPLY, interrupted: false }])
    expect(names()).not.toContain('duplex_interruption')
  })

  it('given two frames of which the detector is sure, pauses; of others it takes three', async () => {
    const sure = await whileItSpeaks('')
    await sure.hear('99')
    expect(sure.named('pause')).toHaveLength(1)
    const unsure = await whileItSpeaks('')
    await unsure.hear('77')
    expect(unsure.named('pause')).toEqual([])
    await unsure.hear('7')
    expect(unsure.named('pause')).toHaveLength(1)
  })

  it('given sounds of which recognition is not sure, takes them for the same', async () => {
    const { hear, named, summaries } = await whileItSpeaks('M. M. Holmes', -1.5)
    await hear(mumble + silence(5000))
    expect(named('resume')).toMatchObject([{ reason: 'backchannel' }])
    expect(summaries()).toHaveLength(1)
  })

  it('given a cough, which has no words, goes on', async () => {
    const { hear, named, summaries } = await whileItSpeaks('')
    await hear(mumble + silence(5000))
    expect(named('resume')).toMatchObject([{ reason: 'noise' }])
    expect(summaries()).toMatchObject([{ heard: REPLY, interrupted: false }])
  })

  it('given its own words, takes them for its echo', async () => {
    const room = sessionRoom()
    await room.hear(speech + silence(1700))
    room.state.overheard = 'All is well today'
    await room.hear(mumble + silence(5000))
    expect(room.named('resume')).toMatchObject([{ reason: 'echo' }])
  })

  it('given a laugh that goes on without words, goes on over it', async () => {
    const { hear, named, session } = await whileItSpeaks('')
    await hear('9'.repeat(70))
    expect(named('resume')).toMatchObject([{ reason: 'noise' }])
    expect(session.at).toBe('speaking')
  })

  it('given "stop", gives way while the word is still spoken', async () => {
    const { hear, session, named } = await whileItSpeaks('Stop')
    await hear('9'.repeat(14))
    expect(session.at).toBe('listening')
    expect(named('resume')).toEqual([])
    expect(named('duplex_interruption')).toMatchObject([{ turn: 1 }])
  })

  it('given a question, is silent at once and answers it with all its words', async () => {
    const { hear, state, named, summaries } = await whileItSpeaks('And tomorrow?')
    await hear(speech + silence(5000))
    expect(named('pause')).toHaveLength(1)
    expect(named('resume')).toEqual([])
    const [first, second] = summaries()
    expect(first).toMatchObject({ turn: 1, interrupted: true })
    expect(second).toMatchObject({ turn: 2, transcript: 'And tomorrow?', interrupted: false })
    expect(state.clips.at(-1)).toBeGreaterThanOrEqual(speech.length * FRAME_MS)
  })

  it('given "okay", a breath and a wish, gives way to all of it', async () => {
    const { hear, state, named, summaries } = await whileItSpeaks('Okay.')
    await hear(mumble + silence(190))
    expect(named('resume')).toEqual([])
    Object.assign(state, {
      overheard: 'Okay, now tell me of the sea',
      transcript: 'Okay, and the sea',
    })
    await hear(speech + silence(5000))
    expect(named('resume')).toEqual([])
    expect(summaries()).toMatchObject([
      { turn: 1, interrupted: true },
      { turn: 2, transcript: 'Okay, and the sea' },
    ])
  })

  it('given "mm-hm" over the last words, lets the reply end and answers nothing', async () => {
    const { hear, named, names, summaries } = await whileItSpeaks('Mm-hm.')
    await hear(silence(1000) + mumble + silence(3000))
    expect(named('pause')).toEqual([])
    expect(summaries()).toMatchObject([{ heard: REPLY, interrupted: false }])
    expect(names().at(-1)).toBe('turn_retracted')
  })

  it('given "yes" over the end of a question, takes it for the answer', async () => {
    const asking = sessionRoom()
    asking.state.reply = 'Shall I go on?'
    await asking.hear(speech + silence(1150))
    Object.assign(asking.state, { transcript: 'Yes.', reply: 'Good.' })
    await asking.hear(mumble + silence(4000))
    expect(asking.summaries()).toMatchObject([{ turn: 1 }, { turn: 2, transcript: 'Yes.' }])
  })

  it('given "yes" while the last sentence asks, gives way to the answer; to a sentence that does not, goes on', async () => {
    for (const [reply, turns] of [
      ['All is well. Shall I go on with the story?', 2],
      ['All is well. I shall go on with the story.', 1],
    ] as const) {
      const room = sessionRoom()
      room.state.reply = reply
      await room.hear(speech + silence(1400))
      Object.assign(room.state, { overheard: 'Yes, please.', transcript: 'Yes, please.' })
      await room.hear(mumble + silence(5000))
      expect(room.summaries()).toHaveLength(turns)
      expect(room.summaries()[0]).toMatchObject({ interrupted: turns === 2 })
    }
  })

  it('given a recogniser that has told nothing for three seconds, gives way to whoever still speaks', async () => {
    const { hear, state, named, session } = await whileItSpeaks('')
    state.passTakesMs = 60_000
    await hear('9'.repeat(70))
    expect(named('resume')).toEqual([])
    expect(session.at).toBe('speaking')
    await hear('9'.repeat(40))
    expect(named('duplex_interruption')).toHaveLength(1)
  })

  it('given "stop" over a reply to half a sentence, stops, and joins the two to nothing', async () => {
    const { hear, state, named, summaries } = sessionRoom()
    Object.assign(state, { transcript: 'Tell me about the', soundsFinished: false })
    await hear(speech + silence(1600))
    Object.assign(state, { overheard: 'Stop.', transcript: 'Stop.', soundsFinished: true })
    await hear(speech + silence(5000))
    expect(named('turn_retracted')).toEqual([])
    expect(summaries()).toMatchObject([
      { turn: 1, transcript: 'Tell me about the', interrupted: true },
      { turn: 2, transcript: 'Stop.' },
    ])
  })

  it('given words over a reply to half a sentence, takes it back and hears the whole sentence', async () => {
    const { hear, state, named, summaries, session } = sessionRoom()
    Object.assign(state, { transcript: 'I would like to know', soundsFinished: false })
    await hear(speech + silence(1600))
    expect(session.at).toBe('speaking')
    Object.assign(state, { overheard: 'how far the moon is', soundsFinished: true })
    state.transcript = 'I would like to know how far the moon is.'
    await hear(speech + silence(5000))
    expect(named('turn_retracted')).toMatchObject([{ turn: 1 }])
    expect(summaries()).toMatchObject([
      { turn: 1, transcript: 'I would like to know how far the moon is.', heard: REPLY },
    ])
    expect(state.clips.at(-1)).toBeGreaterThanOrEqual(2 * speech.length * FRAME_MS + 1500)
  })

  it('given a recogniser that tells nothing, gives way', async () => {
    const room = sessionRoom()
    await room.hear(speech + silence(1200))
    await room.hear(mumble)
    expect(room.session.at).toBe('listening')
  })

  it('given a "mm-hm" that becomes a question, hears the whole of it and gives way', async () => {
    const { hear, state, named, summaries } = await whileItSpeaks('Okay.')
    await hear(mumble + silence(300))
    expect(named('resume')).toMatchObject([{ reason: 'backchannel' }])
    Object.assign(state, { overheard: 'Okay, but why?', transcript: 'Okay, but why?' })
    await hear(speech + silence(5000))
    expect(named('duplex_interruption')).toHaveLength(1)
    expect(summaries().at(-1)).toMatchObject({ turn: 2, transcript: 'Okay, but why?' })
    // From before its first word on.
    expect(state.clips.at(-1)).toBeGreaterThanOrEqual(
      (mumble.length + speech.length) * FRAME_MS + 300,
    )
  })

  it('given "mm-hm" twice, pauses twice and is heard whole', async () => {
    const { hear, named, summaries } = await whileItSpeaks('Mm-hm.')
    await hear(mumble + silence(600) + mumble + silence(5000))
    expect(named('pause')).toHaveLength(2)
    expect(named('resume')).toHaveLength(2)
    expect(summaries()).toMatchObject([{ heard: REPLY, interrupted: false }])
  })

  it.each([
    ['half a second behind it, answers nothing', 1500, false, ['turn_retracted', 1]],
    ['two seconds behind it, answers whoever said them', 3300, false, ['turn', 2]],
    ['where no echo can come, answers them at once', 1500, true, ['turn', 2]],
  ] as const)('given its last words again, %s', async (_, silentMs, isUnheard, [last, turns]) => {
    const { hear, session, state, names, summaries, loudspeaker } = await whileItSpeaks('')
    Object.assign(loudspeaker, { isUnheard })
    await hear(silence(silentMs))
    expect(session.at).toBe('idle')
    state.transcript = 'Today, very well indeed.'
    await hear(mumble + silence(4000))
    expect(names().at(-1)).toBe(last)
    expect(summaries()).toHaveLength(turns)
  })

  it('given an interruption that turns out to be its own words, answers nothing', async () => {
    const room = sessionRoom()
    await room.hear(speech + silence(1700))
    Object.assign(room.state, {
      overheard: 'I love cats very much',
      transcript: 'All is well today.',
    })
    await room.hear(mumble + silence(5000))
    expect(room.named('duplex_interruption')).toHaveLength(1)
    expect(room.summaries()).toMatchObject([{ turn: 1, interrupted: true }])
    expect(room.names().at(-1)).toBe('turn_retracted')
  })
})
