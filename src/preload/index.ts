// Exposes the contract to the page, and the way from a chosen file to its path; nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { allowedBridge } from './allowed-bridge.ts'

contextBridge.exposeInMainWorld('parley', allowedBridge(ipcRenderer))
// Where a file lies that the user chose or dropped; of any other the page learns nothing.
contextBridge.exposeInMainWorld('parleyFiles', {
  pathOf: (file: File) => webUtils.getPathForFile(file),
})
