// What belongs to a desktop app, without engines: the first start, settings that stay, and a system that refuses.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'
import { hostilePage } from './chapters/hostile-page.ts'
import { figures } from './chapters/figures.ts'
import { ownModels } from './chapters/own-models.ts'
import { dress, look, THEMES } from './fixture/look.ts'
import { recording } from './fixture/recordings.ts'

describe.concurrent('desktop', () => {
  it('given settings changed in the window, when the app is started again, then they are as they were left', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'parley-settings-'))
    try {
      const before = await openApp({ userData, models: 'none' })
      try {
        await before.window.part('mode-switch').getByText('Hands-free').click()
        await before.diary.request('settings:change', { speed: 1.25, theme: 'dark' })
      } finally {
        await before.close()
      }
      const { close, diary, page, window } = await openApp({ userData, models: 'none' })
      try {
        const { settings } = await diary.state()
        expect(settings).toMatchObject({ talk: 'duplex', speed: 1.25, theme: 'dark' })
        const chosen = window.part('mode-switch').locator('[data-state="checked"]')
        expect(await chosen.innerText()).toBe('Hands-free')
        await page.locator('html[data-theme="dark"]').waitFor()
      } finally {
        await close()
      }
    } finally {
      await rm(userData, { recursive: true, force: true })
    }
  })

  it('given no microphone and a hotkey that the system refuses, then both are said, with a way out', async () => {
    const { close, controls, diary, page, window } = await openApp({
      microphone: 'none',
      models: 'none',
      env: { PARLEY_HOST_REFUSE_SHORTCUTS: '1' },
    })
    try {
      await window.show('settings')
      await page
        .getByText(/no microphone was found/i)
        .first()
        .waitFor()
      if (!controls) return // in real Electron only the system can refuse it
      const { hotkey } = await diary.state()
      expect(hotkey).toMatchObject({ state: 'refused' })
      if (hotkey.state === 'refused') await page.getByText(hotkey.hint).first().waitFor()
    } finally {
      await close()
    }
  })
})

describe('models of one’s own', ownModels)

describe('the first start on a computer without models', () => {
  let app: App
  beforeAll(async () => {
    app = await openApp({ models: 'none', settings: { onboarded: false, tier: 'auto' } })
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

  it('given the check of the room and a microphone that hears none of it, then it says that one can interrupt at any time', async () => {
    const { page, window } = app
    await window.show('settings')
    await window.part('check-room').click()
    await page.getByRole('progressbar', { name: 'Check of the room' }).waitFor()
    const told = page.getByRole('status').filter({ hasText: 'You can interrupt at any time.' })
    await told.waitFor({ timeout: 20_000 })
    expect(await window.part('check-room').innerText()).toBe('Check again')
    await window.show('talk')
  })

  it('given five seconds of somebody who speaks, then it says how they are heard and plays them back', async () => {
    const { ear, page, voice, window } = app
    const question = recording('1-japan')
    await window.show('settings')
    const sinceMs = await ear.nowMs()
    await window.part('try-microphone').click()
    await voice.say(question)
    const told = window.part('trial-help').and(page.locator('[data-at="told"]'))
    await told.waitFor({ timeout: 20_000 })
    expect(await told.innerText()).toContain('You are heard well.')
    // Through the loudspeaker, as long as it was spoken or nearly so.
    await ear.waitForMs(sinceMs, 0.5 * (question.speechEndMs - question.speechStartMs))
    await window.part('play-trial').filter({ hasText: 'Play it back' }).waitFor({ timeout: 20_000 })
    await window.show('talk')
  })

  it('given the report, then all that is copied and saved can be read before', async () => {
    const { controls, page, window } = app
    await window.show('diagnostics')
    const report = window.part('report')
    await report.waitFor({ timeout: 20_000 })
    for (const title of ['Versions', 'System', 'Sound', 'Access', 'Models', 'Log'])
      await report.getByRole('heading', { name: title, exact: true }).waitFor()
    await window.part('copy-report').click()
    await page.getByText(/^Report copied/).waitFor()
    if (!controls) return // the system's clipboard is nobody's but the person's
    const copied = await controls.clipboard()
    for (const line of await report.locator('p').allInnerTexts())
      expect(copied.replace(/\s+/g, ' ')).toContain(line.split('\n').at(-1)?.replace(/\s+/g, ' '))
    await window.show('talk')
  })

  it('given a page that ends while another hotkey is chosen in it, then the hotkey is heard again', async ({
    skip,
  }) => {
    const { controls, crash, window } = app
    if (!controls) return skip('no host')
    const shortcuts = await controls.shortcuts()
    expect(shortcuts).toHaveLength(1)
    await window.show('settings')
    await window.part('hotkey-change').first().click()
    await expect.poll(() => controls.shortcuts()).toEqual([])
    await crash()
    expect(await controls.shortcuts()).toEqual(shortcuts)
    await window.show('talk')
  })

  figures(() => app)

  it('given models are missing, then the window says so and offers to fetch them', async () => {
    const banner = app.window.part('readiness')
    await banner.filter({ hasText: /not on this computer/i }).waitFor({ timeout: 20_000 })
    await banner.getByRole('button').waitFor()
    await app.page.locator('[data-face="model-missing"]').waitFor()
    const { readiness } = await app.diary.state()
    expect(readiness).toMatchObject({ at: 'models-missing' })
    // Nothing has been measured without models: balanced's are needed.
    expect('ids' in readiness && readiness.ids).toContain('llm-1.5b')
    expect(app.faults.requests).toEqual([])
  })

  hostilePage(() => app)
})
