// The hotkey on a real keyboard: pressed, held and let go while another program has the focus.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../app.ts'
import { recording } from '../fixture/recordings.ts'
import { words } from '../fixture/words.ts'
import { spawnSync } from '../../src/engine/child-process.mjs'
import { CHORD, holdOver, isAtRest } from '../hotkey/held-turn.ts'
import type { XDisplay } from '../hotkey/x-display.ts'

/** @param display where the key listener of this app listens; undefined where there is no X server */
export function heldHotkey(app: () => App, display: () => XDisplay | undefined): void {
  describe('held hotkey', () => {
    beforeAll(async () => {
      if (!display()) return
      await app().useVoice()
      await app().window.ready()
      await app().diary.request('settings:change', { talk: 'ptt', pressStyle: 'hold' })
    })

    afterEach(() => {
      // What a failure left down would spoil the next.
      display()?.up(...CHORD, 'Control_R')
    })

    it('given another program in front, when the hotkey is held over a question, then the turn is what was said between', async ({
      skip,
    }) => {
      const keyboard = display() ?? skip('no Xvfb, xdotool and xev here')
      const { hotkey } = await app().diary.state()
      expect(hotkey).toMatchObject({ state: 'registered', by: 'listener' })
      const question = recording('1-japan')
      const before = keyboard.inFront.length
      const { transcript, endedAfterMs } = await holdOver(app(), keyboard, question)
      expect(words(transcript)).toEqual(words(question.text))
      expect(endedAfterMs).toBeLessThan(150) // `npm run hotkey` measures, on a machine that does nothing else
      expect(keyboard.inFront.slice(before)).toContain('KeyRelease')
      await isAtRest(app())
    })

    it('given it is held while the window loses the focus, then the turn goes on until it is let go', async ({
      skip,
    }) => {
      const keyboard = display() ?? skip('no Xvfb, xdotool and xev here')
      const { page, window } = app()
      keyboard.down(...CHORD)
      await window.mode('listening')
      await page.evaluate(() => globalThis.dispatchEvent(new Event('blur')))
      await page.waitForTimeout(300)
      await window.mode('listening')
      keyboard.up(...CHORD)
      await isAtRest(app())
    })

    it('given the listener is killed while the key is held, then the turn ends, and the next press is heard again', async ({
      skip,
    }) => {
      const keyboard = display() ?? skip('no Xvfb, xdotool and xev here')
      const { evaluateMain, page, window } = app()
      keyboard.down(...CHORD)
      await window.mode('listening')
      const mainPid = await evaluateMain(() => process.pid, undefined)
      process.kill(listenerOf(mainPid), 'SIGKILL')
      await isAtRest(app())
      keyboard.up(...CHORD.toReversed())
      await page.waitForTimeout(1_000)
      const question = recording('2-spider')
      const { transcript } = await holdOver(app(), keyboard, question)
      expect(words(transcript)).toEqual(words(question.text))
    })

    it('given right Ctrl alone is chosen in the window, then it talks, and with another key it is a shortcut of others', async ({
      skip,
    }) => {
      const keyboard = display() ?? skip('no Xvfb, xdotool and xev here')
      const { diary, page, window } = app()
      await window.show('settings')
      await window.part('hotkey-change').first().click()
      await page.keyboard.press('ControlRight')
      await diary.becomes(
        ({ settings, hotkey }) =>
          settings.hotkey === 'RightControl' && hotkey.state === 'registered',
      )
      await window.show('talk')
      await page.waitForTimeout(1_000) // its listener is started anew
      const question = recording('2-spider')
      const { transcript } = await holdOver(app(), keyboard, question, ['Control_R'])
      expect(words(transcript)).toEqual(words(question.text))

      const moment = await diary.moment()
      keyboard.down('Control_R', 'c')
      keyboard.up('c', 'Control_R')
      await page.waitForTimeout(500)
      await isAtRest(app())
      expect(await diary.since(moment, 'finished')).toEqual([])
      await diary.request('settings:change', {
        hotkey: 'CommandOrControl+Shift+Space',
        pressStyle: 'toggle',
      })
    })
  })
}

/** Process id of the key listener that this main process has started. */
function listenerOf(mainPid: number): number {
  const { stdout } = spawnSync('pgrep', ['-P', String(mainPid), '-f', 'parley key listener'], {
    encoding: 'utf8',
  })
  const pid = Number(stdout.trim())
  if (!pid) throw new Error('the key listener does not run')
  return pid
}
