// What an engine is asked for, and what its host provides.
import type { ModelStore } from './models/model-store.ts'
import type { Tier } from './tiers.ts'
import type { Endpoints } from './stages/endpoint/servers.ts'
import type { Spawn } from './stages/worker/worker-life.ts'

export type EnginePart = 'stt' | 'llm' | 'tts' | 'vad'
export interface EngineRequest {
  tier: Tier
  /** Which parts to open; all by default. */
  parts?: EnginePart[]
  /** Catalogue id of another recognition model than the tier's. */
  sttModel?: string
  /** Catalogue id of another language model than the tier's. */
  llmModel?: string
  /** Servers that do the work of a part in a conversation, with the built-in engine behind them. */
  endpoints?: Endpoints
  /** A server that failed is left alone for so long; a minute where absent. */
  endpointCalmMs?: number
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
