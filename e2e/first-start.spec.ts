// The first start on a computer without models: its pages, what it says is missing, and that it asks before it fetches.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'
import { dress, look, THEMES } from './fixture/look.ts'

describe('the first start', () => {
  let app: App
  beforeAll(async () => {
    app = await openApp({ models: 'none', settings: { onboarded: false } })
  })
  afterAll(async () => await app.close())

  it('given its pages, when they are followed to the end, then each is readable by all, and the window is there', async () => {
    const { page, window, diary } = app
    await page.locator('html[data-view="onboarding"]').waitFor()
    const finish = window.part('onboarding-finish')
    for (let step = 1; step <= 10; step++) {
      for (const theme of THEMES) {
        await dress(app, theme)
        await look(app, `onboarding-${step}-${theme}`)
      }
      if (await finish.isVisible()) break
      await window.part('onboarding-next').click()
    }
    await finish.click()
    await page.locator('html[data-view="talk"]').waitFor()
    expect((await diary.state()).settings.onboarded).toBe(true)
    if (app.controls) expect(await app.controls.trayItems()).not.toEqual([])
  })

  it('given models are missing, then the window says so and offers to fetch them', async () => {
    const banner = app.window.part('readiness')
    await banner.filter({ hasText: /not on this computer/i }).waitFor({ timeout: 20_000 })
    await banner.getByRole('button').waitFor()
    await app.page.locator('[data-face="model-missing"]').waitFor()
    const { readiness } = await app.diary.state()
    expect(readiness.at).toBe('models-missing')
    expect(app.faults.requests).toEqual([])
  })
})
