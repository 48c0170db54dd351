// The first choice: our own addon. Its passes run on a native thread, so an abort arrives in the middle of one.
import { verifyModels } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { openWhisperAddon } from './whisper-addon.ts'
import type { OpenWhisperBuild } from './whisper-build.ts'

export const openAddonBuild: OpenWhisperBuild = async ({ addonFile, modelFile, gpu }) => {
  const addon = openWhisperAddon(addonFile)
  const context = await addon.load(modelFile, { gpu }).catch((cause: unknown) => {
    // The other builds read the same format with the same code: no use in asking them.
    const reason = cause instanceof Error ? cause.message : String(cause)
    const text = `whisper.cpp cannot read ${modelFile} (${reason}); ${verifyModels()}`
    throw new CodedError('model_corrupt', text, { cause })
  })
  const { multilingual, device } = context.describe()
  return {
    loaded: {
      engine: 'whisper.cpp addon',
      build: `${device.toLowerCase()} ${addon.version()}`,
      multilingual,
    },
    async transcribe(pcm, pass, { signal }) {
      signal.throwIfAborted()
      const running = context.transcribe(pcm, pass)
      signal.addEventListener('abort', running.abort, { once: true })
      try {
        return await running.promise
      } finally {
        signal.removeEventListener('abort', running.abort)
      }
    },
  }
}
