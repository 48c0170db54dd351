// Transcribes a recording of any length, part by part.
import type { Stt, Transcription } from '../ports.ts'
import { quietCuts } from './quiet-cuts.ts'

export interface WholeOptions {
  signal: AbortSignal
  threads: number
  language?: string
  /** Told after each part but the last: the text so far. */
  onPart?: (textSoFar: string) => void
}

/**
 * Cuts `pcm` at quiet moments into parts that one pass can hear, and joins their texts.
 * @param pcm mono 16 kHz
 * @throws what `stt` throws
 */
export async function transcribeWhole(
  stt: Stt,
  pcm: Float32Array,
  { signal, threads, language, onPart }: WholeOptions,
): Promise<Transcription> {
  const ends = [...quietCuts(pcm), pcm.length]
  const parts: Transcription[] = []
  let start = 0
  for (const end of ends) {
    const options = { signal, threads, ...(language === undefined ? {} : { language }) }
    parts.push(await stt.transcribe(pcm.subarray(start, end), options))
    start = end
    if (end < pcm.length) onPart?.(joinParts(parts).text)
  }
  return joinParts(parts)
}

/** One transcription out of those of consecutive parts. The language is the first part's. */
export function joinParts(parts: readonly Transcription[]): Transcription {
  const texts = parts.map((part) => part.text).filter((text) => text !== '')
  return {
    text: texts.join(' '),
    language: parts[0]?.language ?? '',
    looped: parts.some((part) => part.looped),
  }
}
