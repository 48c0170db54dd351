// Which turn's waterfall is looked at.
import { create } from 'zustand'

/** Null: the last one, whichever that is. */
export const useTurnChoice = create<{ turn: number | null }>(() => ({ turn: null }))

export function chooseTurn(turn: number | null): void {
  useTurnChoice.setState({ turn })
}
