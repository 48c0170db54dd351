// The speech recognition process: whisper.cpp, in whichever build this machine has.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { Heartbeat } from '../worker/heartbeat.ts'
import { serve } from '../worker/serve.ts'
import { openWhisper } from './open-whisper.ts'
import { spokenWordsOnly } from './spoken-words-only.ts'
import type { WhisperBuild } from './whisper-build.ts'
import type {
  WhisperLoaded,
  WhisperMethods,
  WhisperModel,
  WhisperModelLoaded,
} from './whisper-methods.ts'
import { LONGEST_CLIP_SECONDS, passSettings } from './whisper-settings.ts'

const builds: Partial<Record<WhisperModel, WhisperBuild>> = {}

serve<WhisperMethods>(
  {
    // eslint-disable-next-line require-yield -- a method without chunks
    async *load(params, { signal }) {
      const { modelFiles, addonFile, gpu } = params
      const open = async (which: WhisperModel, modelFile: string): Promise<WhisperModelLoaded> => {
        const build = (builds[which] = await openWhisper({ modelFile, addonFile, gpu }))
        await warm(build, signal)
        return build.loaded
      }
      const loaded: WhisperLoaded = { first: await open('first', modelFiles.first) }
      for (const which of ['careful', 'chosen'] as const) {
        const file = modelFiles[which]
        if (file !== undefined) loaded[which] = await open(which, file)
      }
      return loaded
    },

    // eslint-disable-next-line require-yield
    async *transcribe({ model, pcm, threads, language }, { signal }) {
      const build = builds[model]
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
      const { language: spoken, looped, meanLogProbability } = outcome
      const text = spokenWordsOnly(outcome.text)
      return {
        text,
        language: spoken,
        looped,
        ...(meanLogProbability === undefined ? {} : { meanLogProbability }),
      }
    },
  },
  { heartbeat: new Heartbeat() },
)

/** Touches every weight and allocates every buffer, so that the first words of the user do not pay for it. */
async function warm(build: WhisperBuild, signal: AbortSignal): Promise<void> {
  const silence = new Float32Array(MICROPHONE_SAMPLE_RATE_HZ)
  const pass = { ...passSettings(silence.length), threads: 1, language: 'en' }
  await build.transcribe(silence, pass, { signal })
}
