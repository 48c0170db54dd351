// What the preload script gives the page as `window.parley`, and nothing else crosses.

export interface WindowContract {
  /** Versions of what the page runs on, for the line at its foot. */
  versions: { electron: string; chrome: string }
}
