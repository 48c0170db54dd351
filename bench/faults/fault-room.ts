// Holds conversations with real engines in which one fault happens, and tells what the person noticed of it.
import { VOICE_SAMPLE_RATE_HZ } from '../../src/shared/audio-format.ts'
import type { TurnEvent, TurnSummary } from '../../src/shared/turn-events.ts'
import { engineProcesses } from '../../src/cli/testing/run-parley.ts'
import { converse } from '../../src/cli/converse.ts'
import { openOutput } from '../../src/cli/output.ts'
import { firstAudibleMs, lastAudibleMs } from '../../src/engine/audio/level.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { EnginePart, PartHealth } from '../../src/engine/engine-request.ts'
import { openTestEngine } from '../../src/engine/testing/open-test-engine.ts'
import type { Fault, Moment } from './fault.ts'
import { inflict } from './inflict.ts'
import { longestSilenceMs, silenceBeforeMs } from './longest-silence.ts'

export interface FaultedTurn {
  fault: Fault
  /** What was said of the faulted turn, and of the one after it; undefined where there was none. */
  turn: TurnSummary | undefined
  next: TurnSummary | undefined
  /** From the end of speech, or the fault where it came later, to the first sound of the reply; null where it sounded already. */
  firstSoundMs: number | null
  /** The longest silence of the reply behind the fault. */
  silenceMs: number
  /** From the fault until the part is known to be lost, and until it serves again; null where it never was lost. */
  noticedMs: number | null
  backMs: number | null
  /** How long it had been silent, since the fault, the end of speech or the last sound, when a short sound told why; null: none. */
  toldMs: number | null
  /** Engines that were ended though they lived: of a busy or slow process nothing else is expected. */
  wronglyEnded: EnginePart[]
  /** Codes of errors that were told. */
  errors: string[]
}

export interface SpokenQuestion {
  name: string
  /** Mono 16 kHz. */
  pcm: Float32Array
}

/** Behind the last word. */
const BEHIND_SPEECH_MS: Partial<Record<Moment, number>> = { recognising: 100, thinking: 250 }
const MID_REPLY_MS = 1_500

export class FaultRoom {
  private readonly health: { part: EnginePart; state: PartHealth['state']; atMs: number }[] = []

  private constructor(private readonly engine: Engine) {}

  static async open(tier: 'fast' | 'balanced'): Promise<FaultRoom> {
    let tell = (_part: EnginePart, _health: PartHealth): void => {}
    const engine = await openTestEngine(['stt', 'llm', 'tts', 'vad'], {
      tier,
      onHealth: (part, health) => tell(part, health),
    })
    const room = new FaultRoom(engine)
    tell = (part, { state }) => room.health.push({ part, state, atMs: performance.now() })
    return room
  }

  /** Engines' processes that are still there, by what their command line says. */
  living(): number[] {
    return engineProcesses(process.pid, 'parley')
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  /** Asks `question` and meets `fault` on the way; asks `after`, where there is one, when that is over. */
  async meet(
    fault: Fault,
    question: SpokenQuestion,
    after: SpokenQuestion | undefined,
    { signal }: { signal: AbortSignal },
  ): Promise<FaultedTurn> {
    const { engine } = this
    const events: TurnEvent[] = []
    let clockMs = (): number => 0
    let takeBack = (): void => {}
    let faultAtMs: number | undefined
    const timers: ReturnType<typeof setTimeout>[] = []
    const since = this.health.length
    const strike = (): void => {
      if (faultAtMs !== undefined) return
      faultAtMs = clockMs()
      takeBack = inflict(fault, engine)
    }
    const at = (tMs: number): void => void timers.push(setTimeout(strike, tMs - clockMs()))
    const speechMs = lastAudible(question.pcm) - (firstAudibleMs(question.pcm, 16_000) ?? 0)
    const listener = (event: TurnEvent): void => {
      events.push(event)
      if (event.turn !== 1) return
      const { moment } = fault
      if (event.event === 'speech_start') {
        const behindMs = BEHIND_SPEECH_MS[moment]
        if (moment === 'listening') at(event.t_ms + speechMs / 2)
        else if (behindMs !== undefined) at(event.t_ms + speechMs + behindMs)
      }
      if (event.event === 'first_audio_played' && moment === 'first sound') strike()
      if (event.event === 'first_audio_played' && moment === 'mid-reply')
        at(event.t_ms + MID_REPLY_MS)
      if (event.event === 'turn') takeBack()
    }
    const spied = Object.assign(Object.create(engine) as Engine, {
      turnParts: (options: Parameters<Engine['turnParts']>[0]) => {
        clockMs = options.clockMs
        return engine.turnParts(options)
      },
    })
    const originMs = performance.now()
    try {
      const { recording } = await converse(
        {
          engine: spied,
          files: after ? [question, after] : [question],
          talk: 'duplex',
          silenceMs: 500,
          speed: 1,
          voice: undefined,
          language: 'en',
          bargeIns: [],
          output: { ...openOutput(false), say: () => {}, status: () => {} },
        },
        { event: listener, finished: () => {} },
        { signal },
      )
      const named = (name: TurnEvent['event'], turn: number) =>
        events.find((event) => event.event === name && event.turn === turn)
      const summary = (turn: number) => named('turn', turn) as TurnSummary | undefined
      const faultMs = faultAtMs ?? NaN
      const endMs = named('turn', 1)?.t_ms ?? NaN
      const speechEndMs = named('speech_end', 1)?.t_ms ?? NaN
      const firstMs = named('first_audio_played', 1)?.t_ms ?? NaN
      const toldAtMs = named('engine_lost', 1)?.t_ms
      const sound = recording.render().right
      const from = Math.max(faultMs, speechEndMs, 0)
      const changes = this.health.slice(since)
      const lost = changes.filter(({ part }) => part === fault.part)
      const isEnded = fault.kind === 'killed' || fault.kind === 'frozen'
      const wronglyEnded = changes.flatMap(({ part, state }) =>
        state === 'restarting' && !(isEnded && part === fault.part) ? [part] : [],
      )
      const stateAt = (state: PartHealth['state']): number | null => {
        const found = lost.find((each) => each.state === state)
        return found ? Math.round(found.atMs - originMs - faultMs) : null
      }
      return {
        fault,
        turn: summary(1),
        next: summary(2),
        firstSoundMs: firstMs > faultMs ? Math.round(firstMs - from) : null,
        silenceMs: Math.round(
          longestSilenceMs(sound, VOICE_SAMPLE_RATE_HZ, { fromMs: from, toMs: endMs }),
        ),
        noticedMs: stateAt('restarting'),
        backMs: stateAt('ready'),
        toldMs:
          toldAtMs === undefined
            ? null
            : Math.round(
                silenceBeforeMs(sound, VOICE_SAMPLE_RATE_HZ, { fromMs: from, toMs: toldAtMs }),
              ),
        wronglyEnded,
        errors: events.flatMap((event) => (event.event === 'error' ? [event.code] : [])),
      }
    } finally {
      timers.forEach(clearTimeout)
      takeBack()
    }
  }
}

function lastAudible(pcm: Float32Array): number {
  return lastAudibleMs(pcm, 16_000) ?? 0
}
