// What the page is told. Notices wait until it is there to show them: the first ones come before it has loaded.
import type { TellPage } from '../engine/desktop/tell-page.ts'
import type { WindowEvents } from '../shared/window/window-contract.ts'

/** Of a start that goes wrong over and over, the last ones say enough. */
const MOST_WAITING = 10

export class PageMail {
  private isReady = false
  private waiting: WindowEvents['notice'][] = []

  /** @param send hands an event to the window, where there is one */
  constructor(private readonly send: TellPage) {}

  readonly tell: TellPage = (name, payload) => {
    if (name !== 'notice' || this.isReady) return this.send(name, payload)
    this.waiting = [...this.waiting, payload as WindowEvents['notice']].slice(-MOST_WAITING)
  }

  /** The page has asked for its first picture, and listens. */
  pageReady(): void {
    this.isReady = true
    for (const notice of this.waiting.splice(0)) this.send('notice', notice)
  }

  pageGone(): void {
    this.isReady = false
  }
}
