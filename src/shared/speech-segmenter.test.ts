import { describe, expect, it } from 'vitest'
import { SpeechSegmenter, type SpeechEvent } from './speech-segmenter.ts'

const FRAME_MS = 32

/** One character a frame: its probability in tenths; `f` is speech far below the speaker's level. */
function hear(probabilities: string, hangoverMs = 500): (SpeechEvent & { frame: number })[] {
  const segmenter = new SpeechSegmenter()
  return [...probabilities].flatMap((tenths, frame) => {
    const event = segmenter.push(
      {
        startMs: frame * FRAME_MS,
        durationMs: FRAME_MS,
        probability: tenths === 'f' ? 0.9 : Number(tenths) / 10,
        isFar: tenths === 'f',
      },
      () => hangoverMs,
    )
    return event ? [{ ...event, frame }] : []
  })
}

const silence = '0'.repeat(20)

describe('SpeechSegmenter', () => {
  it('given speech and then silence, tells start, pause and end with the true end of speech', () => {
    const events = hear('000' + '9'.repeat(10) + silence)
    expect(events.map((event) => event.kind)).toEqual(['start', 'pause', 'end'])
    expect(events[0]).toMatchObject({ startMs: 3 * FRAME_MS })
    expect(events[2]).toMatchObject({ speechEndMs: 13 * FRAME_MS, speechMs: 10 * FRAME_MS })
  })

  it('given a hangover of 500 ms, ends at the first frame that completes it', () => {
    const end = hear('9999' + silence).find((event) => event.kind === 'end')
    expect(end?.frame).toBe(4 + 16 - 1)
  })

  it('given a pause shorter than the hangover, goes on with the same turn', () => {
    const kinds = hear('99999' + '0'.repeat(10) + '99999' + silence).map((event) => event.kind)
    expect(kinds).toEqual(['start', 'pause', 'resume', 'pause', 'end'])
  })

  it('given one loud frame, does not start', () => {
    expect(hear('0009000' + silence)).toEqual([])
  })

  it('given two frames of a click, calls it a misfire', () => {
    expect(hear('0099' + silence).at(-1)?.kind).toBe('misfire')
  })

  it('given a word that ends quietly, does not pause inside it', () => {
    expect(hear('999' + '4'.repeat(12)).map((event) => event.kind)).toEqual(['start'])
  })

  it('given breath after a pause, keeps the pause', () => {
    const kinds = hear('99999' + '0'.repeat(7) + '4' + '0'.repeat(12)).map((event) => event.kind)
    expect(kinds).toEqual(['start', 'pause', 'end'])
  })

  it('given speech from the very first frame, starts at zero', () => {
    expect(hear('9999')[0]).toMatchObject({ kind: 'start', startMs: 0 })
  })

  it('given a television behind the last word, ends the turn where that word ended', () => {
    const events = hear('99999' + 'f'.repeat(40))
    expect(events.map((event) => event.kind)).toEqual(['start', 'pause', 'end'])
    expect(events.at(-1)).toMatchObject({ speechEndMs: 5 * FRAME_MS, frame: 5 + 16 - 1 })
  })

  it('given somebody who trails off for a moment, hears all of it', () => {
    const end = hear('99999' + 'ffff' + silence).at(-1)
    expect(end).toMatchObject({ kind: 'end', speechEndMs: 9 * FRAME_MS })
  })

  it('given a television in a pause, keeps the pause', () => {
    const kinds = hear('99999' + '000' + 'f'.repeat(20)).map((event) => event.kind)
    expect(kinds).toEqual(['start', 'pause', 'end'])
  })

  it('given a television alone after somebody spoke, does not start', () => {
    expect(hear('f'.repeat(20))).toEqual([])
  })
})
