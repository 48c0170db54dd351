// What the main process tells the window of itself.
import type { ErrorCode, WireError } from '../coded-error.ts'
import type { Tier } from '../tier.ts'
import type { VoiceLanguage } from '../voice-language.ts'
import type { HearingFacts, MeasuredFacts } from './measured-facts.ts'

/** Exactly one is true of a conversation at any time. */
export type SessionMode = 'idle' | 'listening' | 'thinking' | 'speaking'

export type EnginePartName = 'stt' | 'llm' | 'tts' | 'vad'

export interface EngineHealth {
  part: EnginePartName
  /** In the user's words: speech recognition, language model, voice. */
  name: string
  state: 'starting' | 'ready' | 'restarting' | 'failed' | 'off'
  /** Engine, model and build, e.g. `whisper.cpp addon: whisper-base-q8_0 (cpu 1.9.1)`; null before it is loaded. */
  detail: string | null
  pid: number | null
  error: { code: ErrorCode; message: string } | null
}

/** One thing about privacy on this computer. */
export interface PrivacyLine {
  title: string
  text: string
  /** Whether it is as it should be; null where there is nothing to be right or wrong. */
  isSo: boolean | null
}

/** Whether a conversation is possible. */
export type Readiness =
  | { at: 'starting'; loading: string[] }
  | { at: 'ready' }
  /** Unloaded after a time without use: whoever talks wakes it. */
  | { at: 'asleep' }
  /** Being loaded again: what is said meanwhile is kept and answered. */
  | { at: 'waking' }
  /** Models that the tier needs are not here. */
  | { at: 'models-missing'; ids: string[]; bytes: number }
  | { at: 'failed'; error: { code: ErrorCode; message: string } }

export type HotkeyStatus =
  | {
      state: 'registered'
      accelerator: string
      /** Only the key listener tells when it comes up, so that it can be held; the others know taps. */
      by: 'listener' | 'shortcut' | 'portal'
      /** What there is to know about it; null: it does what is expected. */
      note: string | null
      /** macOS has to be asked for more; `hotkey:allow` does. */
      asks: boolean
    }
  | { state: 'off' }
  /** `hint` says what to do on this system. */
  | { state: 'refused'; accelerator: string; reason: string; hint: string; asks: boolean }

/** What this system allows beside the window. */
export interface Presence {
  /** Why the overlay cannot be had here, in one line; null where it can. */
  noOverlay: string | null
  /** The system shows notifications. */
  notifications: boolean
}

export interface VoiceChoice {
  id: string
  name: string
  language: VoiceLanguage
  gender: 'female' | 'male'
}

export interface Versions {
  app: string
  electron: string
  chrome: string
  node: string
}

/** What is known of this machine, and which models answer because of it. */
export interface TierState {
  /** What the measurement chooses; null before it. */
  automatic: Tier | null
  /** What a short question would take with each tier; empty before the measurement. */
  foretold: { tier: Tier; voiceToVoiceMs: number }[]
  /** 0…1 while it is measured. */
  measuring: number | null
  /** Answers for now instead of the chosen tier: the machine is busy, or replies came late. */
  insteadForNow: Tier | null
}

/** A timer or a reminder that runs. */
export interface ScheduleRow {
  id: string
  kind: 'timer' | 'reminder'
  /** What it is for; null for a timer without a name. */
  label: string | null
  /** ISO 8601. */
  dueAt: string
}

/**
 * Where the measurement of a model is: loading it, taking times, judging a language model's replies or a recogniser's words,
 * loading it once more.
 */
export type MeasuringStep = 'loading' | 'timing' | 'talking' | 'hearing' | 'closing'

/** A language model or a recogniser that is being measured. */
export interface ModelMeasuring {
  id: string
  step: MeasuringStep
  /** 0…1 of the whole. */
  done: number
}

/** One model, as the model manager's page shows it. */
export interface ModelRow {
  id: string
  title: string
  kind: string
  licence: string
  bytes: number
  state: 'installed' | 'unchecked' | 'missing'
  /** The chosen tier needs it. */
  needed: boolean
  tiers: string[]
  /** Name of its file, where that came from, and its checksum where one is known. */
  file: string
  origin: string
  sha256: string | null
  /** One that the user added. */
  own: boolean
  /** What somebody should know before fetching it; null where there is nothing. */
  note: string | null
  /** What a language model was measured to take here; null where it was not. */
  measured: MeasuredFacts | null
  /** ISO 639-1 codes of what it understands or speaks; `*` for many. */
  languages: string[]
  /** What a recogniser was measured to take here; null where it was not. */
  hearing: HearingFacts | null
}

/** A model that could be added. */
export interface OwnModelOffer {
  id: string
  title: string
  bytes: number
  licence: string
  /** It would be fetched over the network. */
  isFetched: boolean
  isHere: boolean
  commit: string | null
  sha256: string | null
  /** What else its repository has. */
  others: { name: string; bytes: number }[]
}

/** One assistant that can be chosen, and what it would be on this computer. Quality may have balanced's models. */
export interface AssistantOffer {
  tier: Tier
  /** Title of the language model. */
  model: string
  /** Of all its files once they are here. */
  diskBytes: number
  /** Of all engines together while it answers, as measured. */
  memoryBytes: number
  /** What is not here yet. */
  missing: { ids: string[]; bytes: number }
  /** What a short question would take here; null before this computer was measured. */
  voiceToVoiceMs: number | null
  /** The most important reason against it here; null: it suits. */
  hindrance: 'memory' | 'disk' | 'slow' | null
  /** Of quality: why this model answers, and what would be worth measuring; null for the others. */
  choice: { why: string; worthTrying: WorthTrying | null } | null
}

/** A larger model that was not measured yet. */
export interface WorthTrying {
  id: string
  title: string
  bytes: number
  licence: string
  isHere: boolean
  /** By its size; null where balanced's model was not measured. */
  voiceToVoiceMs: number | null
}

/** What can answer on this computer. */
export interface AssistantOffers {
  machine: { cpu: string; cores: number; memoryBytes: number; freeDiskBytes: number | null }
  /** From the fastest to the best. */
  offers: AssistantOffer[]
}

export interface ModelTransfer {
  id: string
  phase:
    | 'waiting'
    | 'connecting'
    | 'downloading'
    | 'unpacking'
    | 'converting'
    | 'verifying'
    | 'paused'
    | 'done'
    | 'failed'
  doneBytes: number
  totalBytes: number | null
  bytesPerSecond: number | null
  secondsLeft: number | null
  error: WireError | null
}
