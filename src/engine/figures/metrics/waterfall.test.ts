import { describe, expect, it } from 'vitest'
import { displayWidth } from './display-width.ts'
import { waterfallLines } from './waterfall-text.ts'
import { drawnWaterfalls, waterfallSvg } from './waterfall-svg.ts'
import {
  describeWaterfall,
  waterfallOf,
  waterfallScale,
  type WaterfallTurn,
} from '../../../shared/waterfall.ts'

const spoken: WaterfallTurn = {
  turn: 1,
  transcript: 'What is <the> capital & "heart" of France?',
  marks: {
    speechEnd: 1600,
    sttStart: 1850,
    sttComplete: 2000,
    llmStart: 2000,
    llmFirstToken: 2060,
    llmFirstClause: 2090,
    committed: 2100,
    ttsStart: 2090,
    ttsFirstAudio: 2190,
    firstAudioSent: 2191,
    firstAudioPlayed: 2241,
    replyEnd: 5000,
  },
}
const unheard: WaterfallTurn = { turn: 2, marks: { speechEnd: 500, committed: 1000 } }

describe('waterfallOf', () => {
  it('counts from the end of speech, and lets stages overlap the wait for the end of turn', () => {
    const { rows, voiceToVoiceMs } = waterfallOf(spoken)
    expect(voiceToVoiceMs).toBe(641)
    expect(rows.map(({ label, startMs, endMs }) => [label, startMs, endMs])).toEqual([
      ['End of turn', 0, 500],
      ['Speech to text', 250, 400],
      ['First word', 400, 460],
      ['First clause', 460, 490],
      ['First speech', 490, 590],
      ['Play buffer', 591, 641],
      ['Reply heard', 641, 3400],
    ])
  })

  it('given speech prepared before the turn was committed, shows how long it was held', () => {
    const marks = { speechEnd: 0, ttsFirstAudio: 300, firstAudioSent: 500 }
    expect(waterfallOf({ turn: 1, marks }).rows).toMatchObject([
      { label: 'Held back', startMs: 300, endMs: 500, tone: 'wait' },
    ])
  })

  it('given no end of speech, has nothing to count from', () => {
    expect(waterfallOf({ turn: 1, marks: { committed: 5, sttStart: 1, sttComplete: 3 } })).toEqual({
      turn: 1,
      transcript: '',
      voiceToVoiceMs: null,
      rows: [],
    })
  })
})

describe('waterfallScale', () => {
  it('holds every closed row and work begun before the end of speech, with round ticks', () => {
    const early = { turn: 2, marks: { speechEnd: 1000, sttStart: 900, sttComplete: 1100 } }
    const { startMs, endMs, tickMs } = waterfallScale([spoken, early].map(waterfallOf), 7)
    expect(startMs).toBe(-100)
    expect(endMs).toBeGreaterThan(641)
    expect(endMs).toBeLessThan(800)
    expect(tickMs).toEqual([0, 200, 400, 600])
  })
})

describe('describeWaterfall', () => {
  it('says in words what the chart shows', () => {
    expect(describeWaterfall(waterfallOf(unheard))).toBe(
      'Turn 2: no reply was heard. End of turn: 0 to 500.',
    )
  })
})

describe('waterfallLines', () => {
  it('draws bars to scale with figures beside them', () => {
    expect(waterfallLines([spoken], { columns: 70, color: false })).toMatchInlineSnapshot(`
      [
        "Turn 1  “What is <the> capital & "heart" of F…”  641 ms voice to voice",
        "End of turn     ██████████████████████████████▌        ┊        500 ms",
        "Speech to text                 ▐████████▌              ┊        150 ms",
        "First word                              ▐███           ┊         60 ms",
        "First clause                                ██         ┊         30 ms",
        "First speech                                  ██████   ┊        100 ms",
        "Play buffer                                         ███▌         50 ms",
        "Reply heard                                            ░░░░░  2,759 ms",
        "ms after speech 0           200         400         600",
      ]
    `)
  })

  it.each([24, 40, 80, 200])('given %i columns, keeps within them', (columns) => {
    const lines = waterfallLines([spoken, unheard], { columns, color: true })
    const longest = Math.max(...lines.map(displayWidth))
    expect(longest).toBeLessThanOrEqual(Math.max(columns, 31)) // the headline itself takes 31
    expect(lines.join('')).toContain('\u001b[')
  })

  it('given no colour, writes no escape codes', () => {
    const lines = waterfallLines([spoken, unheard], { columns: 80, color: false })
    expect(lines.join('')).not.toContain('\u001b')
  })
})

describe('waterfallSvg', () => {
  const svg = waterfallSvg([spoken, unheard])

  it('is one self-contained picture with a title, a description and text as text', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img"/)
    expect(svg).toContain('<title id="title">')
    expect(svg).toMatch(/<desc id="desc">.*voice to voice 641 milliseconds/)
    expect(svg).toContain('>641<tspan')
    expect(svg).toContain('prefers-color-scheme:dark')
    expect(svg).not.toMatch(/href|url\(|<script|NaN|undefined/)
  })

  it('escapes what was said', () => {
    expect(svg).toContain('What is &#60;the&#62; capital &#38; &#34;heart&#34; of France?')
    expect(waterfallSvg([{ ...unheard, transcript: 'a\u0000\ud800b\u001b' }])).toContain('“ab”')
  })

  it('draws bars to scale', () => {
    const width = (label: string): number => {
      const row = new RegExp(`>${label}</text>\\n<rect[^>]* width="([\\d.]+)"`).exec(svg)
      return Number(row?.[1])
    }
    expect(width('End of turn') / width('First speech')).toBeCloseTo(5, 1)
  })

  it('given an id, sets its ids apart from those of other pictures on the page', () => {
    const named = drawnWaterfalls([waterfallOf(spoken)], 'cold-')
    expect(named).toContain('aria-labelledby="cold-title cold-desc"')
    expect(named.match(/ id="[^"]*"/gu)).toEqual([' id="cold-title"', ' id="cold-desc"'])
  })

  it('given no turns, still is a picture', () => {
    expect(waterfallSvg([])).toContain('No turns.')
  })
})
