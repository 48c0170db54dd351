// What a stored conversation must be to be shown again.
import { z } from 'zod'
import type { Conversation } from '../../../shared/window/conversations.ts'

const ms = z.number().nullable()

const row = z.object({
  label: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  tone: z.enum(['wait', 'stt', 'llm', 'tts', 'play']),
  isOpen: z.boolean(),
})

/** When each stage of a turn was done; null where it had none. */
export const stagesSchema = z.object({
  endpoint_ms: ms,
  stt_ms: ms,
  llm_first_token_ms: ms,
  llm_first_clause_ms: ms,
  tts_first_audio_ms: ms,
})

export const enginesSchema = z.object({ stt: z.string(), llm: z.string(), tts: z.string() })

const turn = z.object({
  at: z.string(),
  summary: z.object({
    transcript: z.string(),
    reply: z.string(),
    heard: z.string(),
    interrupted: z.boolean(),
    voice_to_voice_ms: ms,
    stages: stagesSchema,
    engines: enginesSchema,
  }),
  waterfall: z.object({
    turn: z.number(),
    transcript: z.string(),
    voiceToVoiceMs: ms,
    rows: z.array(row),
  }),
  typed: z.boolean(),
  audioFile: z.string().nullable(),
})

export const ConversationSchema: z.ZodType<Conversation> = z.object({
  id: z.string(),
  title: z.string(),
  startedAt: z.string(),
  turns: z.array(turn),
})
