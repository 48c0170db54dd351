// The `--language` of commands.
import { CodedError } from '../shared/coded-error.ts'
import { voiceFor } from '../engine/stages/tts/voices.ts'

/**
 * The voice that speaks `language`; English where it is not said.
 * @throws CodedError usage where no voice speaks it
 */
export function speakerOf(language = 'en'): string {
  const voice = voiceFor(language)
  if (voice !== undefined) return voice
  throw new CodedError(
    'usage',
    `no voice speaks '${language}'; there are voices of en, es, fr, it and pt`,
  )
}
