// One dialogue typed to the engine, as fast as it is answered: the same prompt, memory and instant answers as spoken turns have.
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { startSessionClock, uptimeMs } from '../../audio/clock.ts'
import { VirtualLoudspeaker } from '../../audio/virtual-loudspeaker.ts'
import { Session } from '../../conversation/session/session.ts'
import { wordsEndOfTurn } from '../../conversation/turn-taking/words-end-of-turn.ts'
import type { Engine } from '../../engine.ts'
import { heardTurns, type HeardTurn } from '../../figures/dialogues/heard-turns.ts'
import type { SpokenClause, Tts } from '../../ports.ts'
import { InstantDesk, type DeskSettings } from '../instant-desk.ts'

const SILENCE_MS = 500
/** 10 ms of sound in the place of each clause: enough to be heard, not enough to be waited for. */
const CLICK = new Float32Array(240).fill(0.1)

/**
 * Without ears and voice: nothing here says anything of times. Timers and reminders that it sets end with it.
 * @param texts turn by turn. @param options.announce takes what a timer says that ends meanwhile
 * @throws CodedError of the engine; AbortError
 */
export async function typeDialogue(
  engine: Engine,
  texts: readonly string[],
  { signal, announce = () => {} }: { signal: AbortSignal; announce?: (text: string) => void },
): Promise<HeardTurn[]> {
  const clock = startSessionClock()
  const events: TurnEvent[] = []
  const counts: number[] = []
  const settings: DeskSettings = { volume: 1, speed: 1 }
  const desk = new InstantDesk({
    clock: { now: () => new Date(), uptimeMs, after: (delayMs, run) => clock.after(delayMs, run) },
    settings: () => settings,
    change: (change) => void Object.assign(settings, change),
    announce,
  })
  const session = new Session({
    ...engine.turnParts({ clockMs: () => clock.nowMs() }),
    tts: clicking(engine.tts),
    talk: 'ptt',
    instant: desk,
    endOfTurn: wordsEndOfTurn(() => SILENCE_MS),
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
