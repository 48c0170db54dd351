// What a person sees where something is missing or refused: one clear message, and a way out.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'

describe('trouble', () => {
  let app: App
  afterEach(async () => await app.close())

  it('given no microphone and a hotkey that the system refuses, then both are said and typing works', async () => {
    app = await openApp({
      microphone: 'none',
      env: { PARLEY_HOST_REFUSE_SHORTCUTS: '1' },
    })
    const { page, window, diary } = app
    await page.locator('[data-face="no-microphone"]').waitFor({ timeout: 45_000 })
    await page
      .getByText(/no microphone was found/i)
      .first()
      .waitFor()
    if (app.controls) {
      const { hotkey } = await diary.state()
      expect(hotkey).toMatchObject({ state: 'refused' })
      await window.show('settings')
      if (hotkey.state === 'refused') await page.getByText(hotkey.hint).first().waitFor()
      await window.show('talk')
    }
    const moment = await diary.moment()
    await window.type('What is three plus four?')
    const { turn } = await diary.first(moment, 'finished')
    expect(turn.summary.reply).toMatch(/7|seven/i)
  })

  it('given the microphone is denied, then the window says how to allow it', async () => {
    app = await openApp({ permission: 'deny' })
    await app.page.locator('[data-face="no-microphone"]').waitFor({ timeout: 45_000 })
    await app.page
      .getByText(/may not use the microphone/i)
      .first()
      .waitFor()
  })

  it('given models are missing, then the window says so and offers to fetch them', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'parley-no-models-'))
    try {
      const cache = join(empty, 'cache')
      app = await openApp({ env: { PARLEY_MODELS: join(empty, 'models'), PARLEY_CACHE: cache } })
      const banner = app.window.part('readiness')
      await banner.filter({ hasText: /not on this computer/i }).waitFor({ timeout: 20_000 })
      await banner.getByRole('button').waitFor()
      await app.page.locator('[data-face="model-missing"]').waitFor()
      const { readiness } = await app.diary.state()
      expect(readiness.at).toBe('models-missing')
      expect(app.faults.requests).toEqual([])
    } finally {
      await rm(empty, { recursive: true, force: true })
    }
  })
})
