// What happens in a turn, as the window, the command line and the event log see it (names: requirements.md, Metrics).
import type { WireError } from './coded-error.ts'
import type { EndpointStage } from './endpoint.ts'

/** Where the milliseconds of one turn went; null where the stage did not happen. */
export interface TurnStages {
  /** last sample of speech → turn committed */
  endpoint_ms: number | null
  /** last sample of speech → final transcript */
  stt_ms: number | null
  /** final transcript → first token */
  llm_first_token_ms: number | null
  /** final transcript → first clause complete */
  llm_first_clause_ms: number | null
  /** first clause complete → first audio of the voice */
  tts_first_audio_ms: number | null
}

export interface TurnSummary {
  transcript: string
  reply: string
  /** The part of `reply` that was played. */
  heard: string
  interrupted: boolean
  voice_to_voice_ms: number | null
  stages: TurnStages
  engines: { stt: string; llm: string; tts: string }
}

/** A call of a tool as it is told. */
export interface ToolCall {
  /** snake_case. */
  name: string
  arguments: Readonly<Record<string, string | number | boolean>>
  /** One line; of a refusal its code and what was said. */
  result: string
}

/**
 * Why a paused reply goes on: a sign of listening ("mm-hm"), its own voice, or nothing that had words (a cough, a laugh,
 * a door).
 */
export type ResumeReason = 'backchannel' | 'echo' | 'noise'

/** Who did the work of a stage where a server is set up for it. */
export interface ProviderUse {
  stage: EndpointStage
  /** Host and model of the server, or the engine and model that answered in its place. */
  name: string
  /** To open the connection, in ms; 0 where one was open, null where the built-in engine answers. */
  connection_ms: number | null
  /**
   * From the request to the first byte, in ms. Of a failover: from when the server was waited for last to what the
   * built-in engine made of its work first.
   */
  first_byte_ms: number | null
  /** The built-in engine answers in the place of a server that failed. */
  failover: boolean
}

/** The payload of each event, by name. */
export interface TurnEventPayloads {
  audio_received: { duration_ms: number }
  speech_start: object
  speech_end: object
  stt_partial: { confirmed: string; tentative: string }
  stt_complete: { text: string; stt_latency_ms: number }
  /**
   * Another language than in the turn before (English before the first): ISO 639-1 code, and who speaks the reply; null
   * where no voice does, and the reply is only written.
   */
  language: { language: string; voice: string | null }
  /** A piece of a reply that no voice can speak. */
  reply_written: { text: string }
  llm_start: object
  llm_first_token: { llm_latency_ms: number }
  tts_start: { text: string }
  first_audio_sent: { tts_latency_ms: number }
  first_audio_played: object
  pipeline_complete: {
    tokens: number
    tokens_per_second: number | null
    /** Of what was synthesised; null where all of the reply was remembered. */
    tts_real_time_factor: number | null
    chunks_streamed: number
    buffer_underruns: number
    /** Replies begun at a pause, before the turn was committed. */
    replies_prepared: number
    /** Of these, taken back because the user went on, before the commitment or after it. */
    replies_withdrawn: number
    /** Time for which those that were withdrawn had been in the making. */
    withdrawn_ms: number
  }
  /**
   * A tool was called, and its answer begins to be heard: what it does is done now. Once per turn, never of a turn that
   * was taken back.
   */
  tool: ToolCall
  /** Where a server is set up for a stage: once per turn and stage, and again where somebody else goes on. */
  provider: ProviderUse
  turn_retracted: { reason: string }
  /**
   * An engine is lost and the reply waits for it, or waited: it is loaded anew, and the reply goes on. A short sound says
   * so. Once per turn, in a silence of the user's or of the reply; it may come before `speech_end`.
   */
  engine_lost: { engine: string }
  /** Somebody is heard over the reply; it waits until it is known who, and why. `heard`: of it so far. */
  pause: { heard: string }
  /** It was nothing to give way to: the reply goes on with the word that was cut. `overheard`: the words made out. */
  resume: { reason: ResumeReason; overheard: string }
  /** `overheard`: the words that were given way to; empty where a press interrupted. */
  duplex_interruption: { heard: string; overheard: string }
  error: Pick<WireError, 'code' | 'message'>
  turn: TurnSummary
}

export type TurnEventName = keyof TurnEventPayloads

/** One event: `t_ms` is on the session's audio clock (0 = the first microphone sample), `turn` counts from 1. */
export type TurnEvent = {
  [Name in TurnEventName]: { event: Name; t_ms: number; turn: number } & TurnEventPayloads[Name]
}[TurnEventName]
