// The speech recognition process: whisper.cpp, in whichever build this machine has.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { serve } from '../worker/serve.ts'
import { openWhisper } from './open-whisper.ts'
import { spokenWordsOnly } from './spoken-words-only.ts'
import type { WhisperBuild } from './whisper-build.ts'
import type { WhisperMethods } from './whisper-methods.ts'
import { LONGEST_CLIP_SECONDS, passSettings } from './whisper-settings.ts'

let build: WhisperBuild | undefined

serve<WhisperMethods>({
  // eslint-disable-next-line require-yield -- a method without chunks
  async *load(params, { signal }) {
    build = await openWhisper(params)
    // Touches every weight and allocates every buffer, so that the first words of the user do not pay for it.
    const silence = new Float32Array(MICROPHONE_SAMPLE_RATE_HZ)
    await build.transcribe(
      silence,
      { ...passSettings(silence.length), threads: 1, language: 'en' },
      { signal },
    )
    return build.loaded
  },

  // eslint-disable-next-line require-yield
  async *transcribe({ pcm, threads, language }, { signal }) {
    if (!build) throw new Error('load comes first')
    if (pcm.length > LONGEST_CLIP_SECONDS * MICROPHONE_SAMPLE_RATE_HZ) {
      throw new Error(`a clip of ${pcm.length} samples is longer than one pass can hear`)
    }
    const pass = {
      ...passSettings(pcm.length),
      threads,
      language: build.loaded.multilingual ? language : 'en',
    }
    const outcome = await build.transcribe(pcm, pass, { signal })
    return {
      text: spokenWordsOnly(outcome.text),
      language: outcome.language,
      looped: outcome.looped,
    }
  },
})
