// Which page of the window is shown.
import { create } from 'zustand'
import type { WindowEvents } from '../../shared/window/window-contract.ts'

export type View = WindowEvents['navigate']['view']

export const useView = create<{ view: View }>(() => ({ view: 'talk' }))

export function showView(view: View): void {
  useView.setState({ view })
}
