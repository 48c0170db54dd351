// Whether what is saved can be encrypted and read, as it was told last.
import { create } from 'zustand'
import type { SealingState } from '../../shared/window/records.ts'

/** Null before it was asked for. */
export const useSealing = create<{ sealing: SealingState | null }>(() => ({ sealing: null }))

export function noteSealing(sealing: SealingState): void {
  useSealing.setState({ sealing })
}
