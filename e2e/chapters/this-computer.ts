// The measurement of this computer, from its button to what becomes of it.
import { describe, expect, it } from 'vitest'
import type { App } from '../app.ts'

export function thisComputer(app: () => App): void {
  describe('this computer', () => {
    it('given the button that measures it, then the settings say what came out, and it is kept', async () => {
      const { diary, page, window } = app()
      const before = (await diary.state()).settings.tier
      await diary.request('settings:change', { talk: 'ptt' })
      await window.mode('idle')
      await window.show('settings')
      await window.part('measure').click()
      await page.getByText(/reply to a short question begins after about/i).waitFor()
      const { automatic, foretold } = (await diary.state()).tier
      expect(foretold.map(({ tier }) => tier)).toContain(automatic)
      await page.getByText(`Automatic (${automatic} here)`).waitFor({ state: 'attached' })
      expect((await diary.state()).settings.tier).toBe(before)
      await window.show('talk')
    })
  })
}
