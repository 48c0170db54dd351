// Whether the user holds the conversation open by button or key, as the page knows it at once.
import { create } from 'zustand'
import type { PressState } from '../talk/press-machine.ts'

export const usePress = create<PressState>(() => ({ at: 'up' }))
