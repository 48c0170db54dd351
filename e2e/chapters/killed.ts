// The main process is killed in the middle of a reply, and the app started anew. The last chapter: its app is no more.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import { openApp, type App } from '../app.ts'
import { startedBy } from '../fixture/process-tree.ts'
import { LONG } from '../fixture/recordings.ts'

/** An engine that computes is told within 200 ms that nobody listens any more; the rest is its end. */
const ENDED_WITHIN_MS = 3_000

export function killed(app: () => App): void {
  describe('a main process that is killed', () => {
    it('given a reply that is heard, then none of its engines is left, and a new start has what was said, timers and settings, and answers again', async ({
      skip,
    }) => {
      if (!app().controls || process.platform !== 'linux') return skip('no host, or no /proc')
      const { diary, ear, evaluateMain, reload, userData, window } = app()
      await reload() // whoever deleted everything before has a page without a diary
      await window.show('talk')
      await diary.becomes(({ readiness }) => readiness.at === 'ready')
      await diary.request('settings:change', { talk: 'ptt', speed: 1.25 })
      await diary.request('conversation:new', undefined)
      const moment = await diary.moment()
      await window.type('Set a tea timer for twenty minutes.')
      await diary.first(moment, 'finished')
      await window.type(LONG)
      await ear.waitForSound(await ear.nowMs())
      const mainPid = await evaluateMain(() => process.pid, undefined)
      const engines = startedBy(mainPid)
      expect(engines.length).toBeGreaterThanOrEqual(3) // one for each part of a turn

      process.kill(mainPid, 'SIGKILL')
      await expect
        .poll(() => engines.filter(({ pid }) => runs(pid)), { timeout: ENDED_WITHIN_MS })
        .toEqual([])

      const again = await openApp({ userData, models: isLongForm ? 'here' : 'none' })
      try {
        const { settings, schedule } = await again.diary.state()
        expect(settings).toMatchObject({ talk: 'ptt', speed: 1.25 })
        expect(schedule).toMatchObject([{ kind: 'timer', label: 'tea' }])
        const [newest] = await again.diary.request('history:list', { search: 'tea timer' })
        expect(newest).toMatchObject({ turns: 1 })
        if (!isLongForm) return // the engines take their time
        await again.diary.becomes(({ readiness }) => readiness.at === 'ready')
        const next = await again.diary.moment()
        await again.window.type('What is three plus four?')
        const { turn } = await again.diary.first(next, 'finished')
        expect(turn.summary.heard).toMatch(/7|seven/i)
      } finally {
        await again.close()
      }
    })
  })
}

/** One that has ended but was not yet asked how has no command line. */
function runs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}
