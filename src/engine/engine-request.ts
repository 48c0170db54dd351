// What an engine is asked for, and what its host provides.
import type { ModelStore } from './models/model-store.ts'
import type { Flags } from '../shared/flags.ts'
import type { Tier } from './tiers.ts'
import type { Endpoints, EndpointTimes } from './stages/endpoint/servers.ts'
import type { Spawn } from './stages/worker/worker-life.ts'

export type EnginePart = 'stt' | 'llm' | 'tts' | 'vad'
export interface EngineRequest {
  tier: Tier
  /** Which parts to open; all by default. */
  parts?: EnginePart[]
  /** Catalogue id of the recogniser whose words stand; the tier's own still hear the words that come while one speaks. */
  sttModel?: string
  /** Catalogue id of a recogniser that hears everything by itself, in the place of all others. */
  soleSttModel?: string
  /** Conversations that are held at once, each with its own memory of what the model has read; 1 by default. */
  conversations?: number
  /** What is switched for an experiment, where a session does not say; the defaults where absent. */
  flags?: Flags
  /** Catalogue id of another language model than the tier's. */
  llmModel?: string
  /** Servers that do the work of a part in a conversation, with the built-in engine behind them. */
  endpoints?: Endpoints
  /** How long they are waited for, and left alone once they failed, where other times are wanted than the usual. */
  endpointTimes?: EndpointTimes
}

/** What has become of one part; `error` says why it is not at work. */
export interface PartHealth {
  state: 'starting' | 'ready' | 'restarting' | 'failed'
  error?: Error
}

export interface EngineHost {
  store: Pick<ModelStore, 'locate'>
  spawn: Spawn
  /** Folder of the bundled `*.worker.js`. */
  workersFolder: string
  /** Folder of the voices' norm models. */
  voicesFolder: string
  /** Folder of the voices' styles. */
  stylesFolder: string
  /** The per-user cache (models/cache-folder.ts): what an earlier start has worked out is kept there. */
  cacheFolder: string
  /** Our whisper.cpp addon; the prebuilt fallback serves where it is missing. */
  addonFile: string
  /** Told in one line of what happens to the engines: an unexpected end, a restart. */
  onNotice: (text: string) => void
  /** Told of every change of a part's state. */
  onHealth?: (part: EnginePart, health: PartHealth) => void
}

export interface LoadingOptions {
  signal: AbortSignal
  onLoading?: (name: string) => void
  onLoaded?: (name: string) => void
}

/** What a session is made of, from an open engine. */
export interface TalkOptions {
  clockMs: () => number
  /** Speaks its own language; others are spoken by the first voice they have. */
  voice?: string
  speed?: number
  /** ISO 639-1 code of what the user speaks, or `auto`; English where absent. */
  language?: string
  /** What is switched for an experiment; as the engine was opened with where absent. */
  flags?: Flags
  /** Whose memory the model reads by, of those that the engine was opened with; by default they take turns. */
  conversation?: number
}

/** What recognition may know of a turn beforehand. */
export interface TranscriberOptions {
  /** ISO 639-1 code, or `auto` to find it; English where absent. */
  language?: string
  /** ISO 639-1 code of the conversation so far, for `auto`; English where absent. */
  prior?: string
  /** As in TalkOptions. */
  flags?: Flags
}
