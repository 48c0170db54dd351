// One dialogue over the engine: spoken in real time, or typed as fast as it is answered.
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { startSessionClock } from '../../../engine/audio/clock.ts'
import { VirtualLoudspeaker } from '../../../engine/audio/virtual-loudspeaker.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { SpokenClause, Tts } from '../../../engine/ports.ts'
import { Session } from '../../../engine/conversation/session/session.ts'
import { wordsEndOfTurn } from '../../../engine/conversation/turn-taking/words-end-of-turn.ts'
import { converse, type SpokenTurnFile } from '../../converse.ts'
import { commandDesk } from '../../command-desk.ts'
import type { Output } from '../../output.ts'
import { heardTurns, type HeardTurn } from './heard-turns.ts'

/** What `ask` does without options. */
const DEFAULTS = {
  talk: 'duplex',
  silenceMs: 500,
  speed: 1,
  bargeIns: [],
  language: 'en',
} as const
/** 10 ms of sound in the place of each clause: enough to be heard, not enough to be waited for. */
const CLICK = new Float32Array(240).fill(0.1)

/** @param files what is said, turn by turn. @returns one of each, in order */
export async function speakDialogue(
  engine: Engine,
  files: SpokenTurnFile[],
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<HeardTurn[]> {
  const events: TurnEvent[] = []
  await engine.vad.reset({ signal })
  const { turnsOfFiles } = await converse(
    { ...DEFAULTS, voice: undefined, engine, files, output },
    { event: (event) => void events.push(event), finished() {} },
    { signal },
  )
  return heardTurns(events, turnsOfFiles)
}

/** The same prompt, memory and instant answers, without ears and voice: nothing here says anything of times. */
export async function typeDialogue(
  engine: Engine,
  texts: readonly string[],
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<HeardTurn[]> {
  const clock = startSessionClock()
  const events: TurnEvent[] = []
  const counts: number[] = []
  const { desk } = commandDesk(clock, DEFAULTS.speed, output)
  const session = new Session({
    ...engine.turnParts({ clockMs: () => clock.nowMs() }),
    tts: clicking(engine.tts),
    talk: 'ptt',
    instant: desk,
    endOfTurn: wordsEndOfTurn(() => DEFAULTS.silenceMs),
    loudspeaker: new VirtualLoudspeaker<SpokenClause>({ clock, bufferMs: 0 }),
    sink: (event) => void events.push(event),
  })
  const ended = (): number => events.filter(({ event }) => event === 'turn').length
  try {
    for (const text of texts) {
      const before = ended()
      session.type(text)
      await session.idle({ signal })
      counts.push(ended() - before)
    }
  } finally {
    desk.close()
    await session.close()
  }
  // What was typed is known; a second recognition of it says nothing.
  return heardTurns(events, counts).map((turn) => ({
    ...turn,
    voice_to_voice_ms: null,
    stages: null,
  }))
}

function clicking({ info }: Tts): Tts {
  return {
    info,
    speaksParts: () => false,
    async *speak() {
      yield CLICK
    },
  }
}
