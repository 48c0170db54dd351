// Exposes the contract to the page, nothing else.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { WindowContract } from '../shared/window/window-contract.ts'

const contract: WindowContract = {
  request: (name, params) => ipcRenderer.invoke(name, params),
  send: (name, payload) => ipcRenderer.send(name, payload),
  on: (name, listener) => {
    const deliver = (_event: IpcRendererEvent, payload: unknown): void =>
      listener(payload as Parameters<typeof listener>[0])
    ipcRenderer.on(name, deliver)
    return () => void ipcRenderer.off(name, deliver)
  },
}

contextBridge.exposeInMainWorld('parley', contract)
