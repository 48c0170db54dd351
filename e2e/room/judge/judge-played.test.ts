import { describe, expect, it } from 'vitest'
import type { Told } from '../app-in-room.ts'
import type { SceneName } from '../scenes/play-scene.ts'
import { judgePlayed, type Row } from './judge-played.ts'
import type { Span } from './sound-spans.ts'

const REPLY = 2

/** A tone of 6 s in `spans`. */
function tone(spans: Span[]): Float32Array {
  const sounds = (ms: number): boolean =>
    spans.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs)
  return Float32Array.from({ length: 6 * 16_000 }, (_, i) =>
    sounds(i / 16) ? Math.sin(i / 3) / 4 : 0,
  )
}

function judged(
  scene: SceneName,
  sound: { echo: Span[]; person?: Span[] },
  events: [atMs: number, name: string, payload?: object, turn?: number][],
): Row {
  const told: Told[] = events.map(([atMs, name, payload = {}, turn = REPLY]) => ({
    ...{ atMs, name, turn },
    payload: payload as Told['payload'],
  }))
  const witnessed = {
    echo: tone(sound.echo),
    person: tone(sound.person ?? []),
    background: tone([]),
    startMs: 0,
  }
  const text = 'What about dogs?'
  const utterance = sound.person ? { text, voice: 'somebody', pcm: tone([]) } : null
  const observed = { witnessed, told, frames: null }
  return judgePlayed({ scene, n: 0, question: '?', turn: REPLY, utterance, observed })
}

const person = [{ fromMs: 2_000, toMs: 3_000 }]

describe('judgePlayed', () => {
  it('given a reply that is interrupted, then the time is from the first sample to the last', () => {
    const row = judged('interruptions', { echo: [{ fromMs: 500, toMs: 2_300 }], person }, [
      [2_100, 'playback:gain', { gain: 0.3 }],
      [2_280, 'duplex_interruption'],
      [2_281, 'turn', { interrupted: true, reply: 'It goes on and on', heard: 'It goes' }],
      [3_600, 'stt_complete', { text: 'What about docks?' }, REPLY + 1],
    ])
    expect(row).toMatchObject({ outcome: 'stopped', stopMs: 300, noticedMs: 100, heard: 'It goes' })
    expect(row.wordErrors).toEqual({ errors: 1, words: 3 })
  })

  it('given one that is held and goes on, then it is whole, and held for so long', () => {
    const echo = [
      { fromMs: 500, toMs: 2_200 },
      { fromMs: 3_000, toMs: 5_500 },
    ]
    const row = judged('backchannels', { echo, person }, [
      [2_200, 'pause'],
      [2_950, 'resume', { reason: 'backchannel' }],
    ])
    expect(row).toMatchObject({ outcome: 'whole', stopMs: null, resumedAfterMs: 750 })
    expect(row.resumeReasons).toEqual(['backchannel'])
    expect(row.pausedShare).toBeCloseTo(750 / 5_000)
  })

  it('given one that is held and never goes on, then it has stopped', () => {
    const echo = [{ fromMs: 500, toMs: 2_200 }]
    const row = judged('noises', { echo, person }, [[2_200, 'pause']])
    expect(row).toMatchObject({ outcome: 'stopped', stopMs: 200 })
  })

  it('given a model that is slow to go on, then a silence is no stop', () => {
    const row = judged('noises', { echo: [{ fromMs: 500, toMs: 2_200 }], person }, [])
    expect(row).toMatchObject({ outcome: 'whole', stopMs: null })
  })

  it('given nobody, when a turn begins all the same, then it is one of its own', () => {
    const row = judged('self', { echo: [{ fromMs: 500, toMs: 2_200 }] }, [
      [2_000, 'speech_start', {}, REPLY + 1],
      [2_150, 'duplex_interruption'],
      [3_000, 'stt_complete', { text: 'goes on' }, REPLY + 1],
    ])
    expect(row).toMatchObject({ outcome: 'stopped', ownTurns: 1, falseStarts: 1, stopMs: null })
  })
})
