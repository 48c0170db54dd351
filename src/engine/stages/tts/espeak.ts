// espeak-ng with all its languages, as WebAssembly. kokoro-js brings another along (phonemizer), compiled to JavaScript: that
// takes half a second to begin and ten times as long for each call (docs/latency.md).
import { repairProgram } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import type { VoiceLanguage } from '../../../shared/voice-language.ts'

/** Phonemes of one clause in IPA, `_` between those of a word, a blank between words. */
export type Espeak = (clause: string, language: VoiceLanguage) => string

/** In its phonemes: where it changes to another language and back, for a foreign word. */
export const LANGUAGE_NAMES = /_?\([a-z-]+\)_?/gu

/** espeak-ng's voices, those that Kokoro's authors made its phonemes with. */
const VOICES: Readonly<Record<VoiceLanguage, string>> = {
  'en-us': 'en-us',
  'en-gb': 'en',
  es: 'es',
  fr: 'fr',
  it: 'it',
  pt: 'pt-br',
}

let opened: Promise<Espeak> | undefined

/**
 * Opens it once.
 * @throws CodedError engine_failed where the package cannot be loaded
 */
export function openEspeak(): Promise<Espeak> {
  return (opened ??= open().catch((cause: unknown) => {
    opened = undefined
    const text = `espeak-ng cannot be loaded (${(cause as Error).message.split('\n')[0]}); ${repairProgram('npm ci')}`
    throw new CodedError('engine_failed', text, { cause })
  }))
}

async function open(): Promise<Espeak> {
  const { default: initialise } = await import('@echogarden/espeak-ng-emscripten')
  const module = await initialise()
  const worker = new module.eSpeakNGWorker()
  const decoder = new TextDecoder()
  let voice = ''
  const espeak: Espeak = (clause, language) => {
    if (voice !== VOICES[language]) {
      voice = VOICES[language]
      if (worker.set_voice(voice, '') !== 0) throw new Error(`espeak-ng has no voice ${voice}`)
    }
    const { ptr } = worker.text_to_phonemes(clause, 1)
    const heap = module.HEAPU8
    return decoder.decode(heap.subarray(ptr, heap.indexOf(0, ptr)))
  }
  return espeak
}
