// One turn by the real key: held, spoken over, let go, and what came of it.
import type { App } from '../app.ts'
import type { DiaryEntry } from '../fixture/in-page/diary.ts'
import type { Recording } from '../fixture/recordings.ts'
import type { XDisplay } from './x-display.ts'

export interface HeldTurn {
  transcript: string
  /** From the order to let go until the window was told that the key is up, ms. */
  heardAfterMs: number
  /** From the order to let go until the window knew that the turn was over, ms. */
  endedAfterMs: number
}

/** The default hotkey by X's names; the last one is the key. */
export const CHORD = ['ctrl', 'shift', 'space']
/** People let go a moment after their last word. */
const AFTER_WORDS_MS = 300

/**
 * Holds `keys` over `question` while another program has the focus; the reply is cut off.
 * @param keys by X's names
 */
export async function holdOver(
  { diary, page, voice, window }: App,
  display: XDisplay,
  question: Recording,
  keys: readonly string[] = CHORD,
): Promise<HeldTurn> {
  const moment = await diary.moment()
  display.down(...keys)
  await window.mode('listening', 5_000)
  await voice.say(question, { afterMs: AFTER_WORDS_MS })
  const releasedMs = display.up(...keys.toReversed())
  const { text } = await diary.turnEvent(moment, 'stt_complete')
  const { heardMs, endedMs } = await letGo({ diary, page }, moment)
  await page.keyboard.press('Escape')
  await window.mode('idle')
  return {
    transcript: text,
    heardAfterMs: heardMs - releasedMs,
    endedAfterMs: endedMs - releasedMs,
  }
}

/** When the page was told that the key is up, and that nobody listens any more, ms since 1970. */
async function letGo(
  { diary, page }: Pick<App, 'diary' | 'page'>,
  moment: number,
): Promise<{ heardMs: number; endedMs: number }> {
  const entries = await diary.entries(moment)
  const originMs = await page.evaluate(() => performance.timeOrigin)
  const up = entries.find((entry) => entry.name === 'press' && entry.payload.stroke === 'up')
  const listening = entries.findIndex(
    (entry) => isMode(entry) && entry.payload.mode === 'listening',
  )
  const ended = entries
    .slice(listening)
    .find((entry) => isMode(entry) && entry.payload.mode !== 'listening')
  if (listening < 0 || !ended || !up) throw new Error('the turn did not end by the key')
  return { heardMs: originMs + up.atMs, endedMs: originMs + ended.atMs }
}

function isMode(entry: DiaryEntry): entry is DiaryEntry & { name: 'mode' } {
  return entry.name === 'mode'
}

/** Resolves once nothing is pressed and nobody listens, as the page and the main process see it. */
export async function isAtRest({ diary, page }: App): Promise<void> {
  await page
    .locator('[data-testid="talk-button"][aria-pressed="false"]')
    .waitFor({ timeout: 5_000 })
  await diary.becomes(({ mode }) => mode !== 'listening', 5_000)
}
