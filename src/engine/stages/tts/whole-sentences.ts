// A voice that waits for whole sentences and makes each of them before anything of it is heard.
import type { Tts } from '../../ports.ts'

/** `tts` without its streaming, to be compared with it. */
export function wholeSentences(tts: Tts): Tts {
  return {
    get info() {
      return tts.info
    },
    speaksParts: () => false,
    speak: (text, options) => tts.speak(text, { ...options, isWhole: true }),
  }
}
