// Exposes the contract to the page, and the way from a chosen file to its path; nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { FILE_CHOSEN, PAGE_ASKED, PAGE_THERE } from '../shared/window/channel-names.ts'
import { allowedBridge } from './allowed-bridge.ts'

contextBridge.exposeInMainWorld('parley', allowedBridge(ipcRenderer))
// By the page's thread: where that hangs, nothing is said.
ipcRenderer.on(PAGE_ASKED, () => ipcRenderer.send(PAGE_THERE))
// Where a file lies that the user chose or dropped; of any other the page learns nothing. The main process is told of it from
// here: a path that the page says by itself, it does not look at.
contextBridge.exposeInMainWorld('parleyFiles', {
  pathOf: (file: File) => {
    const path = webUtils.getPathForFile(file)
    if (path !== '') ipcRenderer.send(FILE_CHOSEN, path)
    return path
  },
})
