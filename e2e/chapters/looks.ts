// Every view in both themes: pictures for people, axe for screen readers, and no sideways scrolling when narrow.
import { afterAll, describe, expect, it } from 'vitest'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import type { App } from '../app.ts'
import { dress, look, THEMES } from '../fixture/look.ts'
import { VIEWS } from '../fixture/window.ts'

const WIDE = { width: 1100, height: 760 }
const NARROW = { width: 360, height: 740 }

/** Wants turns behind it: an empty history shows little. */
export function looks(app: () => App): void {
  describe('the looks of it', () => {
    afterAll(async () => {
      await app().page.setViewportSize(WIDE)
      await app().window.show('talk')
    })

    it.each(THEMES)(
      'given the %s theme, then every view is readable by all, wide and narrow',
      async (theme) => {
        const { page, window } = app()
        await page.setViewportSize(WIDE)
        await dress(app(), theme)
        for (const view of VIEWS) {
          await page.setViewportSize(WIDE)
          await window.show(view)
          // Here an engine is asked first.
          if (view === 'diagnostics') await window.part('privacy').locator('.badge').waitFor()
          await look(app(), `${view}-${theme}`)
          // Colours are those of the wide one, and the layout that of the other theme.
          if (theme === 'dark' && !isLongForm) continue
          await page.setViewportSize(NARROW)
          await look(app(), `${view}-${theme}-narrow`)
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(overflow, `px that ${view} is wider than the window`).toBeLessThanOrEqual(0)
        }
      },
    )
  })
}
