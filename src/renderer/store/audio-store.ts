// What the page knows of its microphone and its loudspeaker. Data only: src/renderer/audio/ writes it.
import { create } from 'zustand'
import type { EchoVerdict } from '../audio/echo/echo-verdict.ts'
import type { RoomFinding } from '../audio/room/room-check.ts'
import type { TrialFinding } from '../audio/trial/trial-verdict.ts'

export interface AudioDevice {
  id: string
  label: string
}

/** What a microphone delivers; null what it does not tell. */
export interface MicrophoneFormat {
  sampleRateHz: number | null
  channels: number | null
  latencyMs: number | null
}

/** Exactly one is true of the microphone. `message` says in one line what happened and what to do. */
export type MicrophoneState =
  | { at: 'closed' }
  /** Push-to-talk: a press opens it. */
  | { at: 'resting' }
  | { at: 'opening' }
  | { at: 'open'; label: string; format?: MicrophoneFormat }
  | { at: 'denied'; message: string }
  | { at: 'missing'; message: string }
  | { at: 'failed'; message: string }

/** The check of the room, which says whether people are heard over replies here. */
export type RoomState =
  | { at: 'idle' }
  | { at: 'checking'; percent: number }
  | { at: 'told'; finding: RoomFinding }
  | { at: 'failed'; message: string }

export const IDLE: RoomState = { at: 'idle' }

/** The trial of the microphone: five seconds recorded, judged and played back. */
export type TrialState =
  | { at: 'idle' }
  | { at: 'recording'; percent: number }
  /** `message`: why it could not be played. */
  | { at: 'told'; finding: TrialFinding; isPlaying?: boolean; message?: string | null }
  | { at: 'failed'; message: string }

export const NO_TRIAL: TrialState = { at: 'idle' }

export interface AudioState {
  microphone: MicrophoneState
  /** 0…1 of the meter: −60…0 dBFS, of the last 100 ms. */
  inputLevel: number
  inputs: AudioDevice[]
  outputs: AudioDevice[]
  /** The last thing a user should know of the microphone while it is open, such as another one taking over. */
  microphoneMessage: string | null
  /**
   * The last thing a user should know of the loudspeaker, such as a device that vanished.
   */
  speakerMessage: string | null
  /** Whether people are heard over a reply. */
  echo: EchoVerdict
  room: RoomState
  trial: TrialState
}

export const useAudio = create<AudioState>(() => ({
  microphone: { at: 'closed' },
  inputLevel: 0,
  inputs: [],
  outputs: [],
  microphoneMessage: null,
  speakerMessage: null,
  echo: 'unknown',
  room: IDLE,
  trial: NO_TRIAL,
}))
