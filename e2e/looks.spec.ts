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

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  let app: App

  beforeAll(async () => {
    await mkdir(pictures, { recursive: true })
    app = await openApp({ settings: { theme } })
    await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await app.window.ready()
    const moment = await app.diary.moment()
    await app.window.type('What is the tallest mountain on Earth?')
    await app.diary.first(moment, 'finished')
  })
  afterAll(async () => await app.close())

  it.each(VIEWS)('%s is readable by all, wide and narrow', async (view) => {
    await app.page.setViewportSize(WIDE)
    await app.window.show(view)
    await settle(app, `${view}-${theme}`)
    await app.page.setViewportSize(NARROW)
    await settle(app, `${view}-${theme}-narrow`)
    const overflow = await app.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, 'px wider than the window').toBeLessThanOrEqual(0)
    await app.page.setViewportSize(WIDE)
  })
})

describe.each(['light', 'dark'] as const)('the first start in the %s theme', (theme) => {
  let app: App
  afterAll(async () => await app.close())

  it('is readable by all, page by page', async () => {
    app = await openApp({ settings: { theme, onboarded: false } })
    await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const finish = app.window.part('onboarding-finish')
    for (let step = 1; step <= 10; step++) {
      await settle(app, `onboarding-${step}-${theme}`)
      if (await finish.isVisible()) break
      await app.window.part('onboarding-next').click()
    }
  })
})

/** Takes the picture and asks axe; fails on what is serious or critical. */
async function settle(app: App, name: string): Promise<void> {
  await app.page.waitForTimeout(150) // a first paint after a resize
  await app.page.screenshot({ path: join(pictures, `${name}.png`) })
  const { violations } = await new AxeBuilder({ page: app.page }).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(grave, name).toEqual([])
}
