// Files that the user has chosen or dropped, as the preload script tells: the page has no such channel.
import { ipcMain } from 'electron'
import { FILE_CHOSEN } from '../../shared/window/channel-names.ts'
import { mayUse } from '../page-rules.ts'
import { senderOf } from './connect.ts'

/** No system has longer paths. */
const LONGEST_PATH = 32_767

/** @param onChosen told the absolute path of each */
export function connectChosenFiles(onChosen: (path: string) => void): void {
  ipcMain.on(FILE_CHOSEN, (event, path: unknown) => {
    if (!mayUse(FILE_CHOSEN, senderOf(event))) return
    if (typeof path === 'string' && path.length <= LONGEST_PATH) onChosen(path)
  })
}
