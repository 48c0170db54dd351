// A page that ended is loaded anew; one that does so over and over, only when the user says so.
import { app, dialog, type BrowserWindow } from 'electron'
import { ReloadLimit } from '../engine/desktop/presence/reload-limit.ts'

const limit = new ReloadLimit()

/** @param before runs right before the page is loaded */
export async function revive(window: BrowserWindow, before: () => void): Promise<void> {
  if (!limit.allows(performance.now())) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: 'The window of Parley keeps failing.',
      detail: 'What is known of it stands in the log. Restarting the computer may help.',
      buttons: ['Try again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    })
    if (response !== 0) return app.quit()
    limit.forget()
  }
  if (window.isDestroyed()) return
  before()
  window.webContents.reload()
}
