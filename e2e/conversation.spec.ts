// One long conversation through the whole app: voice in, transcript, reply aloud, figures; stopped, interrupted, crashed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, type App } from './app.ts'
import { recording } from './fixture/recordings.ts'
import { words } from './fixture/words.ts'

const LONG = 'Tell me a long story about a fox and a river.'

describe('a conversation', () => {
  let app: App

  beforeAll(async () => {
    app = await openApp()
    await app.window.ready()
  })
  afterAll(async () => await app.close())

  it('given a question while the button is held, when it is released, then it is answered aloud', async () => {
    const question = recording('1-japan')
    const moment = await app.diary.moment()
    const pressedMs = await app.ear.nowMs()
    let releasedMs = 0
    await app.window.hold(async () => {
      await app.window.mode('listening')
      await app.voice.say(question)
      releasedMs = await app.ear.nowMs()
    })
    const { turn } = await app.diary.first(moment, 'finished')

    expect(words(turn.summary.transcript)).toEqual(words(question.text))
    expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(question.expect))
    expect(turn.summary.interrupted).toBe(false)
    expect(await app.ear.heardMs(releasedMs)).toBeGreaterThan(300)
    expect(await app.ear.heardMs(pressedMs)).toBe(await app.ear.heardMs(releasedMs))
  })

  it('given that turn, then the window shows its words, its figure and where the time went', async () => {
    const { page, window } = app
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

  it('given a person who speaks, then words appear meanwhile, and what is confirmed stays', async () => {
    const question = recording('4-dozen')
    const moment = await app.diary.moment()
    const startMs = await app.ear.nowMs()
    let endMs = 0
    await app.window.hold(async () => {
      await app.voice.say(question)
      endMs = await app.ear.nowMs()
    })
    await understood(app, moment)
    const shown = (await app.diary.shown(startMs)).filter(
      ({ atMs, confirmed, tentative }) => atMs < endMs && confirmed + tentative !== '',
    )
    const own = shown.filter(({ confirmed }) => !/japan/i.test(confirmed)) // not the turn before

    expect(own.length).toBeGreaterThanOrEqual(3)
    expect(own[0]!.atMs - startMs).toBeLessThan(question.speechStartMs + 1_000)
    own.reduce((before, now) => {
      expect(now.confirmed.startsWith(before.confirmed)).toBe(true)
      return now
    })
  })

  it('given only a keyboard, when Space is held over a question, then it is answered', async () => {
    const question = recording('2-spider')
    const moment = await app.diary.moment()
    await app.page.mouse.move(0, 0)
    await app.page.keyboard.down('Space')
    await app.voice.say(question)
    await app.page.keyboard.up('Space')
    const { turn } = await app.diary.first(moment, 'finished')
    expect(words(turn.summary.transcript)).toEqual(words(question.text))
    expect(turn.summary.reply.toLowerCase()).toMatch(new RegExp(question.expect))
  })

  it('given the first sound falls together with the press, then no first word is lost', async () => {
    const question = recording('3-tides')
    const moment = await app.diary.moment()
    await app.page.keyboard.down('Space')
    await app.voice.say(question, { fromMs: question.speechStartMs })
    await app.page.keyboard.up('Space')
    expect(words(await understood(app, moment))).toEqual(words(question.text))
  })

  it('given another program has the focus, when the hotkey is tapped twice, then what was said between is answered', async () => {
    const { controls } = app
    if (!controls) return // in real Electron only the system can press it
    const [accelerator] = await controls.shortcuts()
    expect(accelerator).toBe('CommandOrControl+Shift+Space')
    const question = recording('4-dozen')
    const moment = await app.diary.moment()
    await controls.pressShortcut(accelerator!)
    await app.window.mode('listening')
    await app.voice.say(question)
    await controls.pressShortcut(accelerator!)
    expect(words(await understood(app, moment))).toEqual(words(question.text))
  })

  it('given typed words, then they are answered aloud too', async () => {
    const moment = await app.diary.moment()
    const startMs = await app.ear.nowMs()
    await app.window.type('What colour is snow?')
    const { turn } = await app.diary.first(moment, 'finished')
    expect(turn.typed).toBe(true)
    expect(turn.summary.reply.toLowerCase()).toContain('white')
    expect(await app.ear.heardMs(startMs)).toBeGreaterThan(300)
  })

  it('given a reply that is heard, when Escape is pressed, then it is silent within 100 ms and the rest is shown as not heard', async () => {
    const moment = await app.diary.moment()
    const startMs = await app.ear.nowMs()
    await app.window.type(LONG)
    await app.ear.waitForSound(startMs)
    await app.page.waitForTimeout(1_200)
    const stopMs = await app.ear.nowMs()
    await app.page.keyboard.press('Escape')
    const { turn } = await app.diary.first(moment, 'finished')
    await app.page.waitForTimeout(500)

    expect(((await app.ear.lastSoundMs()) ?? 0) - stopMs).toBeLessThan(100)
    expect(turn.summary.interrupted).toBe(true)
    expect(turn.summary.heard.length).toBeLessThan(turn.summary.reply.length)
    await app.window.mode('idle')
    await app.window.part('not-heard').last().waitFor()
  })

  it('given the same with the stop button, then it is silent too', async () => {
    const startMs = await app.ear.nowMs()
    const moment = await app.diary.moment()
    await app.window.type(LONG)
    await app.ear.waitForSound(startMs)
    const stopMs = await app.ear.nowMs()
    await app.window.part('stop-button').click()
    await app.diary.first(moment, 'finished')
    await app.page.waitForTimeout(400)
    expect(((await app.ear.lastSoundMs()) ?? 0) - stopMs).toBeLessThan(200) // the click takes its time
  })

  it('given hands-free mode and a reply that is heard, when the person speaks into it, then it stops and the question is answered', async () => {
    await app.window.part('mode-switch').getByText('Hands-free').click()
    await app.diary.becomes(({ settings }) => settings.talk === 'duplex')
    // It has begun that story twice already: a new conversation tells it at length again.
    await app.diary.request('conversation:new', undefined)
    const moment = await app.diary.moment()
    const startMs = await app.ear.nowMs()
    await app.window.type(LONG)
    await app.ear.waitForSound(startMs)
    await app.page.waitForTimeout(1_500)
    await app.voice.say(recording('2-spider'), { fromMs: recording('2-spider').speechStartMs })
    const spoken = app.window
      .part('reply')
      .last()
      .filter({ hasText: /8|eight/i })
    await spoken.waitFor({ timeout: 30_000 })
    await app.window.mode('idle')
    const [story, answer] = await app.diary.since(moment, 'finished')
    expect(story!.turn.summary.interrupted).toBe(true)
    expect(story!.turn.summary.heard.length).toBeLessThan(story!.turn.summary.reply.length)
    expect(answer!.turn.summary.heard).toMatch(/8|eight/i)
    await app.window.part('mode-switch').getByText('Push to talk').click()
  })

  it('given an engine that is killed, then the window says so and the next turn works', async () => {
    const engine = (await app.diary.state()).engines.find(({ part }) => part === 'tts')
    const moment = await app.diary.moment()
    process.kill(engine!.pid!, 'SIGKILL')
    await app.diary.first(moment, 'engines')
    await app.window.part('notice').first().waitFor()
    await app.window.type('What is two plus two?')
    const { turn } = await app.diary.first(moment, 'finished')
    expect(turn.summary.heard).toMatch(/4|four/i)
    const revived = (await app.diary.state()).engines.find(({ part }) => part === 'tts')
    expect(revived).toMatchObject({ state: 'ready' })
    expect(revived!.pid).not.toBe(engine!.pid)
  })

  it('given a microphone that is pulled out in the middle of a turn, then the window says so and listens no more', async () => {
    await app.page.keyboard.down('Space')
    await app.window.mode('listening')
    await app.voice.unplug()
    await app.page.locator('[data-face="no-microphone"]').waitFor()
    await app.page.keyboard.up('Space')
    await app.window.mode('idle')
  })

  it('given all of that, then the window asked nobody for anything and complained of nothing', async () => {
    expect(app.faults).toEqual({ requests: [], errors: [] })
    const escaped = await app.page.evaluate(() =>
      fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
    )
    expect(escaped).toBe(false)
    if (!app.controls) return
    expect(await app.controls.letsRequest('https://example.com/')).toBe(false)
    expect(await app.controls.allowsDevice('video')).toBe(false)
  })
})

/** What it understood of the turn since `moment`; the reply is not waited for. */
async function understood({ page, window, diary }: App, moment: number): Promise<string> {
  const { text } = await diary.turnEvent(moment, 'stt_complete')
  await page.keyboard.press('Escape')
  await window.mode('idle')
  return text
}
