// One conversation from recordings: microphone, session and loudspeaker on one clock.
import { fromWireError, isAbort } from '../shared/coded-error.ts'
import type { Flags } from '../shared/flags.ts'
import type { TurnEvent } from '../shared/turn-events.ts'
import { startSessionClock } from '../engine/audio/clock.ts'
import { Recording } from '../engine/audio/recording.ts'
import { VirtualLoudspeaker } from '../engine/audio/virtual-loudspeaker.ts'
import type { SpokenClause, Vad } from '../engine/ports.ts'
import type { Engine } from '../engine/engine.ts'
import { Session } from '../engine/conversation/session/session.ts'
import type { FinishedTurn } from '../engine/conversation/session/turn-parts.ts'
import { eventLine } from '../engine/figures/metrics/event-log.ts'
import { wordsEndOfTurn } from '../engine/conversation/turn-taking/words-end-of-turn.ts'
import type { Output } from './output.ts'
import { commandDesk } from './command-desk.ts'
import { PacedMicrophone } from './paced-microphone.ts'
import { collectingLoudspeaker, type CollectedReply } from './collecting-loudspeaker.ts'

/** Past the end of turn by so much, nothing of the file can start another turn. */
const SETTLE_MS = 400
/** Nobody waits longer for what was heard to be forgotten. */
const FORGET_MS = 200

export interface SpokenTurnFile {
  name: string
  /** Mono 16 kHz. */
  pcm: Float32Array
}

export interface Conversation {
  engine: Engine
  files: SpokenTurnFile[]
  talk: 'duplex' | 'ptt'
  silenceMs: number
  speed: number
  voice: string | undefined
  /** ISO 639-1 code of what the user speaks, or `auto`. */
  language: string
  /** What is said over the first reply. */
  bargeIns: readonly BargeIn[]
  /** What is switched for an experiment; as the engine was opened with where absent. */
  flags?: Flags
  /** Whose memory it is, of those that the engine holds; by default they take turns. */
  conversation?: number
  /** Finds the speech; the engine's, with a memory of its own, where absent. */
  vad?: Vad
  output: Output
}

export interface BargeIn {
  /** Mono 16 kHz. */
  pcm: Float32Array
  /** It starts so long after the first audible sample of the reply. */
  afterMs: number
}

export interface Outcome {
  /** Both sides from the first file's first sample to the end of the last reply. */
  recording: Recording
  /** By the turn that it answered, in the order of the turns; none of a turn of which nothing was sounded. */
  replies: ReadonlyMap<number, CollectedReply>
  turns: FinishedTurn[]
  /** Why a turn was not answered, of the last such turn. */
  failure: Error | undefined
  /** How many turns each file became: 1; 0 where no speech was heard; more where it was cut off in the middle. */
  turnsOfFiles: number[]
}

/** Runs the conversation to the end of its last reply. Events and finished turns are told as they happen. */
export async function converse(
  conversation: Conversation,
  listener: { event(event: TurnEvent): void; finished(turn: FinishedTurn): void },
  { signal }: { signal: AbortSignal },
): Promise<Outcome> {
  const { engine, files, talk, silenceMs, speed, bargeIns, output } = conversation
  const { vad = engine.newVad() } = conversation
  const clock = startSessionClock()
  const loudspeaker = new VirtualLoudspeaker<SpokenClause>({ clock })
  const recording = new Recording(loudspeaker)
  const { desk, settings } = commandDesk(clock, speed, output)
  let sounding = 0
  const { collecting, replies } = collectingLoudspeaker(loudspeaker, {
    volume: () => settings.volume,
    turn: () => sounding,
  })
  let failure: Error | undefined
  const turns: FinishedTurn[] = []
  const turnsOfFiles: number[] = []
  const ended = new AbortController()
  const stop = AbortSignal.any([signal, ended.signal])
  let bargedIn: Promise<unknown> | undefined

  const session = new Session({
    ...engine.turnParts({
      clockMs: () => clock.nowMs(),
      ...(conversation.voice === undefined ? {} : { voice: conversation.voice }),
      language: conversation.language,
      speed,
      ...(conversation.flags && { flags: conversation.flags }),
      ...(conversation.conversation !== undefined && { conversation: conversation.conversation }),
    }),
    talk,
    // Anew for every turn: a turn may change it.
    get speed() {
      return settings.speed
    },
    instant: desk,
    endOfTurn: wordsEndOfTurn(() => silenceMs),
    loudspeaker: collecting,
    sink: (event) => {
      output.jsonLine(eventLine(event))
      listener.event(event)
      if (event.event === 'first_audio_sent') sounding = event.turn
      if (event.event === 'error') failure = fromWireError(event)
      if (event.event !== 'first_audio_played' || bargedIn) return
      bargedIn = Promise.all(bargeIns.map((bargeIn) => interrupt(bargeIn, event.t_ms)))
      bargedIn.catch(() => {}) // whoever waits for it meets the same error; who does not was called off
    },
    onFinished: (turn) => {
      turns.push(turn)
      listener.finished(turn)
    },
  })
  const microphone = new PacedMicrophone(
    clock,
    vad,
    (frame) => session.hear(frame),
    (samples) => recording.fed(samples),
  )

  async function interrupt({ pcm, afterMs }: BargeIn, firstAudioMs: number): Promise<void> {
    await sleepUntil(firstAudioMs + afterMs)
    if (talk === 'ptt') session.press()
    await microphone.play(pcm)
    if (talk === 'ptt') session.release()
  }

  function sleepUntil(tMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(tMs - clock.nowMs(), () => {
        stop.removeEventListener('abort', onStop)
        resolve()
      })
      const onStop = (): void => {
        cancel()
        reject(stop.reason as Error)
      }
      stop.addEventListener('abort', onStop, { once: true })
    })
  }

  /** Waits until all that was said has been answered and heard. */
  async function settled(): Promise<void> {
    let quietSinceMs = clock.nowMs()
    while (clock.nowMs() - quietSinceMs < silenceMs + SETTLE_MS) {
      await sleepUntil(clock.nowMs() + 20)
      if (session.at !== 'idle') quietSinceMs = clock.nowMs() - silenceMs // answered: only a short while more
    }
  }

  const hearing = microphone.run({ signal: stop })
  // A microphone that ends or fails ends the conversation: nothing would ever be heard again.
  const failed = hearing.then((): never => {
    throw stop.reason
  })
  try {
    for (const file of files) {
      output.status(`▸ ${file.name}`)
      const before = turns.length
      if (talk === 'ptt') session.press()
      await Promise.race([microphone.play(file.pcm), failed])
      if (talk === 'ptt') session.release()
      await Promise.race([settled(), failed])
      if (bargedIn) await Promise.race([bargedIn.then(settled), failed])
      turnsOfFiles.push(turns.length - before)
      if (turns.length === before) output.say(`${file.name}: no speech was heard`)
    }
    return { recording, replies, turns, turnsOfFiles, failure }
  } finally {
    ended.abort(new DOMException('the conversation is over', 'AbortError'))
    desk.close()
    await session.close()
    await hearing.catch((error: unknown) => {
      if (!isAbort(error) && !signal.aborted) throw error
    })
    await forgetStream(vad)
  }
}

/** A detector that is gone has forgotten it already. */
async function forgetStream(vad: Vad): Promise<void> {
  await vad.reset({ signal: AbortSignal.timeout(FORGET_MS) }).catch(() => {})
}
