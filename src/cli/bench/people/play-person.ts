// One person over the engine, in real time, until their answer begins.
import { isAbort } from '../../../shared/coded-error.ts'
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { SpeechSegmenter } from '../../../shared/speech-segmenter.ts'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { startSessionClock, type SessionClock } from '../../../engine/audio/clock.ts'
import { VirtualLoudspeaker } from '../../../engine/audio/virtual-loudspeaker.ts'
import type { TalkOptions } from '../../../engine/engine-request.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { SpokenClause } from '../../../engine/ports.ts'
import { Session } from '../../../engine/conversation/session/session.ts'
import { wordsEndOfTurn } from '../../../engine/conversation/turn-taking/words-end-of-turn.ts'
import { commandDesk } from '../../command-desk.ts'
import type { Output } from '../../output.ts'
import { PacedMicrophone } from '../../paced-microphone.ts'
import type { PersonSound } from './person-sound.ts'

/** Nobody waits longer for an answer. */
const PATIENCE_MS = 8_000
const LOOK_MS = 20
/** Longer than any hangover: pauses are told, ends are not. */
const NEVER_MS = 60_000

export interface PlayedPerson {
  /** With times from the first sample of the sound. */
  events: TurnEvent[]
  /** Silences within the speech, as the detector hears them. */
  pausesMs: number[]
}

export interface PersonOptions {
  silenceMs: number
  output: Output
  signal: AbortSignal
  /** As the engine does it where absent. */
  talk?: Omit<TalkOptions, 'clockMs'>
}

/** @throws CodedError of the engine; AbortError */
export async function playPerson(
  engine: Engine,
  { pcm, speechEndMs }: PersonSound,
  { silenceMs, output, signal, talk }: PersonOptions,
): Promise<PlayedPerson> {
  const clock = startSessionClock()
  const events: TurnEvent[] = []
  const pauses = new PauseMeter()
  const { desk } = commandDesk(clock, talk?.speed ?? 1, output)
  await engine.vad.reset({ signal })
  const session = new Session({
    ...engine.turnParts({ ...talk, clockMs: () => clock.nowMs() }),
    talk: 'duplex',
    instant: desk,
    endOfTurn: wordsEndOfTurn(() => silenceMs),
    loudspeaker: new VirtualLoudspeaker<SpokenClause>({ clock }),
    sink: (event) => void events.push(event),
  })
  const ended = new AbortController()
  const stop = AbortSignal.any([signal, ended.signal])
  const microphone = new PacedMicrophone(
    clock,
    engine.vad,
    (frame) => {
      pauses.hear(frame.startMs, frame.speechProbability)
      session.hear(frame)
    },
    () => {},
  )
  const hearing = microphone.run({ signal: stop })
  try {
    const startMs = Math.ceil(clock.nowMs() / FRAME_MS) * FRAME_MS
    void microphone.play(pcm)
    const isAnswered = (): boolean =>
      events.some(
        ({ event, t_ms }) => event === 'first_audio_played' && t_ms > startMs + speechEndMs,
      )
    while (!isAnswered() && clock.nowMs() < startMs + speechEndMs + PATIENCE_MS)
      await Promise.race([sleep(clock, LOOK_MS), hearing])
    signal.throwIfAborted()
    session.stop()
    await session.idle({ signal })
    return {
      events: events.map((event) => ({ ...event, t_ms: event.t_ms - startMs })),
      pausesMs: pauses.within(startMs, startMs + speechEndMs),
    }
  } finally {
    ended.abort(new DOMException('answered', 'AbortError'))
    desk.close()
    await session.close()
    await hearing.catch((error: unknown) => {
      if (!isAbort(error) && !signal.aborted) throw error
    })
  }
}

class PauseMeter {
  private readonly segmenter = new SpeechSegmenter()
  private readonly pauses: { fromMs: number; toMs: number }[] = []
  private fromMs: number | null = null

  hear(startMs: number, probability: number): void {
    const frame = { startMs, durationMs: FRAME_MS, probability }
    const event = this.segmenter.push(frame, () => NEVER_MS)
    if (event?.kind === 'pause') this.fromMs = event.speechEndMs
    if (event?.kind !== 'resume' || this.fromMs === null) return
    this.pauses.push({ fromMs: this.fromMs, toMs: startMs })
    this.fromMs = null
  }

  within(fromMs: number, toMs: number): number[] {
    const inside = this.pauses.filter((pause) => pause.fromMs > fromMs && pause.toMs < toMs)
    return inside.map((pause) => pause.toMs - pause.fromMs)
  }
}

async function sleep(clock: SessionClock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => void clock.after(ms, resolve))
}
