// Transcribes audio of any length, part by part.
import type { Stt, Transcription } from '../../ports.ts'
import { quietCut } from './quiet-cut.ts'

/**
 * Cuts `pcm` at quiet moments into parts that one pass can hear, and joins their texts.
 * @param pcm mono 16 kHz; nothing is heard in nothing
 * @throws what `stt` throws
 */
export async function transcribeWhole(
  stt: Stt,
  pcm: Float32Array,
  options: Parameters<Stt['transcribe']>[1],
): Promise<Transcription> {
  const parts: Transcription[] = []
  for (let rest = pcm; rest.length > 0;) {
    const end = quietCut(rest) ?? rest.length
    parts.push(await stt.transcribe(rest.subarray(0, end), options))
    rest = rest.subarray(end)
  }
  return joinParts(parts)
}

/** One transcription out of those of consecutive parts. The language is the first part's. */
export function joinParts(parts: readonly Transcription[]): Transcription {
  const texts = parts.map((part) => part.text).filter((text) => text !== '')
  const sure = parts.flatMap(({ meanLogProbability }) => meanLogProbability ?? [])
  return {
    text: texts.join(' '),
    language: parts[0]?.language ?? '',
    looped: parts.some((part) => part.looped),
    ...(sure.length > 0 && { meanLogProbability: Math.min(...sure) }),
  }
}
