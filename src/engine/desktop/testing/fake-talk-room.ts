// A conversation among fakes: engine, page and clock, for tests.
import { FRAME_MS, FRAME_SAMPLES } from '../../../shared/audio-format.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/window/settings.ts'
import type { StoredTurn } from '../../../shared/window/conversations.ts'
import { FakeClock } from '../../audio/testing/fake-clock.ts'
import type { Engine } from '../../engine.ts'
import { FakeEngine } from '../../testing/fake-engine.ts'
import { LearnedFloor } from '../../conversation/turn-taking/learned-floor.ts'
import { FakePage } from './fake-page.ts'
import { Talk } from '../talk.ts'
import { TurnBook } from '../turn-book.ts'
import { WindowLoudspeaker } from '../window-loudspeaker.ts'

const settle = async (): Promise<void> => {
  for (let i = 0; i < 200; i++) await Promise.resolve()
}

/** Time goes on by `pass` and `hear`; what the page was told stands in `page`. */
export function talkRoom(change: Partial<Settings> = {}) {
  const clock = new FakeClock()
  const page = new FakePage(clock)
  const fake = new FakeEngine()
  const state = {
    settings: { ...DEFAULT_SETTINGS, ...change },
    engine: ((): Engine | undefined => fake.asEngine())(),
    isAway: false,
    wakes: 0,
    /** By how much the clock on the wall was set since the start. */
    setByMs: 0,
    /** How long the computer has slept: its timeouts stood still, and so did the session's clock. */
    sleptMs: 0,
  }
  let back = (_engine: Engine): void => {}
  const coming = new Promise<Engine>((resolve) => (back = resolve))
  /** Unloads the engine, until `comeBack`. */
  function sleep(): void {
    state.isAway = true
    state.engine = undefined
  }
  async function comeBack(): Promise<void> {
    state.isAway = false
    state.engine = fake.asEngine()
    back(state.engine)
    talk.engineOpened()
    await settle()
  }
  const kept: StoredTurn[] = []
  const loudspeaker = new WindowLoudspeaker({ clock, tell: page.tell })
  page.listenTo(loudspeaker)
  const floor = new LearnedFloor()
  const book = new TurnBook({
    settings: () => state.settings,
    tell: page.tell,
    history: { append: (turn) => kept.push(turn), startAnew: () => kept.push() },
    allTime: { values: () => [] },
    saveAudio: (pcm) => `${pcm.length}.wav`,
    now: () => new Date(0),
  })
  const talk = new Talk({
    clock,
    engine: () => state.engine,
    rest: {
      isAway: () => state.isAway,
      wake: () => (state.wakes++, coming),
    },
    settings: () => state.settings,
    changeSettings: (more) => void (state.settings = { ...state.settings, ...more }),
    loudspeaker,
    floor,
    book,
    now: () => new Date(clock.nowMs() + state.sleptMs + state.setByMs),
    uptimeMs: () => clock.nowMs() + state.sleptMs,
    tell: page.tell,
  })
  let nowMs = 0
  async function pass(ms: number): Promise<void> {
    for (const until = nowMs + ms; nowMs < until;) {
      nowMs = Math.min(until, nowMs + 20)
      await clock.goTo(nowMs)
      await settle()
    }
  }
  /** One character is one live frame: 9 speech, 0 silence. */
  async function hear(probabilities: string): Promise<void> {
    for (const one of probabilities) {
      await clock.goTo((nowMs += FRAME_MS))
      const samples = new Float32Array(FRAME_SAMPLES).fill(Number(one) > 5 ? 0.3 : 0)
      talk.frame({ samples, speechProbability: Number(one) / 10, ageMs: 0 })
      await settle()
    }
  }
  /** The pre-roll's frames, all at once. */
  function preRoll(frames: number): void {
    talk.opened()
    for (let older = frames - 1; older >= 0; older--) {
      const samples = new Float32Array(FRAME_SAMPLES).fill(0.3)
      talk.frame({ samples, speechProbability: 0.9, ageMs: older * FRAME_MS })
    }
  }
  const modes = (): string[] => page.named('mode').map(({ mode }) => mode)
  const turns = () => page.named('finished').map(({ turn }) => turn)
  const rest = { sleep, comeBack }
  return {
    rest,
    talk,
    page,
    fake,
    state,
    kept,
    pass,
    hear,
    preRoll,
    modes,
    turns,
    loudspeaker,
    floor,
  }
}
