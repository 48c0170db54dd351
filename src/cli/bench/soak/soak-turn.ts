// One turn of a soak, and whether it went as it should.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { isAbort, toWireError } from '../../../shared/coded-error.ts'
import type { TurnEvent, TurnSummary } from '../../../shared/turn-events.ts'
import { soundOf } from './idle-sound.ts'
import type { SoakKind, SoakStep } from './soak-plan.ts'
import type { SoakRoom } from './soak-room.ts'

export interface SoakTurn {
  turn: number
  kind: SoakKind
  isAsExpected: boolean
  /** From the end of speech, or from the enter key, to the first sound; null where nothing was heard. */
  first_sound_ms: number | null
  took_ms: number
  /** What was heard of the person, and of the replies. */
  heard: { transcript: string; reply: string; interrupted: boolean }[]
  /** Errors that were told, and what the soak itself waited for in vain. */
  errors: string[]
}

const BURST_MS = 400
const PRESS_MS = 1_000

/** @param speech of all that is said, by its words */
export async function playSoakTurn(
  room: SoakRoom,
  turn: number,
  step: SoakStep,
  speech: ReadonlyMap<string, Float32Array>,
): Promise<SoakTurn> {
  const startMs = performance.now()
  room.take()
  const errors: string[] = []
  try {
    await play(room, step, (text) => {
      const pcm = speech.get(text)
      if (!pcm) throw new Error(`nobody has spoken '${text}'`)
      return room.say(pcm)
    })
    await room.settled()
  } catch (error) {
    if (isAbort(error)) throw error
    errors.push(toWireError(error).message)
    room.desktop.talk.stop()
  }
  const events = room.take()
  errors.push(...events.flatMap((event) => (event.event === 'error' ? [event.message] : [])))
  const summaries = events.filter(
    (event): event is TurnEvent & { event: 'turn' } => event.event === 'turn',
  )
  return {
    turn,
    kind: step.kind,
    isAsExpected: errors.length === 0 && isAsExpected(step.kind, summaries),
    first_sound_ms: summaries[0]?.voice_to_voice_ms ?? null,
    took_ms: performance.now() - startMs,
    heard: summaries.map(({ transcript, heard, interrupted }) => ({
      transcript,
      reply: heard,
      interrupted,
    })),
    errors,
  }
}

async function play(
  room: SoakRoom,
  step: SoakStep,
  say: (text: string) => Promise<void>,
): Promise<void> {
  const { talk } = room.desktop
  switch (step.kind) {
    case 'spoken':
      return await say(step.say)
    case 'typed':
      return talk.type(step.text)
    case 'pushed':
      return await pressed(room, () => say(step.say))
    case 'empty press':
      return await pressed(room, () => room.silence(PRESS_MS))
    case 'noise':
      return await room.say(soundOf('burst', (BURST_MS * MICROPHONE_SAMPLE_RATE_HZ) / 1000))
    case 'new conversation':
      return talk.startAnew()
    case 'stopped':
      talk.type(step.text)
      if (await room.heardReply(step.afterMs)) talk.stop()
      return
    case 'interrupted':
    case 'backchannel': {
      const { pace } = room.player
      room.player.pace = 1
      try {
        talk.type(step.text)
        if (await room.heardReply(step.afterMs)) await say(step.over)
        await room.settled()
      } finally {
        room.player.pace = pace
      }
    }
  }
}

async function pressed(room: SoakRoom, during: () => Promise<void>): Promise<void> {
  const { desktop } = room
  desktop.changeSettings({ talk: 'ptt' })
  desktop.talk.press()
  await during()
  desktop.talk.release()
  await room.settled()
  desktop.changeSettings({ talk: 'duplex' })
}

/** @param turns that came of it */
export function isAsExpected(
  kind: SoakKind,
  turns: readonly Pick<TurnSummary, 'heard' | 'interrupted'>[],
): boolean {
  const isAnswered = turns.some(({ heard }) => heard !== '')
  const isInterrupted = turns.some(({ interrupted }) => interrupted)
  switch (kind) {
    case 'spoken':
    case 'pushed':
    case 'typed':
      return isAnswered && !isInterrupted
    case 'interrupted':
    case 'stopped':
      return isAnswered && isInterrupted
    case 'backchannel':
      return isAnswered && !isInterrupted && turns.length === 1
    case 'noise':
    case 'empty press':
    case 'new conversation':
      return !isAnswered
  }
}
