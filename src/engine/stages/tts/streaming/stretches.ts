// The sound of a laid-out utterance, or of a span of it, stretch by stretch as it is made.
import { frameWindows, type FrameWindow } from './frame-windows.ts'
import { FRAME_SAMPLES, type KokoroParts, type LaidOut } from './kokoro-parts.ts'
import type { NormModel } from './norm-statistics.ts'
import { fromSeam, SEAM_FRAMES, toSeam } from './seams.ts'

export type SoundParts = Pick<KokoroParts, 'layOut' | 'expect' | 'sound' | 'soundWhole'>

export interface Wanted {
  /** Frames of the seams at which the sound begins and ends; without them, where the utterance does. */
  seams: Partial<FrameWindow>
  /** The last token but the padding is a punctuation mark. */
  endsInMark: boolean
}

/**
 * Mono 24 kHz as the model makes it, with its silence.
 * @param model the voice's; without one, all is sounded at once
 */
export async function* stretches(
  parts: SoundParts,
  utterance: LaidOut,
  model: NormModel | undefined,
  { seams, endsInMark }: Wanted,
): AsyncGenerator<Float32Array, void, void> {
  const span = {
    ...(seams.from !== undefined && { from: seams.from - SEAM_FRAMES }),
    ...(seams.to !== undefined && { to: seams.to + SEAM_FRAMES }),
  }
  const cut = (pcm: Float32Array, isFirst: boolean, isLast: boolean): Float32Array => {
    const ended = isLast && seams.to !== undefined ? toSeam(pcm) : pcm
    return isFirst && seams.from !== undefined ? fromSeam(ended) : ended
  }
  if (!model) {
    const whole = await parts.soundWhole(utterance)
    const { from = 0, to = utterance.frameCount } = span
    yield cut(whole.slice(from * FRAME_SAMPLES, to * FRAME_SAMPLES), true, true)
    return
  }
  const norms = parts.expect(utterance, model)
  const windows = frameWindows(utterance.tokenFrames, endsInMark, span)
  for (const [index, { from, to }] of windows.entries())
    yield cut(
      await parts.sound(utterance, norms, from, to),
      index === 0,
      index === windows.length - 1,
    )
}
