// Opens the speech engine's parts from local files, and says in one line which of them cannot be had.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { CodedError } from '../../shared/coded-error.ts'
import type { KokoroLoad } from './kokoro-methods.ts'
import { openKokoro } from './kokoro-session.ts'
import { KokoroSpeaker } from './kokoro-speaker.ts'
import { readPhonemeTable } from './phoneme-tokens.ts'

/** @throws CodedError model_missing, model_corrupt; engine_failed where kokoro-js or one of its packages cannot be loaded */
export async function loadKokoro({
  modelFile,
  vocabFile,
  threads,
}: KokoroLoad): Promise<KokoroSpeaker> {
  const table = await opened(vocabFile, async () =>
    readPhonemeTable(await readFile(vocabFile, 'utf8')),
  )
  const synthesise = await opened(modelFile, () => openKokoro(modelFile, threads))
  return new KokoroSpeaker(await kokoroClass(), synthesise, table)
}

async function opened<T>(file: string, open: () => Promise<T>): Promise<T> {
  if (!existsSync(file)) {
    throw new CodedError(
      'model_missing',
      `the voice model ${file} is missing; run \`parley models pull\``,
    )
  }
  try {
    return await open()
  } catch (cause) {
    const text = `the voice model ${file} cannot be read; run \`parley models verify\``
    throw new CodedError('model_corrupt', text, { cause })
  }
}

async function kokoroClass(): Promise<ConstructorParameters<typeof KokoroSpeaker>[0]> {
  try {
    const { KokoroTTS } = await import('kokoro-js')
    // Its types name the classes of @huggingface/transformers, of which it uses no more than a call.
    return KokoroTTS as unknown as ConstructorParameters<typeof KokoroSpeaker>[0]
  } catch (cause) {
    // It imports @huggingface/transformers and with it sharp, whose native part an install can leave out.
    const text = `kokoro-js cannot be loaded (${(cause as Error).message.split('\n')[0]}); run \`npm ci\``
    throw new CodedError('engine_failed', text, { cause })
  }
}
