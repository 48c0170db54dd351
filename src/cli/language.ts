// The `--language` of commands.
import { CodedError } from '../shared/coded-error.ts'
import { languageOf, voiceFor, voiceOf } from '../engine/stages/tts/voices.ts'

/**
 * The voice that speaks `language`; English where it is not said.
 * @throws CodedError usage where no voice speaks it
 */
export function speakerOf(language = 'en'): string {
  const voice = voiceFor(language)
  if (voice !== undefined) return voice
  const text = `no voice speaks '${language}'; there are voices of en, es, fr, it and pt`
  throw new CodedError('usage', text)
}

/**
 * What the user will speak: `language`, else what the chosen voice speaks, else English.
 * @throws CodedError usage where it is no code, or there is no such voice
 */
export function spokenLanguage(language: string | undefined, voice: string | undefined): string {
  const own = voice === undefined ? 'en' : languageOf(voiceOf(voice))
  if (language === undefined || /^(?:auto|[a-z]{2,3})$/u.test(language)) return language ?? own
  throw new CodedError('usage', `--language takes auto or a code such as es; got '${language}'`)
}
