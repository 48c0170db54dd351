// A conversation by button, key and hotkey: voice in, transcript, reply aloud, figures; stopped by button and by Escape.
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../app.ts'
import { LONG, recording } from '../fixture/recordings.ts'
import { words } from '../fixture/words.ts'

export function pushToTalk(app: () => App): void {
  describe('push to talk', () => {
    beforeAll(async () => {
      await app().useVoice()
      await app().window.ready()
      await app().window.part('mode-switch').getByText('Push to talk').click()
      await app().diary.becomes(({ settings }) => settings.talk === 'ptt')
    })

    it('given a question while the button is held, when it is released, then its words have appeared meanwhile, what is confirmed stays, and it is answered aloud', async () => {
      const { diary, ear, voice, window } = app()
      const question = recording('1-japan')
      const moment = await diary.moment()
      const pressedMs = await ear.nowMs()
      let releasedMs = 0
      await window.hold(async () => {
        await window.mode('listening')
        await voice.say(question)
        releasedMs = await ear.nowMs()
      })
      const { turn } = await diary.first(moment, 'finished')

      expect(words(turn.summary.transcript)).toEqual(words(question.text))
      expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(question.expect))
      expect(turn.summary.interrupted).toBe(false)
      expect(await ear.heardMs(releasedMs)).toBeGreaterThan(300)
      expect(await ear.heardMs(pressedMs)).toBe(await ear.heardMs(releasedMs))

      const shown = (await diary.shown(pressedMs)).filter(
        ({ atMs, confirmed, tentative }) => atMs < releasedMs && confirmed + tentative !== '',
      )
      const own = shown.filter(({ confirmed }) => !/spider/i.test(confirmed)) // not the turn before
      // A busy machine shows them less often, but not all at once.
      expect(own.length).toBeGreaterThanOrEqual(2)
      expect(own[0]!.atMs - pressedMs).toBeLessThan(question.speechStartMs + 1_000)
      own.reduce((before, now) => {
        expect(now.confirmed.startsWith(before.confirmed)).toBe(true)
        return now
      })
    })

    it('given that turn, then the window shows its words, its figure and where the time went', async () => {
      const { page, window } = app()
      expect(words(await window.part('confirmed').last().innerText())).toEqual(
        words(recording('1-japan').text),
      )
      expect(await window.part('reply').last().innerText()).toMatch(/tokyo/i)
      expect(await window.part('voice-to-voice').innerText()).toMatch(/^\d[\d,.]*\s*m?s$/)
      const rows = await page.getByTestId('waterfall').locator('[role="img"]').allInnerTexts()
      const labels = rows.join(' ')
      for (const label of ['End of turn', 'Speech to text', 'First word', 'First clause']) {
        expect(labels).toContain(label)
      }
      expect(labels).toMatch(/First speech[^]*Play buffer[^]*Reply heard/)
    })

    it('given only a keyboard and a microphone that is kept open, when Space is held over a question from its first sound on, then no word is lost', async () => {
      const { diary, page, voice } = app()
      await diary.request('settings:change', { keepMicrophoneOpen: true })
      const question = recording('3-tides')
      const moment = await diary.moment()
      await page.mouse.move(0, 0)
      await page.keyboard.down('Space')
      await voice.say(question, { fromMs: question.speechStartMs })
      await page.keyboard.up('Space')
      expect(words(await understood(app(), moment))).toEqual(words(question.text))
      await diary.request('settings:change', { keepMicrophoneOpen: false })
    })

    it('given another program has the focus, when the hotkey is tapped twice, then what was said between is answered, until the stop button silences it', async () => {
      const { controls, diary, ear, voice, window } = app()
      if (!controls) return // in real Electron only the system can press it
      const [accelerator] = await controls.shortcuts()
      expect(accelerator).toBe('CommandOrControl+Shift+Space')
      const question = recording('2-spider')
      const moment = await diary.moment()
      await controls.pressShortcut(accelerator!)
      await window.mode('listening')
      await voice.say(question)
      const askedMs = await ear.nowMs()
      await controls.pressShortcut(accelerator!)
      await ear.waitForSound(askedMs)
      const stopMs = await ear.nowMs()
      await window.part('stop-button').click()
      const { turn } = await diary.first(moment, 'finished')
      expect(words(turn.summary.transcript)).toEqual(words(question.text))
      expect(turn.summary.interrupted).toBe(true)
      expect(await ear.soundedOnMs(stopMs)).toBeLessThan(200) // the click takes its time
    })

    it('given typed words and a reply to them that is heard, when Escape is pressed, then it is silent within 100 ms and the rest is shown as not heard', async () => {
      const { diary, ear, page, window } = app()
      // It has begun that story before and was cut short: a new conversation tells it at length.
      await diary.request('conversation:new', undefined)
      const moment = await diary.moment()
      const startMs = await ear.nowMs()
      await window.type(LONG)
      await ear.waitForSound(startMs)
      await page.waitForTimeout(700)
      const stopMs = await ear.nowMs()
      await page.keyboard.press('Escape')
      const { turn } = await diary.first(moment, 'finished')

      expect(await ear.soundedOnMs(stopMs)).toBeLessThan(100)
      expect(await ear.heardMs(startMs)).toBeGreaterThan(300)
      expect(turn.typed).toBe(true)
      expect(turn.summary.interrupted).toBe(true)
      expect(turn.summary.heard.length).toBeLessThan(turn.summary.reply.length)
      await window.mode('idle')
      await window.part('not-heard').last().waitFor()
    })
  })
}

/** What it understood of the turn since `moment`; the reply is not waited for. */
async function understood({ page, window, diary }: App, moment: number): Promise<string> {
  const { text } = await diary.turnEvent(moment, 'stt_complete')
  await page.keyboard.press('Escape')
  await window.mode('idle')
  return text
}
