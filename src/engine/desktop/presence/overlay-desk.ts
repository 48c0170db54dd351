// When the overlay is to be seen, and what it shows then: while a turn goes on and the window is not in front.
import type { Settings } from '../../../shared/window/settings.ts'
import type { OverlayPicture } from '../../../shared/window/overlay-picture.ts'
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import type { SessionClock } from '../../audio/clock.ts'
import { NO_STORY, withEvent, withLevel, type Story } from './overlay-story.ts'

/** The last words of a reply can still be read for so long. */
const LINGER_MS = 1_500
/** A level that is drawn oftener looks no better. */
const LEVEL_EVERY_MS = 60

/** The small window itself. */
export interface OverlayPort {
  /** Shows `picture`, at once where it is seen already. */
  show(picture: OverlayPicture): void
  hide(): void
}

export interface OverlayDeskOptions {
  clock: SessionClock
  port: OverlayPort
  settings: () => Pick<Settings, 'overlay' | 'overlayEdge' | 'talk'>
  /** The window is seen and has the focus. */
  isInFront: () => boolean
}

export class OverlayDesk {
  private story = NO_STORY
  private isShown = false
  private cancelLinger = (): void => {}
  private levelAtMs = -Infinity

  constructor(private readonly options: OverlayDeskOptions) {}

  /** What the window is told, the overlay may have to show. */
  told<Name extends EventName>(name: Name, payload: WindowEvents[Name]): void {
    this.become(withEvent(this.story, name, payload))
    if (name === 'settings') this.look()
  }

  heard(samples: Float32Array): void {
    const nowMs = this.options.clock.nowMs()
    if (!this.isShown || nowMs - this.levelAtMs < LEVEL_EVERY_MS) return
    this.levelAtMs = nowMs
    const next = withLevel(this.story, samples)
    if (next.level !== this.story.level) this.become(next)
  }

  /** The window came to the front or went away from it, or another edge was chosen. */
  look(): void {
    const { settings, isInFront } = this.options
    const { overlay, talk } = settings()
    if (!overlay || isInFront()) return this.hide()
    if (isWorthShowing(this.story, talk)) return this.show()
    if (!this.isShown) return
    // What is told of a turn that is over is still shown, but not for longer.
    this.options.port.show(this.picture())
    this.cancelLinger()
    this.cancelLinger = this.options.clock.after(LINGER_MS, () => this.hide())
  }

  close(): void {
    this.hide()
  }

  private become(story: Story): void {
    if (story === this.story) return
    const isOver = this.story.mode === 'idle' && story.mode === 'idle'
    this.story = story
    if (isOver && this.isShown) return this.options.port.show(this.picture())
    this.look()
  }

  private show(): void {
    this.cancelLinger()
    this.isShown = true
    this.options.port.show(this.picture())
  }

  private hide(): void {
    this.cancelLinger()
    if (!this.isShown) return
    this.isShown = false
    this.options.port.hide()
  }

  private picture(): OverlayPicture {
    const { turn: _turn, ...picture } = this.story
    return { ...picture, edge: this.options.settings().overlayEdge }
  }
}

/** Hands-free, every cough begins to be listened to: only words make a turn of it. */
function isWorthShowing({ mode, confirmed, tentative }: Story, talk: Settings['talk']): boolean {
  if (mode === 'idle') return false
  return mode !== 'listening' || talk === 'ptt' || confirmed + tentative !== ''
}
