// The second choice, where there is no compiler: @napi-rs/whisper. A pass blocks its process and cannot be aborted.
import type { OpenWhisperBuild } from './whisper-build.ts'

export const openPrebuiltBuild: OpenWhisperBuild = async ({ modelFile, gpu }) => {
  const { Whisper, WhisperFullParams, WhisperSamplingStrategy } = await import('@napi-rs/whisper')
  const whisper = new Whisper(modelFile, { useGpu: gpu, flashAttn: false })
  const multilingual = Boolean(whisper.isMultilingual)
  return {
    loaded: { engine: '@napi-rs/whisper', build: 'prebuilt', multilingual },
    async transcribe(pcm, pass, { signal }) {
      signal.throwIfAborted()
      const params = new WhisperFullParams(WhisperSamplingStrategy.Greedy)
      params.nThreads = pass.threads
      params.audioCtx = pass.audioContext
      params.maxTokens = pass.maxTokens
      params.language = pass.language
      params.noTimestamps = true
      params.singleSegment = true
      params.noContext = true
      params.printProgress = false
      params.printRealtime = false
      params.printTimestamps = false
      params.printSpecial = false
      const text = whisper.full(params, pcm)
      signal.throwIfAborted() // the abort may have arrived while the pass blocked
      return { text, language: spoken(pass.language), looped: false }
    },
  }
}

/** It does not tell which language it found. */
function spoken(language: string): string {
  return language === 'auto' ? '' : language
}
