// How far the running download of models has come, by model.
import { create } from 'zustand'
import type { ModelTransfer } from '../../shared/window/app-state.ts'

export const useTransfers = create<{ transfers: Record<string, ModelTransfer> }>(() => ({
  transfers: {},
}))

export function noteTransfer(transfer: ModelTransfer): void {
  useTransfers.setState(({ transfers }) => ({
    transfers: { ...transfers, [transfer.id]: transfer },
  }))
}

/** Whether `transfer` is under way. */
export function isRunning({ phase }: ModelTransfer): boolean {
  return phase !== 'done' && phase !== 'failed' && phase !== 'paused'
}
