// The page's only way out: what the preload script exposes.
import type { WindowContract } from '../shared/window-contract.ts'

declare global {
  interface Window {
    readonly parley: WindowContract
  }
}

export const bridge: WindowContract = window.parley
