// Every view in both themes: pictures for people, axe for screen readers, and no sideways scrolling when narrow.
import { AxeBuilder } from '@axe-core/playwright'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'
import { root } from './fixture/root.ts'
import { VIEWS } from './fixture/window.ts'

const pictures = join(root, 'test-results/views')
const WIDE = { width: 1100, height: 760 }
const NARROW = { width: 360, height: 740 }

const THEMES = ['light', 'dark'] as const

describe('the window', () => {
  let app: App

  beforeAll(async () => {
    await mkdir(pictures, { recursive: true })
    app = await openApp()
    await app.window.ready()
    const moment = await app.diary.moment()
    await app.window.type('What is the tallest mountain on Earth?')
    await app.diary.first(moment, 'finished')
  })
  afterAll(async () => await app.close())

  it.each(THEMES)(
    'is readable by all in every view, wide and narrow, in the %s theme',
    async (theme) => {
      await dress(app, theme)
      for (const view of VIEWS) {
        await app.page.setViewportSize(WIDE)
        await app.window.show(view)
        await look(app, `${view}-${theme}`)
        await app.page.setViewportSize(NARROW)
        await look(app, `${view}-${theme}-narrow`)
        const overflow = await app.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, `px that ${view} is wider than the window`).toBeLessThanOrEqual(0)
      }
    },
  )
})

describe('the first start', () => {
  it.each(THEMES)('is readable by all, page by page, in the %s theme', async (theme) => {
    const app = await openApp({ settings: { onboarded: false } })
    try {
      await dress(app, theme)
      for (let step = 1; step <= 10; step++) {
        await look(app, `onboarding-${step}-${theme}`)
        if (await app.window.part('onboarding-finish').isVisible()) break
        await app.window.part('onboarding-next').click()
      }
    } finally {
      await app.close()
    }
  })
})

async function dress(app: App, theme: (typeof THEMES)[number]): Promise<void> {
  await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await app.diary.request('settings:change', { theme })
  await app.page.locator(`html[data-theme="${theme}"]`).waitFor()
}

/** Takes the picture and asks axe; fails on what is serious or critical. */
async function look(app: App, name: string): Promise<void> {
  await app.page.waitForTimeout(150) // a first paint after a resize
  await app.page.screenshot({ path: join(pictures, `${name}.png`) })
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(grave, name).toEqual([])
}
