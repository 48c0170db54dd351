// The one window: isolated, sandboxed, shown only once it has something to show.
import { BrowserWindow } from 'electron'
import { join } from 'node:path'

/** Opens the window and resolves when its page has loaded. Paths are those of the build: out/main, out/preload, out/renderer. */
export async function openWindow(): Promise<void> {
  const window = new BrowserWindow({
    width: 900,
    height: 640,
    show: false,
    title: 'Parley',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadFile(join(import.meta.dirname, '../renderer/index.html'))
}
