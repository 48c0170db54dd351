// One turn's figures as a line of the store: read back only where it is whole.
import { z } from 'zod'
import type { TurnFigures } from '../../../shared/window/statistics.ts'
import { enginesSchema, stagesSchema } from '../history/conversation-schema.ts'

const ms = z.number().nullable()

const TurnFiguresSchema: z.ZodType<TurnFigures> = z.object({
  at: z.iso.datetime(),
  session: z.string(),
  typed: z.boolean(),
  interrupted: z.boolean(),
  voice_to_voice_ms: ms,
  stages: stagesSchema,
  engines: enginesSchema,
  tokens_per_second: ms,
  tts_real_time_factor: ms,
  buffer_underruns: z.number(),
})

/** With its end. Figures are kept to a tenth of a ms, or to the third digit behind the point. */
export function turnLine(turn: TurnFigures): string {
  const text = JSON.stringify(turn, (key, value: unknown) => {
    if (typeof value !== 'number') return value
    const parts = key.endsWith('_ms') ? 10 : 1000
    return Number.isFinite(value) ? Math.round(value * parts) / parts : null
  })
  return `${text}\n`
}

/** `undefined` for what is no whole line of ours, such as one that a power cut tore. */
export function readTurnLine(line: string): TurnFigures | undefined {
  try {
    return TurnFiguresSchema.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
