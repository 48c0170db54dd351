import { describe, expect, it } from 'vitest'
import { compare, type PlayedPair } from './compared.ts'
import { sampleOf, type Sample } from './play-side.ts'

const stages = {
  endpoint_ms: 300,
  stt_ms: 200,
  llm_first_token_ms: 100,
  llm_first_clause_ms: 150,
  tts_first_audio_ms: 120,
}

function sample(ms: number | null, cut_offs = 0): Sample {
  return { transcript: 'hi', voice_to_voice_ms: ms, stages, words_right: null, cut_offs }
}

function pairs(differences: readonly (number | null)[]): PlayedPair[] {
  return differences.map((difference, round) => ({
    recording: 'a.wav',
    round,
    a: sample(600 + 50 * round),
    b: sample(difference === null ? null : 600 + 50 * round + difference),
  }))
}

const names = ['A.json', 'B.json'] as const

describe('compare', () => {
  it('given turns that are all slower on one side, says which answers sooner', () => {
    const { verdict, compared } = compare(pairs([80, 95, 100, 110, 120, 105, 90]), names, 1)
    expect(verdict).toMatch(/^A\.json answers 100 ms sooner than B\.json .*7 pairs/)
    expect(compared[0]!.shown).toBe('more')
    expect(compared[1]!.shown).toBe('none')
  })

  it('given differences on both sides of nothing, says that none is shown', () => {
    const { verdict } = compare(pairs([-80, 95, -60, 40, -20, 30, 10]), names, 1)
    expect(verdict).toMatch(/^No difference shown/)
  })

  it('given turns that one side did not answer, counts them and leaves their pairs out', () => {
    const { unanswered, compared, verdict } = compare(pairs([100, null, 100]), names, 1)
    expect(unanswered).toEqual({ a: 0, b: 1 })
    expect(compared[0]!.difference!.n).toBe(2)
    expect(verdict).toMatch(/^No verdict: 2 pairs/)
  })
})

describe('sampleOf', () => {
  it('given an answer in the middle of what is said and one behind it, counts a cut-off and takes the last', () => {
    const turn = { reply: '', heard: '', interrupted: false, stages, engines: {} as never }
    const events = [
      { event: 'first_audio_played' as const, t_ms: 900, turn: 1 },
      {
        event: 'turn' as const,
        t_ms: 1000,
        turn: 1,
        transcript: 'one two',
        voice_to_voice_ms: 400,
        ...turn,
      },
      { event: 'first_audio_played' as const, t_ms: 2600, turn: 2 },
      {
        event: 'turn' as const,
        t_ms: 2700,
        turn: 2,
        transcript: 'free four',
        voice_to_voice_ms: 600,
        ...turn,
      },
    ]
    const played = sampleOf({ events, pausesMs: [] }, 2000, 'One, two, three, four.')
    expect(played).toMatchObject({ cut_offs: 1, voice_to_voice_ms: 600, words_right: 0.75 })
  })
})
