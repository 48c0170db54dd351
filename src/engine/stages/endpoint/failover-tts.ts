// A voice on a server, and the built-in one where that fails: with the word that was cut.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import {
  lettersOf,
  SAMPLES_PER_LETTER,
  wordEnds,
  wordsOf,
  type SpokenSound,
} from '../../audio/word-ends.ts'
import type { Tts } from '../../ports.ts'
import { infoOf, isLossOf, Waiting, whileOpen, type Served } from './failover.ts'

/** So little of a word's end is missed by nobody. */
const SPOKEN_BUT = 0.06 * VOICE_SAMPLE_RATE_HZ

export function failoverTts(server: Tts, local: Tts, served: Served): Tts {
  const { client, watch } = served
  /** What the server's voice takes for a letter, from what it spoke to its end. */
  let samplesPerLetter = SAMPLES_PER_LETTER

  async function* fromServer(
    text: string,
    options: Parameters<Tts['speak']>[1],
  ): AsyncGenerator<Float32Array, void, void> {
    const { signal, voice, onProvider } = options
    const waiting = new Waiting()
    const pieces: Float32Array[] = []
    const sound = { text, pieces, samples: 0, isWhole: false }
    try {
      const speech = server.speak(text, whileOpen(served, options))
      for await (const pcm of waiting.around(speech)) {
        pieces.push(pcm.slice()) // the piece itself is the consumer's
        sound.samples += pcm.length
        yield pcm
      }
      samplesPerLetter = sound.samples / Math.max(1, lettersOf(text))
      return
    } catch (error) {
      signal.throwIfAborted()
      if (!isLossOf(served, error, signal)) throw error
    }
    const { spoken, rest } = split(sound, samplesPerLetter)
    if (rest === '') return
    const goesOn = spoken !== '' && local.speaksParts(voice)
    const place = goesOn ? { within: { before: spoken, after: '' } } : {}
    const speech = local.speak(rest, { ...options, ...place })
    yield* waiting.tellingFirst(speech, client, local.info, onProvider)
  }

  return {
    get info() {
      return watch.isUp ? infoOf(client) : local.info
    },
    speaksParts: (voice) => !watch.isUp && local.speaksParts(voice),
    speak(text, options) {
      if (watch.isUp) return fromServer(text, options)
      const speech = local.speak(text, options)
      return new Waiting().tellingFirst(speech, client, local.info, options.onProvider)
    },
  }
}

/** The words that were spoken to their end, and the others. */
export function split(
  sound: SpokenSound,
  samplesPerLetter: number,
): { spoken: string; rest: string } {
  const words = wordsOf(sound.text)
  if (sound.samples === 0) return { spoken: '', rest: sound.text }
  const ends = wordEnds(sound, samplesPerLetter)
  const cut = ends.findIndex((end) => end > sound.samples + SPOKEN_BUT)
  const at = cut < 0 ? words.length : cut
  return { spoken: words.slice(0, at).join(' '), rest: words.slice(at).join(' ') }
}
