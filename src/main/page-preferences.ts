// Under what rules each of our pages runs, the window's and the overlay's.
import { join } from 'node:path'

export function pagePreferences(root: string) {
  return {
    preload: join(root, 'out/preload/index.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    // Frames are scheduled and heard while another program has the focus.
    backgroundThrottling: false,
    // The reply to a hotkey is heard without a click in the window.
    autoplayPolicy: 'no-user-gesture-required',
    // Chromium's checker would download its dictionaries.
    spellcheck: false,
  } as const
}
