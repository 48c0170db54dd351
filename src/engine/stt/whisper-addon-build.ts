// The first choice: our own addon. Its passes run on a native thread, so an abort arrives in the middle of one.
import { openWhisperAddon } from './whisper-addon.ts'
import type { OpenWhisperBuild } from './whisper-build.ts'

export const openAddonBuild: OpenWhisperBuild = async ({ addonFile, modelFile, gpu }) => {
  const addon = openWhisperAddon(addonFile)
  const context = await addon.load(modelFile, { gpu })
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
