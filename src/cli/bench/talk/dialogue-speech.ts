// The speech of the dialogues, before the first of them is played.
import { join } from 'node:path'
import type { Tts } from '../../../engine/ports.ts'
import { cacheFolder } from '../../../engine/models/cache-folder.ts'
import type { SpokenTurnFile } from '../../converse.ts'
import type { Dialogue } from '../../../engine/figures/dialogues/dialogue.ts'
import { speakText } from './speak-text.ts'
import { cachedSpeech } from './speech-cache.ts'
import { asHeard } from './user-speech.ts'
import { userVoice, voiceName, type Programs, type UserVoice } from './voices.ts'

/** Whether there is a voice for each turn of the dialogue. */
export function canBeSpoken({ voice, turns }: Dialogue, programs: Programs): boolean {
  return turns.every(({ language }) => userVoice(voice, language, programs) !== undefined)
}

/** Who speaks it, for the report: `espeak-ng en-us`. */
export function speakerOf({ voice, turns }: Dialogue, programs: Programs): string {
  const voices = turns.flatMap(({ language }) => userVoice(voice, language, programs) ?? [])
  return [...new Set(voices.map(voiceName))].join(', ')
}

/**
 * Every turn of a dialogue that can be spoken, from the cache or made now.
 * @throws CodedError engine_failed, output_unwritable, disk_full; AbortError
 */
export async function dialogueSpeech(
  { id, voice, turns }: Dialogue,
  { programs, tts, signal }: { programs: Programs; tts: Tts; signal: AbortSignal },
): Promise<SpokenTurnFile[]> {
  const folder = join(cacheFolder(), 'bench-talk')
  const speak = async (text: string, by: UserVoice): Promise<Float32Array> =>
    asHeard(await speakText(text, by, { tts, folder, signal }))
  const files: SpokenTurnFile[] = []
  for (const [i, { say, language }] of turns.entries()) {
    const by = userVoice(voice, language, programs)
    if (!by) throw new Error(`${id} has no voice`)
    files.push({
      name: `${id} ${i + 1}`,
      pcm: await cachedSpeech(say, by, { folder, speak, signal }),
    })
  }
  return files
}
