// A page that ended is loaded anew; one that does so over and over, only when the user says so.
import { app, dialog, type BrowserWindow } from 'electron'
import { ReloadLimit } from '../engine/desktop/presence/reload-limit.ts'

const limit = new ReloadLimit()

/** Loads the page of `window` anew; asks the user before, where it has ended over and over. */
export async function revive(window: BrowserWindow): Promise<void> {
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
  window.webContents.reload()
}
