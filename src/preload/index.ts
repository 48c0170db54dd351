// Exposes the contract to the page, nothing else.
import { contextBridge } from 'electron'
import type { WindowContract } from '../shared/window-contract.ts'

const contract: WindowContract = {
  versions: { electron: process.versions.electron ?? '', chrome: process.versions.chrome ?? '' },
}

contextBridge.exposeInMainWorld('parley', contract)
