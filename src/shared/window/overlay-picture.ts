// What the overlay shows: the whole picture, each time something of it changes.
import type { SessionMode } from './app-state.ts'

export const OVERLAY_EDGES = [
  'top-left',
  'top',
  'top-right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const

/** Where on the screen it stands. */
export type OverlayEdge = (typeof OVERLAY_EDGES)[number]

export interface OverlayPicture {
  edge: OverlayEdge
  mode: SessionMode
  /** What the user says, as far as it is understood: what stands and what may still change. */
  confirmed: string
  tentative: string
  reply: string
  /** The part of `reply` that is being spoken or was heard. */
  spoken: string
  /** 0…1 of the microphone's meter; 0 while nobody is listened to. */
  level: number
  /** What went wrong with this turn, in one line. */
  error: string | null
}

/** In CSS pixels, of the overlay's page. */
export interface OverlayButton {
  x: number
  y: number
  width: number
  height: number
}
