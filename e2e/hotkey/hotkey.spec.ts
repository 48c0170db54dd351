// The hotkey at length (`npm run hotkey`): twenty held presses by their words and times, two hundred at random.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { percentiles, type Percentiles } from '../../src/shared/percentiles.ts'
import { seeded } from '../../src/shared/seeded.mjs'
import { openApp, type App } from '../app.ts'
import { recording } from '../fixture/recordings.ts'
import { words } from '../fixture/words.ts'
import { CHORD, holdOver, isAtRest, type HeldTurn } from './held-turn.ts'
import { XDisplay } from './x-display.ts'

const PRESSES = 20
const RANDOM_PRESSES = 200
const QUESTIONS = ['1-japan', '2-spider', '3-tides', '4-dozen']
const ENDS_WITHIN_MS = 50

describe.runIf(inject('hasX'))('the hotkey', () => {
  let display: XDisplay
  let app: App

  beforeAll(async () => {
    display = await XDisplay.open()
    app = await openApp({
      env: { DISPLAY: display.name },
      settings: { talk: 'ptt', pressStyle: 'hold' },
    })
    await app.diary.becomes(({ readiness }) => readiness.at === 'ready')
    await app.window.ready()
  })
  afterAll(async () => {
    await app.close()
    await display.close()
  })

  it('given another program in front, when it is held over twenty questions, then each is heard word for word, and the turn ends with the key', async () => {
    const wrong: string[] = []
    const turns: HeldTurn[] = []
    for (let press = 0; press < PRESSES; press++) {
      const question = recording(QUESTIONS[press % QUESTIONS.length]!)
      const turn = await holdOver(app, display, question)
      if (words(turn.transcript).join(' ') !== words(question.text).join(' '))
        wrong.push(turn.transcript)
      turns.push(turn)
    }
    const ended = percentiles(turns.map(({ endedAfterMs }) => endedAfterMs))
    const heard = percentiles(turns.map(({ heardAfterMs }) => heardAfterMs))
    process.stdout.write(
      `${PRESSES - wrong.length} of ${PRESSES} right; from letting go, P50 / P95 / most:\n` +
        `  the window knows it after ${line(heard)} ms, the turn has ended after ${line(ended)} ms\n` +
        `  each: ${turns.map(({ heardAfterMs, endedAfterMs }) => `${whole(heardAfterMs)}→${whole(endedAfterMs)}`).join(' ')}\n`,
    )
    expect(wrong).toEqual([])
    expect(ended.max).toBeLessThan(ENDS_WITHIN_MS)
  })

  it('given two hundred presses of random length, keys let go in any order, then nothing sticks, and the next one talks', async () => {
    const random = seeded(14)
    const between = (least: number, most: number): number => least + random() * (most - least)
    for (const pressStyle of ['hold', 'toggle'] as const) {
      await app.diary.request('settings:change', { pressStyle })
      for (let press = 0; press < RANDOM_PRESSES / 2; press++) {
        display.down(...CHORD)
        await app.page.waitForTimeout(between(5, 600))
        display.up(...CHORD.toSorted(() => random() - 0.5))
        await app.page.waitForTimeout(between(5, 300))
      }
      // A tap may have left it open: Escape ends that, as it does for people.
      if (pressStyle === 'toggle') await app.page.keyboard.press('Escape')
      await isAtRest(app)
      await app.diary.request('settings:change', { pressStyle: 'hold' })
      const question = recording('1-japan')
      const { transcript } = await holdOver(app, display, question)
      expect(words(transcript)).toEqual(words(question.text))
    }
  })
})

function line({ p50, p95, max }: Percentiles): string {
  return [p50, p95, max].map(whole).join(' / ')
}

function whole(ms: number | null): string {
  return ms === null ? '–' : String(Math.round(ms))
}
