// Opens the speech engine's parts from local files, and says in one line which of them cannot be had.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fetchModel, verifyModels } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { openEspeak } from './espeak.ts'
import type { KokoroLoad } from './kokoro-methods.ts'
import { KokoroSpeaker } from './kokoro-speaker.ts'
import { readPhonemeTable } from './phoneme-tokens.ts'
import { KokoroParts } from './streaming/kokoro-parts.ts'
import { decodeNormModel } from './streaming/norm-model-file.ts'
import type { NormModel } from './streaming/norm-statistics.ts'
import { VoiceStyles } from './voice-styles.ts'

const NORM_MODEL = '.norms'

/** @throws CodedError model_missing, model_corrupt; engine_failed where espeak-ng cannot be loaded */
export async function loadKokoro(load: KokoroLoad): Promise<KokoroSpeaker> {
  const { frontFile, windowFile, wholeFile, vocabFile, voicesFolder, stylesFolder, threads } = load
  const table = await opened([vocabFile], async () =>
    readPhonemeTable(await readFile(vocabFile, 'utf8')),
  )
  const parts = await opened([frontFile, windowFile, wholeFile], () =>
    KokoroParts.open({ frontFile, windowFile, wholeFile }, threads),
  )
  const models = await opened([voicesFolder], () => normModels(voicesFolder))
  return new KokoroSpeaker(await openEspeak(), new VoiceStyles(stylesFolder), parts, table, models)
}

async function normModels(folder: string): Promise<Map<string, NormModel>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(NORM_MODEL))
  const models = await Promise.all(
    files.map(async (file) => decodeNormModel(await readFile(join(folder, file)))),
  )
  return new Map(models.map((model, index) => [basename(files[index]!, NORM_MODEL), model]))
}

async function opened<T>(paths: string[], open: () => Promise<T>): Promise<T> {
  const missing = paths.find((path) => !existsSync(path))
  if (missing !== undefined) {
    throw new CodedError('model_missing', `the voice model ${missing} is missing; ${fetchModel()}`)
  }
  try {
    return await open()
  } catch (cause) {
    const text = `the voice model ${paths[0]} cannot be read; ${verifyModels()}`
    throw new CodedError('model_corrupt', text, { cause })
  }
}
