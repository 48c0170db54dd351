// espeak-ng with all its languages: phonemizer, which kokoro-js brings along, carries the English dictionary alone.
import { repairProgram } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import type { VoiceLanguage } from '../../../shared/voice-language.ts'

export type ForeignLanguage = Exclude<VoiceLanguage, 'en-us' | 'en-gb'>

/** Phonemes of one clause in IPA, `_` between those of a word, a blank between words. */
export type Espeak = (clause: string, language: ForeignLanguage) => string

/** espeak-ng's voices, those that Kokoro's authors made its phonemes with. */
const VOICES: Readonly<Record<ForeignLanguage, string>> = {
  es: 'es',
  fr: 'fr',
  it: 'it',
  pt: 'pt-br',
}

let opened: Promise<Espeak> | undefined

/**
 * Opens it once: 150 ms and 45 MB that nobody who speaks English pays for.
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
