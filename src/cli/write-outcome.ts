// Writes what `ask` was asked to keep: replies, recording, waterfall.
import { join } from 'node:path'
import { VOICE_SAMPLE_RATE_HZ } from '../shared/audio-format.ts'
import { joined } from '../engine/audio/joined.ts'
import { writeOutput } from '../engine/audio/write-output.ts'
import { writeWav } from '../engine/audio/wav-write.ts'
import { waterfallSvg } from '../engine/figures/metrics/waterfall-svg.ts'
import type { Outcome } from './converse.ts'

export interface OutcomeTargets {
  reply: string | undefined
  record: string | undefined
  waterfall: string | undefined
  /** `reply` is a folder, and each turn has a file in it. */
  severalTurns: boolean
}

/**
 * Each turn's reply goes into the folder `reply` as turn-1.wav, turn-2.wav, …, by the turn's number; of a single turn, `reply`
 * is the WAV itself, and holds all replies in a row where it became several.
 */
export async function writeOutcome(
  outcome: Outcome,
  { reply, record, waterfall, severalTurns }: OutcomeTargets,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  if (reply !== undefined && severalTurns) {
    for (const [turn, pieces] of outcome.replies) {
      const path = join(reply, `turn-${turn}.wav`)
      await writeWav(path, [joined(pieces)], VOICE_SAMPLE_RATE_HZ, { signal })
    }
  } else if (reply !== undefined) {
    await writeWav(reply, [joined([...outcome.replies.values()].flat())], VOICE_SAMPLE_RATE_HZ, {
      signal,
    })
  }
  if (record !== undefined) await outcome.recording.write(record, { signal })
  if (waterfall !== undefined) await writeOutput(waterfall, waterfallSvg(outcome.turns), { signal })
}
