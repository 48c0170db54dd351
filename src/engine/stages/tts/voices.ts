// The voices of Kokoro-82M that kokoro-js carries and whose phonemes we can make, with their loudness.
import { CodedError } from '../../../shared/coded-error.ts'
import type { VoiceLanguage } from '../../../shared/voice-language.ts'

export type ForeignLanguage = Exclude<VoiceLanguage, 'en-us' | 'en-gb'>

export interface Voice {
  id: string
  name: string
  language: VoiceLanguage
  gender: 'female' | 'male'
  /** What brings the voice to the common level, see `VOICE_LEVEL_DBFS`. */
  gainDb: number
}

/** RMS of every voice while it speaks. */
export const VOICE_LEVEL_DBFS = -21

export const DEFAULT_VOICE = 'af_heart'

/** [name, gain in dB], measured over three sentences each (first letter: the language; second: f female, m male). */
const MEASURED: Readonly<Record<string, readonly [name: string, gainDb: number]>> = {
  af_alloy: ['Alloy', -1.7],
  af_aoede: ['Aoede', -4.8],
  af_bella: ['Bella', 0.1],
  af_heart: ['Heart', 0.6],
  af_jessica: ['Jessica', -0.5],
  af_kore: ['Kore', -4.0],
  af_nicole: ['Nicole', -0.9],
  af_nova: ['Nova', 3.1],
  af_river: ['River', -1.3],
  af_sarah: ['Sarah', -1.7],
  af_sky: ['Sky', 0.7],
  am_adam: ['Adam', -4.0],
  am_echo: ['Echo', -1.1],
  am_eric: ['Eric', -1.3],
  am_fenrir: ['Fenrir', -3.4],
  am_liam: ['Liam', -0.8],
  am_michael: ['Michael', 1.1],
  am_onyx: ['Onyx', -1.2],
  am_puck: ['Puck', -4.3],
  am_santa: ['Santa', 0.0],
  bf_alice: ['Alice', -1.8],
  bf_emma: ['Emma', -2.1],
  bf_isabella: ['Isabella', -4.7],
  bf_lily: ['Lily', -1.3],
  bm_daniel: ['Daniel', -0.8],
  bm_fable: ['Fable', 0.8],
  bm_george: ['George', -1.3],
  bm_lewis: ['Lewis', 0.8],
  ef_dora: ['Dora', 0],
  em_alex: ['Alex', 0],
  em_santa: ['Santa', 0],
  ff_siwis: ['Siwis', 0],
  if_sara: ['Sara', 0],
  im_nicola: ['Nicola', 0],
  pf_dora: ['Dora', 0],
  pm_alex: ['Alex', 0],
  pm_santa: ['Santa', 0],
}

const LANGUAGES: Readonly<Record<string, VoiceLanguage>> = {
  a: 'en-us',
  b: 'en-gb',
  e: 'es',
  f: 'fr',
  i: 'it',
  p: 'pt',
}

export const VOICES: readonly Voice[] = Object.entries(MEASURED).map(([id, [name, gainDb]]) => ({
  id,
  name,
  language: LANGUAGES[id.charAt(0)]!,
  gender: id[1] === 'f' ? 'female' : 'male',
  gainDb,
}))

/** @throws CodedError usage with the voices there are */
export function voiceOf(id: string): Voice {
  const voice = VOICES.find((one) => one.id === id)
  if (voice) return voice
  const known = VOICES.map((one) => one.id).join(', ')
  throw new CodedError('usage', `there is no voice '${id}'; the voices are ${known}`)
}

/** ISO 639-1 code of what `voice` speaks. */
export function languageOf({ language }: Pick<Voice, 'language'>): string {
  return language.slice(0, 2)
}

/**
 * What people are told where a conversation changes to `language` (ISO 639-1 code).
 * @param voice id of the voice that speaks it; null where none does
 */
export function speakerLine(language: string, voice: string | null): string {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  return voice === null
    ? `No voice speaks ${name}: the replies are written only`
    : `${name}, spoken by ${voiceOf(voice).name}`
}

/**
 * Who speaks `language`: of the voices that were `chosen` the first that does, else the first there is.
 * @param language ISO 639-1 code
 * @param chosen voice ids; those that do not exist are passed over
 * @returns a voice id; undefined where no voice speaks the language
 */
export function voiceFor(language: string, chosen: readonly string[] = []): string | undefined {
  const speakers = VOICES.filter((voice) => languageOf(voice) === language).map(({ id }) => id)
  const fallback = language === 'en' ? DEFAULT_VOICE : speakers[0]
  return chosen.find((id) => speakers.includes(id)) ?? fallback
}
