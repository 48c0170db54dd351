// Exposes the contract to the page, and the way from a chosen file to its path; nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { FILE_CHOSEN } from '../shared/window/channel-names.ts'
import { allowedBridge } from './allowed-bridge.ts'

contextBridge.exposeInMainWorld('parley', allowedBridge(ipcRenderer))
// Where a file lies that the user chose or dropped; of any other the page learns nothing. The main process is told of it from
// here: a path that the page says by itself, it does not look at.
contextBridge.exposeInMainWorld('parleyFiles', {
  pathOf: (file: File) => {
    const path = webUtils.getPathForFile(file)
    if (path !== '') ipcRenderer.send(FILE_CHOSEN, path)
    return path
  },
})
