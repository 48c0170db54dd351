// What the page is told. Notices, and where it is to go, wait until it is there: they may come before it has loaded.
import type { TellPage } from '../engine/desktop/tell-page.ts'
import type { EventName, WindowEvents } from '../shared/window/window-contract.ts'

/** Of a start that goes wrong over and over, the last ones say enough. */
const MOST_WAITING = 10

export class PageMail {
  private isReady = false
  private waiting: WindowEvents['notice'][] = []
  private way: WindowEvents['navigate'] | undefined

  /** @param send hands an event to the window, where there is one */
  constructor(private readonly send: TellPage) {}

  readonly tell = <Name extends EventName>(name: Name, payload: WindowEvents[Name]): void => {
    if (this.isReady) this.send(name, payload)
    else if (name === 'notice')
      this.waiting = [...this.waiting, payload as WindowEvents['notice']].slice(-MOST_WAITING)
    // A notification that is clicked opens the window on its page. Who clicks twice wants the last one.
    else if (name === 'navigate') this.way = payload as WindowEvents['navigate']
    else this.send(name, payload)
  }

  /** The page has asked for its first picture, and listens. */
  pageReady(): void {
    this.isReady = true
    for (const notice of this.waiting.splice(0)) this.send('notice', notice)
    if (this.way) this.send('navigate', this.way)
    this.way = undefined
  }

  pageGone(): void {
    this.isReady = false
  }
}
