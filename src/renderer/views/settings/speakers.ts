// Who speaks which language, as the engine decides it (src/engine/stages/tts/voices.ts).
import type { VoiceChoice } from '../../../shared/window/app-state.ts'
import type { Settings } from '../../../shared/window/settings.ts'

/** @param language ISO 639-1 code */
export function voicesOf(language: string, voices: readonly VoiceChoice[]): VoiceChoice[] {
  return voices.filter((voice) => voice.language.startsWith(language))
}

/** The chosen voice of `language`, else its first; undefined where no voice speaks it. */
export function speakerOf(
  language: string,
  voices: readonly VoiceChoice[],
  { voice, voices: others }: Pick<Settings, 'voice' | 'voices'>,
): VoiceChoice | undefined {
  const speakers = voicesOf(language, voices)
  const chosen = language === 'en' ? voice : others[language]
  return speakers.find(({ id }) => id === chosen) ?? speakers[0]
}
