// The app beside its window: overlay and notifications, while the window is not in front.
import type { BrowserWindow } from 'electron'
import type { Desktop } from '../engine/desktop/desktop.ts'
import { OutsideTeller } from '../engine/desktop/presence/outside-teller.ts'
import { OverlayDesk } from '../engine/desktop/presence/overlay-desk.ts'
import { noOverlay } from '../engine/desktop/presence/overlay-place.ts'
import type { TellPage } from '../engine/desktop/tell-page.ts'
import type { Presence as PresenceState } from '../shared/window/app-state.ts'
import { startSessionClock } from '../engine/audio/clock.ts'
import type { MessageHandlers } from './ipc/answer.ts'
import type { WindowMessageHandlers } from './ipc/messages.ts'
import { notificationsHere, notify } from './notifier.ts'
import { OverlayWindow } from './overlay-window.ts'

export interface PresenceOptions {
  root: string
  settings: () => Desktop['settings']['current']
  /** Brings the window forward. */
  open: () => void
  tell: TellPage
  /** As the stop button of the window. */
  stop: () => void
}

/** A window that is shown for the first time has the focus by then, or another program keeps it. */
const APPEARING_MS = 3_000

const WINDOW_EVENTS = ['show', 'hide', 'focus', 'blur', 'minimize', 'restore'] as const

/** What this system allows, for the settings page. */
export function presenceHere(): PresenceState {
  return {
    noOverlay: noOverlay(process.platform, process.env, process.argv),
    notifications: notificationsHere(),
  }
}

export class Presence {
  private readonly overlay: OverlayWindow
  private readonly desk: OverlayDesk
  private readonly outside: OutsideTeller
  private window: BrowserWindow | undefined
  /** Until the window was seen for the first time, whatever happens can be told there. */
  private isAppearing = false
  private appearing: NodeJS.Timeout | undefined

  constructor(private readonly options: PresenceOptions) {
    const { root, settings, open, tell } = options
    const clock = startSessionClock()
    const isInFront = (): boolean => this.isInFront
    const hasOverlay = presenceHere().noOverlay === null
    this.overlay = new OverlayWindow(root)
    this.desk = new OverlayDesk({
      clock,
      port: this.overlay,
      settings: () => ({ ...settings(), overlay: hasOverlay && settings().overlay }),
      isInFront,
    })
    this.outside = new OutsideTeller({
      clock,
      isWanted: () => settings().notifications,
      isInFront,
      notify: (word) =>
        notify(word, root, () => {
          open()
          tell('navigate', { view: word.view })
        }),
    })
  }

  /** Follows `window` from its start on. @param isHidden it is loaded without being shown */
  follow(window: BrowserWindow, isHidden: boolean): void {
    this.window = window
    this.isAppearing = !isHidden
    for (const event of WINDOW_EVENTS)
      (window as NodeJS.EventEmitter).on(event, () => {
        if (event === 'show') this.appears()
        else this.hasAppeared()
        this.desk.look()
      })
    // The overlay alone would hold an app that is to end with its window.
    window.once('closed', () => this.close())
  }

  readonly told: TellPage = (name, payload) => {
    this.desk.told(name, payload)
    this.outside.told(name, payload)
  }

  /** The page's messages, as `handlers` take them, with what is of interest here. */
  over(handlers: WindowMessageHandlers): MessageHandlers {
    return {
      ...handlers,
      'audio:frame': (frame) => {
        handlers['audio:frame'](frame)
        this.desk.heard(frame.samples)
      },
      'audio:lost': (lost) => {
        handlers['audio:lost'](lost)
        this.outside.microphoneLost(lost.message)
      },
      'overlay:ready': () => this.overlay.ready(),
      'overlay:button': (button) => this.overlay.buttonAt(button),
      'overlay:stop': () => this.options.stop(),
    }
  }

  close(): void {
    clearTimeout(this.appearing)
    this.desk.close()
    this.overlay.close()
  }

  /** It may be shown without ever getting the focus: no event tells that. */
  private appears(): void {
    if (!this.isAppearing) return
    clearTimeout(this.appearing)
    this.appearing = setTimeout(() => {
      this.hasAppeared()
      this.desk.look()
    }, APPEARING_MS)
  }

  private hasAppeared(): void {
    clearTimeout(this.appearing)
    this.isAppearing = false
  }

  private get isInFront(): boolean {
    const { window } = this
    if (!window || window.isDestroyed()) return false
    if (this.isAppearing) return true
    return window.isVisible() && !window.isMinimized() && window.isFocused()
  }
}
