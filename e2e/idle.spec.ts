// Light when idle: engines unloaded and the window hidden, the app takes next to nothing, and a press wakes it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLongForm } from '../src/engine/testing/long-form.ts'
import { openApp, type App } from './app.ts'
import { installOutputs, type OutputsWindow } from './fixture/in-page/outputs.ts'
import { dress, look, THEMES } from './fixture/look.ts'
import { startedBy, treeUse, type TreeUse } from './fixture/process-tree.ts'
import { recording } from './fixture/recordings.ts'
import { tellFigures } from './fixture/tell-figures.ts'
import { words } from './fixture/words.ts'

/** Three seconds: as soon as nobody talks. */
const UNLOAD_AFTER_MINUTES = 0.05
/** `PARLEY_IDLE_SECONDS=60` measures for a minute, as docs/idle.md tells. */
const WATCHED_MS = Number(process.env['PARLEY_IDLE_SECONDS'] ?? 8) * 1000
/** It does so ten seconds after the last sound. */
const OUTPUT_RESTS_WITHIN_MS = 20_000
/** Of a core; Chromium and Playwright take most of the second with an empty page as well, one thing that moves ten times it. */
const MOST_CPU_SHARE = { main: 0.005, browser: 0.05 }
/** The stand-in host's main process with all it has started. Chromium's own processes are counted apart. */
const MOST_MEGABYTES = 300

describe('an app that nobody talks to', () => {
  let app: App
  beforeAll(async () => {
    const settings = { talk: 'ptt', unloadAfterMinutes: UNLOAD_AFTER_MINUTES } as const
    app = await openApp({
      settings,
      prepare: async (page) => void (await page.addInitScript(installOutputs)),
    })
    await app.diary.becomes(({ readiness }) => readiness.at === 'ready')
  })
  afterAll(async () => await app.close())

  const sleeps = (): Promise<void> =>
    app.diary.becomes(({ readiness }) => readiness.at === 'asleep')

  it('given the set time without use, then it is asleep, says so calmly, and no engine is left', async () => {
    await sleeps()
    await app.page.locator('[data-face="asleep"]').waitFor()
    expect(await app.window.part('readiness').count()).toBe(0)
    const { engines } = await app.diary.state()
    expect(engines.map(({ state, pid }) => [state, pid])).toEqual(engines.map(() => ['off', null]))
    for (const theme of THEMES) {
      await dress(app, theme)
      await look(app, `asleep-${theme}`)
    }
  })

  it.runIf(isLongForm)(
    'given the window is hidden, then memory and processor are left to others',
    async () => {
      if (process.platform !== 'linux' || !app.controls) return // it reads /proc
      await sleeps()
      await app.evaluateMain(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.hide(),
        undefined,
      )
      await app.page.locator('html[data-shown="false"]').waitFor()
      await app.page.waitForFunction(
        () =>
          (window as unknown as OutputsWindow).parleyOutputs.every(
            ({ state }) => state !== 'running',
          ),
        undefined,
        { polling: 100, timeout: OUTPUT_RESTS_WITHIN_MS },
      )
      await app.page.waitForTimeout(1_000) // what the change itself has begun
      const before = await uses()
      await new Promise((resolve) => setTimeout(resolve, WATCHED_MS))
      const after = await uses()
      const share = (part: 'main' | 'browser'): number =>
        (after[part].cpuMs - before[part].cpuMs) / WATCHED_MS
      const told = (['main', 'browser'] as const).map((part) => {
        const each = after[part].processes.map(({ pid, name, megabytes, cpuMs }) => {
          const was = before[part].processes.find((one) => one.pid === pid)
          return `\n  ${name}: ${Math.round(megabytes)} MB, ${cpuMs - (was?.cpuMs ?? 0)} ms`
        })
        const sum = `${Math.round(after[part].megabytes)} MB, ${(100 * share(part)).toFixed(2)} %`
        return `${part}: ${sum} of a core${each.join('')}`
      })
      tellFigures(told.join('\n'))
      expect(after.main.megabytes).toBeLessThan(MOST_MEGABYTES)
      expect(share('main')).toBeLessThan(MOST_CPU_SHARE.main)
      expect(share('browser')).toBeLessThan(MOST_CPU_SHARE.browser)
    },
  )

  it('given a press from another program while it sleeps, then it listens at once, and what was said is answered in the right words', async () => {
    const { controls, diary, ear, voice, window } = app
    if (!controls) return // in real Electron only the system can press it
    await sleeps()
    const question = recording('1-japan')
    const moment = await diary.moment()
    const [accelerator] = await controls.shortcuts()
    const pressedMs = await ear.nowMs()
    await controls.pressShortcut(accelerator!)
    await window.mode('listening')
    await app.page.waitForFunction(() => document.querySelector('[data-face="listening"]') !== null)
    await voice.say(question)
    await controls.pressShortcut(accelerator!)
    const releasedMs = await ear.nowMs()
    const { turn } = await diary.first(moment, 'finished')
    expect(words(turn.summary.transcript)).toEqual(words(question.text))
    expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(question.expect))
    expect(await ear.heardMs(releasedMs)).toBeGreaterThan(300)

    const entries = await diary.entries(moment)
    const readyMs = entries.find(
      ({ name, payload }) => name === 'readiness' && payload.at === 'ready',
    )!.atMs
    tellFigures(`press → engines ready ${Math.round(readyMs - pressedMs)} ms`)
    expect(entries.some(({ name, payload }) => name === 'notice' && payload.tone === 'error')).toBe(
      false,
    )
  })

  it.runIf(isLongForm)(
    'given a timer that ends while it sleeps, then it is told of aloud',
    async () => {
      const { diary, ear, window } = app
      const set = await diary.moment()
      await window.type('Set a timer for ten seconds.')
      await diary.first(set, 'finished')
      await sleeps()
      const moment = await diary.moment()
      const asleepMs = await ear.nowMs()
      await diary.first(moment, 'notice')
      await ear.waitForSound(asleepMs)
    },
  )

  async function uses(): Promise<Record<'main' | 'browser', TreeUse>> {
    const mainPid = await app.evaluateMain(() => process.pid, undefined)
    const browser = startedBy(process.pid).find(({ name }) => /chrom/i.test(name))
    return { main: treeUse(mainPid), browser: treeUse(browser!.pid) }
  }
})
