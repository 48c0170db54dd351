import { describe, expect, it } from 'vitest'
import { pipelineFigures } from '../../figures/metrics/trace.ts'
import type { Llm, Tts } from '../../ports.ts'
import { History } from './history.ts'
import { PreparedReply } from './prepared-reply.ts'
import { TurnJournal } from './turn-journal.ts'

const RATE_HZ = 24_000

/** Says "Yes." and "It is so." Each text takes 500 ms of synthesis for 1 s of sound, unless it is in `remembered`. */
async function speak(remembered: string[], growing?: { text: string; silent: string }) {
  const clock = { nowMs: 0 }
  const clockMs = () => clock.nowMs
  const info = { engine: 'fake', model: 'fake', build: 'fake', threads: 1 }
  const read: (string | undefined)[] = []
  const fakeLlm: Llm = {
    info,
    async *answer() {
      yield growing?.text ?? 'Yes. It is so.'
    },
    async *prefill(messages) {
      yield void read.push(messages.at(-2)?.content)
    },
  }
  const fakeTts: Tts = {
    info,
    speaksParts: () => growing !== undefined,
    async *speak(text, { onRemembered }) {
      if (text === growing?.silent) return
      if (remembered.includes(text)) onRemembered?.()
      else clock.nowMs += 500
      yield new Float32Array(RATE_HZ)
    },
  }
  const { signal } = new AbortController()
  const reply = new PreparedReply(
    {
      transcribe: async () => ({ text: 'Is it so?', language: 'en' }),
      mayGoOn: false,
      history: new History(() => [{ role: 'system', content: 'system' }]),
      llm: fakeLlm,
      tts: fakeTts,
      voiceFor: () => 'fake',
      speed: 1,
      clockMs,
      journal: new TurnJournal(1, clockMs, () => {}),
    },
    signal,
  )
  const texts: string[] = []
  for await (const { clause } of reply.pieces) texts.push(clause.text)
  const realTimeFactor = pipelineFigures(reply.trace, RATE_HZ).tts_real_time_factor
  return { texts, realTimeFactor, read }
}

/** What `said` in `language` does where the model answers `reply`: text, or a command in brackets. */
/** @param inWords what the model says once it may give no command */
async function answered(said: { text: string; language: string }, reply: string, inWords = reply) {
  const clockMs = () => 0
  const info = { engine: 'fake', model: 'fake', build: 'fake', threads: 1 }
  const asked: string[] = []
  const spoken: string[] = []
  const [, command] = /^\[(.*)\]$/u.exec(reply) ?? []
  const prepared = new PreparedReply(
    {
      transcribe: async () => said,
      mayGoOn: false,
      history: new History(() => []),
      instant: {
        answer(text) {
          asked.push(text)
          if (text !== 'set a timer for 6 minutes') return undefined
          const tool = { name: 'timer_set', arguments: {}, result: 'set' }
          return {
            kind: 'timer',
            reply: 'Timer set for 6 minutes.',
            isRefused: false,
            tools: [tool],
          }
        },
        context: () => ({ now: new Date(0), locale: 'en', timers: [], reminders: [] }),
        perform() {},
      },
      llm: {
        info,
        async *answer(_messages, { onCommand }) {
          if (command === undefined || !onCommand) yield onCommand ? reply : inWords
          else onCommand(command)
        },
        async *prefill() {},
      },
      tts: {
        info,
        speaksParts: () => false,
        async *speak(text, { voice }) {
          spoken.push(`${voice}: ${text}`)
          yield new Float32Array(RATE_HZ)
        },
      },
      voiceFor: (language) => `voice of ${language}`,
      speed: 1,
      clockMs,
      journal: new TurnJournal(1, clockMs, () => {}),
    },
    new AbortController().signal,
  )
  for await (const piece of prepared.pieces) void piece
  return { asked, spoken, deed: prepared.deed?.tools[0]?.name, command: prepared.command }
}

describe('PreparedReply', () => {
  it('given speech that is synthesised, tells its real-time factor', async () => {
    expect(await speak([])).toMatchObject({ texts: ['Yes.', 'It is so.'], realTimeFactor: 0.5 })
  })

  it('given speech of which a part is remembered, tells the factor of the rest', async () => {
    expect(await speak(['Yes.'])).toMatchObject({
      texts: ['Yes.', 'It is so.'],
      realTimeFactor: 0.5,
    })
  })

  it('given speech that is all remembered, tells none', async () => {
    expect((await speak(['Yes.', 'It is so.'])).realTimeFactor).toBeNull()
  })

  it('given a reply that is made, then the model reads it as it will be remembered', async () => {
    expect((await speak([])).read).toEqual(['Yes. It is so.'])
  })

  it('given a voice that speaks parts, speaks the sentence as it grows', async () => {
    const growing = { text: 'The tides come from the pull of the moon and the sun.', silent: '' }
    expect((await speak([], growing)).texts).toEqual([
      'The tides',
      'come from the',
      'pull of the moon and',
      'the sun.',
    ])
  })

  it('given a part that the voice says with what follows, counts its words there', async () => {
    const text = 'The tides come from the pull of the moon and the sun.'
    expect((await speak([], { text, silent: 'come from the' })).texts).toEqual([
      'The tides',
      'come from the pull of the moon and',
      'the sun.',
    ])
  })

  it("given another language, asks the grammars for the model's command alone, and says their English in English", async () => {
    const said = { text: 'Pon un temporizador de seis minutos.', language: 'es' }
    expect(await answered(said, '[set a timer for 6 minutes]')).toEqual({
      asked: ['set a timer for 6 minutes'],
      spoken: ['voice of en: Timer set for 6 minutes.'],
      deed: 'timer_set',
      command: 'set a timer for 6 minutes',
    })
    expect(await answered(said, 'De acuerdo.')).toEqual({
      asked: [],
      spoken: ['voice of es: De acuerdo.'],
    })
  })

  it('given a command that no tool knows, lets the model answer once more, in words', async () => {
    const { spoken, deed } = await answered(
      { text: 'Play some jazz.', language: 'en' },
      '[play jazz]',
      'I cannot play music.',
    )
    expect(spoken).toEqual(['voice of en: I cannot play music.'])
    expect(deed).toBeUndefined()
  })

  it('given a model that has nothing but such a command, asks what is meant', async () => {
    const { spoken } = await answered(
      { text: 'Play some jazz.', language: 'en' },
      '[play jazz]',
      '',
    )
    expect(spoken.join(' ')).toContain("Sorry, I don't follow.")
  })
})
