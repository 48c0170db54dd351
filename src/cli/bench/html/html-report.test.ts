import { describe, expect, it } from 'vitest'
import { waterfallOf } from '../../../shared/waterfall.ts'
import type { BenchReport } from '../bench-report.ts'
import { compareRatios } from '../regression.ts'
import { fakeTier } from '../testing/figures.ts'
import { htmlReport } from './html-report.ts'
import { html } from './markup.ts'

const figures = fakeTier()
const machine = { cpu: 'A "fast" <one>', cores: 2, os: 'x', node: '20', memory_gb: 4 }
const report: BenchReport = {
  ...figures,
  started_at: '2026-01-02T03:04:05.000Z',
  quick: true,
  machine: { ...machine, load_average: 0 },
  recordings: { from: 'own', names: ['<img src=x onerror=alert(1)>.wav'], rounds: 1 },
  tiers: null,
  regression: compareRatios(figures.ratios!, {
    started_at: '2025-01-02T03:04:05.000Z',
    tier: 'balanced',
    machine,
    recordings: { names: ['a.wav'] },
    ratios: figures.ratios!,
  }),
}
const marks = { speechEnd: 0, committed: 300, firstAudioPlayed: 800 }
const waterfalls = [waterfallOf({ turn: 1, transcript: '</svg><script>', marks })]
const none = { cold: [], warm: [] }
const drawn = { duplex: { cold: waterfalls, warm: waterfalls }, ptt: none }
const page = htmlReport(report, new Map([['balanced', { figures, waterfalls: drawn }]]))

describe('htmlReport', () => {
  it('needs nothing from elsewhere and runs nothing', () => {
    expect(page).toMatch(/^<!doctype html>/)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<[^>]+ (src|href|on\w+)=|<script|<link|@import|url\(/,
    )
    expect(page).toContain('prefers-color-scheme:dark')
    expect(page).not.toMatch(/NaN|undefined|\[object/)
  })
  it('escapes what others named and said', () => {
    expect(page).toContain('A &#34;fast&#34; &#60;one&#62;')
    expect(page).toContain('&#60;brain&#62; &#38; co')
    expect(page).toContain('&#60;img src')
    expect(page).not.toContain('<img')
  })
  it('gives every table a caption and heads, and every picture ids of its own', () => {
    const count = (what: RegExp) => page.match(what)?.length ?? 0
    expect(count(/<table>/g)).toBe(5)
    expect(count(/<caption>/g)).toBe(5)
    expect(count(/<th scope="row">/g)).toBe(count(/<tr>/g) - 5)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(count(/<svg/g)).toBe(2)
  })
  it('says what answering early cost', () => {
    expect(page).toContain('40 replies prepared at a pause: 50 % used')
  })
  it('says what a short run is worth', () => {
    expect(page).toContain('only the medians say something')
  })
})

describe('html', () => {
  it('escapes text and keeps markup', () => {
    const inner = html`<b>${'<&"\'>\u0000\u001b'}</b>`
    expect(html`<p title="${'"'}">${inner}${[inner]}${1}</p>`.text).toBe(
      '<p title="&#34;"><b>&#60;&#38;&#34;&#39;&#62;</b><b>&#60;&#38;&#34;&#39;&#62;</b>1</p>',
    )
  })
})
