// What the system's own shortcut tells: that it is down, again and again while it is held, and never that it came up.
// Out of that come taps: one begins a turn, the next one ends it. Pure; times are arguments.

/** The first repeat of a held key comes within this time (Windows: 250 ms to 1 s, X11: 660 ms). */
export const FIRST_REPEAT_MS = 1_100
/** Every further one comes within this. Windows and X11 repeat 25 to 30 times a second unless told otherwise. */
export const NEXT_REPEAT_MS = 200

export class ShortcutTaps {
  private lastMs = -Infinity

  /**
   * @returns `tap`: somebody pressed it; `repeat`: it is held; `wait`: it may be either, and was a tap where it has
   * not come again for NEXT_REPEAT_MS
   */
  pressed(nowMs: number): 'tap' | 'repeat' | 'wait' {
    const gapMs = nowMs - this.lastMs
    this.lastMs = nowMs
    if (gapMs < NEXT_REPEAT_MS) return 'repeat'
    return gapMs < FIRST_REPEAT_MS ? 'wait' : 'tap'
  }
}
