// Exposes the contract to the page, nothing else.
import { contextBridge, ipcRenderer } from 'electron'
import { allowedBridge } from './allowed-bridge.ts'

contextBridge.exposeInMainWorld('parley', allowedBridge(ipcRenderer))
