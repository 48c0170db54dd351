// Plays scenes: a long reply to what was typed, and nobody speaks, or somebody does while it is heard.
import { setTimeout as wait } from 'node:timers/promises'
import type { AppInRoom, Observed } from '../app-in-room.ts'
import { QUESTIONS } from '../people/lines.ts'
import type { OverScene, Utterance } from '../people/utterances.ts'
import type { Room } from '../room.ts'

export type SceneName = 'self' | OverScene

/** One reply that is to come. */
export interface Scene extends Pick<Played, 'n' | 'utterance'> {
  name: SceneName
  /** People speak so long after its first sound, and a little later each time. */
  afterMs: number
  /** One that nobody speaks over is cut off here; 40 s where nothing is said. */
  longestReplyMs?: number
}

/** One reply, as it went. */
export interface Played {
  scene: SceneName
  /** Counted from 0 in its scene. */
  n: number
  question: string
  /** The number of the reply's turn. */
  turn: number
  /** What was heard over it; null: nobody spoke, or the reply was over before somebody could. */
  utterance: Utterance | null
  observed: Observed
}

const FIRST_SOUND_WITHIN_MS = 40_000
/** A reply of several sentences; what is longer is cut off here, unless a scene says otherwise. */
const LONGEST_REPLY_MS = 40_000
/** People speak a little later each time. */
const SPEAK_SPREAD_MS = 1_500
const SPREAD_STEP_MS = 370
/** A reply that is silent for so long is over. */
const SOUND_WITHIN_MS = 4_000
/** An interruption that has not been understood by then will not be. */
const UNDERSTOOD_WITHIN_MS = 7_000
/** A reply that survives goes on for so long to be believed. */
const GOES_ON_MS = 4_000
/** An echo's tail may still open a turn. */
const TAIL_MS = 1_500

/** @throws Error where the app is gone; AbortError */
export async function playScene(
  { app, observe }: AppInRoom,
  room: Room,
  { name: scene, n, utterance, afterMs, longestReplyMs = LONGEST_REPLY_MS }: Scene,
  { signal }: { signal: AbortSignal },
): Promise<Played> {
  const question = QUESTIONS[n % QUESTIONS.length]!
  await app.diary.request('conversation:new', undefined)
  const { moment, end } = await observe()
  try {
    await app.diary.request('talk:type', { text: question })
    // A reply that never comes is one that was missed, and the others are played all the same.
    const first = await app.diary
      .turnEvent(moment, 'first_audio_played', FIRST_SOUND_WITHIN_MS)
      .catch(() => null)
    const turn = first?.turn ?? (await typedTurn(moment, question))
    let said: Utterance | null = null
    if (!first) signal.throwIfAborted()
    else if (utterance) {
      const spread = (n * SPREAD_STEP_MS) % SPEAK_SPREAD_MS
      await wait(afterMs + spread, undefined, { signal })
      // Not between two sentences: then it would seem to stop at once.
      const isHeard = await app.ear
        .waitForSound(await app.ear.nowMs(), SOUND_WITHIN_MS)
        .then(() => true)
        .catch(() => false)
      if (isHeard) await room.say(utterance.pcm)
      said = isHeard ? utterance : null
      await (scene === 'interruptions' ? understood(moment, turn) : wentOn(moment, turn))
    } else await over(moment, turn, longestReplyMs)
    if (!utterance) await wait(TAIL_MS, undefined, { signal })
    return { scene, n, question, turn, utterance: said, observed: await end() }
  } finally {
    await app.page.evaluate(() => window.parley.send('talk:stop', undefined))
    await app.window.mode('idle')
  }

  /** 0: it was never begun. */
  async function typedTurn(from: number, text: string): Promise<number> {
    const events = await app.diary.since(from, 'turn')
    return events.find((told) => told.event === 'stt_complete' && told.text === text)?.turn ?? 0
  }

  /** Another turn than the reply's has its words, or its time is up. */
  async function understood(from: number, reply: number): Promise<void> {
    const untilMs = performance.now() + UNDERSTOOD_WITHIN_MS
    for (;;) {
      const events = await app.diary.since(from, 'turn')
      if (events.some(({ event, turn }) => event === 'stt_complete' && turn !== reply)) break
      if (performance.now() > untilMs) break
      await wait(50, undefined, { signal })
    }
    await wait(300, undefined, { signal }) // the reply's own last event
  }

  async function wentOn(from: number, reply: number): Promise<void> {
    await over(from, reply, GOES_ON_MS)
  }

  /** The reply's turn has ended, or its time is up. */
  async function over(from: number, reply: number, withinMs: number): Promise<void> {
    const untilMs = performance.now() + withinMs
    while (performance.now() < untilMs) {
      const events = await app.diary.since(from, 'turn')
      if (events.some(({ event, turn }) => event === 'turn' && turn === reply)) return
      await wait(100, undefined, { signal })
    }
  }
}
