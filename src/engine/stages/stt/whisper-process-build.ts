// The last resort: whisper-node, which runs whisper.cpp's program once per clip. Slow (it loads the model every time),
// but it needs nothing but that program, built with `make` inside the package.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { encodeWav } from '../../audio/wav-write.ts'
import type { OpenWhisperBuild } from './whisper-build.ts'

/** The part of the package that is used. It ships no types. */
interface WhisperNode {
  whisper: (
    file: string,
    options: { modelPath: string; whisperOptions: { gen_file_txt: true; language: string } },
  ) => Promise<unknown>
}

export const openProcessBuild: OpenWhisperBuild = async ({ modelFile }) => {
  const require = createRequire(import.meta.url)
  const root = join(dirname(require.resolve('whisper-node')), '..')
  const program = process.platform === 'win32' ? 'main.exe' : 'main'
  // The package runs `make` and ends the process where the program is missing, so look before loading it.
  if (!existsSync(join(root, 'lib/whisper.cpp', program))) {
    throw new Error('its program is not built')
  }
  const { whisper } = require('whisper-node') as WhisperNode
  return {
    loaded: { engine: 'whisper-node', build: 'process per clip', multilingual: false },
    async transcribe(pcm, { language }, { signal }) {
      signal.throwIfAborted()
      const folder = await mkdtemp(join(tmpdir(), 'parley-stt-'))
      try {
        const clip = join(folder, 'clip.wav')
        await writeFile(clip, encodeWav([pcm], MICROPHONE_SAMPLE_RATE_HZ))
        // Its parsed result drops the first line and the spaces between words; the text file has everything.
        await whisper(`"${clip}"`, {
          modelPath: `"${modelFile}"`,
          whisperOptions: { gen_file_txt: true, language },
        })
        signal.throwIfAborted()
        const text = await readFile(`${clip}.txt`, 'utf8').catch((cause: unknown) => {
          // The package logs what went wrong and returns as if nothing had.
          throw new CodedError(
            'engine_failed',
            `whisper-node cannot transcribe with ${modelFile}`,
            { cause },
          )
        })
        return { text: text.replaceAll(/\s+/g, ' '), language, looped: false }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}
