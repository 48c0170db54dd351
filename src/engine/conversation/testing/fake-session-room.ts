// A session among fakes: engines, clock and loudspeaker, for tests.
import { FRAME_MS, FRAME_SAMPLES } from '../../../shared/audio-format.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { flagsWith, type FlagChoice } from '../../../shared/flags.ts'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { FakeClock } from '../../audio/testing/fake-clock.ts'
import { VirtualLoudspeaker } from '../../audio/virtual-loudspeaker.ts'
import { EngineLosses } from '../../losses.ts'
import type { ChatMessage, EndOfTurn, Llm, SpokenClause, Tts } from '../../ports.ts'
import type { InstantAnswers } from '../instant/answer.ts'
import { History } from '../session/history.ts'
import { Session } from '../session/session.ts'

const settle = async (): Promise<void> => {
  for (let i = 0; i < 200; i++) await Promise.resolve()
}

/** A room with fakes for every engine; one character of `hear` is one 32 ms frame: 9 speech, 0 silence, f far speech. */
export function sessionRoom(talk: 'duplex' | 'ptt' = 'duplex', instant?: InstantAnswers) {
  const clock = new FakeClock()
  const events: TurnEvent[] = []
  const asked: (readonly ChatMessage[])[] = []
  const state = {
    transcript: 'What is up?',
    /** What partial passes make of any speech; without it there are none. */
    overheard: undefined as string | undefined,
    meanLogProbability: -0.3,
    /** A partial pass. */
    passTakesMs: 100,
    reply: 'All is well today. Very well indeed.',
    llmFails: false,
    /** Between the transcript and the model's first word. */
    replyComesAfterMs: 0,
    /** Between a clause and the voice's first sound. */
    speechComesAfterMs: 0,
    /** The voice breaks off after its first piece. */
    ttsFails: false,
    soundsFinished: true,
    hangoverMs: 500,
    clips: [] as number[],
    flags: {} as FlagChoice,
    /** Prompts that were read before anybody waited for an answer. */
    readAhead: 0,
  }
  const losses = new EngineLosses()
  const learned: Parameters<NonNullable<EndOfTurn['learn']>>[0][] = []
  const later = (ms: number): Promise<void> | void => {
    if (ms > 0) return new Promise((resolve) => clock.after(ms, resolve))
  }
  const fakeLlm: Llm = {
    info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
    async *answer(messages, { signal, onSoundsFinished }) {
      asked.push(messages)
      onSoundsFinished?.(state.soundsFinished)
      await later(state.replyComesAfterMs)
      if (state.llmFails) throw new CodedError('engine_died', 'language model ended unexpectedly')
      for (const word of state.reply.split(/(?= )/)) {
        signal.throwIfAborted()
        yield word
      }
    },
    async *prefill() {
      state.readAhead++
      yield
    },
  }
  const fakeTts: Tts = {
    info: fakeLlm.info,
    speaksParts: () => false,
    async *speak() {
      await later(state.speechComesAfterMs)
      for (let i = 0; i < 4; i++) {
        if (i > 0 && state.ttsFails) throw new CodedError('engine_died', 'voice ended unexpectedly')
        yield new Float32Array(24 * 250).fill(0.2)
      }
    },
  }
  const loudspeaker = new VirtualLoudspeaker<SpokenClause>({ clock })
  const session = new Session({
    talk,
    loudspeaker,
    endOfTurn: {
      hangoverMs: ({ soundsFinished }) => (soundsFinished === false ? 1_500 : state.hangoverMs),
      learn: (silence) => learned.push(silence),
    },
    transcriber: (pcm) => ({
      async *partials({ signal }) {
        for (;;) {
          if (state.overheard === undefined) return
          const heardMs = pcm().length / 16
          await later(state.passTakesMs)
          signal.throwIfAborted()
          const text = state.overheard
          const { meanLogProbability } = state
          const words = { confirmed: '', tentative: text, text, language: 'en' }
          yield { ...words, meanLogProbability, heardMs }
        }
      },
      finish: async () => {
        state.clips.push(pcm().length / 16)
        const { transcript: text, meanLogProbability } = state
        return { text, language: 'en', looped: false, meanLogProbability }
      },
    }),
    get flags() {
      return flagsWith(state.flags)
    },
    mayPrepareAhead: () => flagsWith(state.flags).speculation,
    instant,
    llm: fakeLlm,
    tts: fakeTts,
    voiceFor: () => 'fake',
    speed: 1,
    history: new History(() => [{ role: 'system', content: 'system' }]),
    clockMs: () => clock.nowMs(),
    losses,
    sink: (event) => events.push(event),
    engines: { stt: 'fake', llm: 'fake', tts: 'fake' },
  })
  let frame = 0
  async function hear(probabilities: string, from = frame): Promise<void> {
    frame = from
    for (const one of probabilities) {
      const speechProbability = one === 'f' ? 0.9 : Number(one) / 10
      const level = one === 'f' ? 0.05 : 0.3
      const samples = new Float32Array(FRAME_SAMPLES).fill(speechProbability > 0.5 ? level : 0)
      await clock.goTo((frame + 1) * FRAME_MS)
      session.hear({ samples, startMs: frame++ * FRAME_MS, speechProbability })
      await settle()
    }
  }
  const names = (): string[] => events.map((event) => event.event)
  const summaries = () => events.filter((event) => event.event === 'turn')
  const totals = () => events.filter((event) => event.event === 'pipeline_complete')
  const named = (name: string): TurnEvent[] => events.filter(({ event }) => event === name)
  return {
    session,
    hear,
    events,
    names,
    named,
    summaries,
    totals,
    asked,
    learned,
    state,
    loudspeaker,
    losses,
  }
}

/** 640 ms. */
export const speech = '9'.repeat(20)
/** A television, 16 dB below that speech. */
export const television = (ms: number): string => 'f'.repeat(Math.ceil(ms / FRAME_MS))
export const silence = (ms: number): string => '0'.repeat(Math.ceil(ms / FRAME_MS))
