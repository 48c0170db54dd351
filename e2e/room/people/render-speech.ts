// A line as a speaker says it: rendered once, then kept in the user's cache.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeWav } from '../../../src/engine/audio/wav-decode.ts'
import { cacheFolder } from '../../../src/engine/models/cache-folder.ts'
import { root } from '../../fixture/root.ts'
import { runProgram } from '../run-program.ts'
import { asSaid } from './as-said.ts'
import { nameOf, type Speaker } from './speakers.ts'

/** @returns mono, 48 kHz, at the level of a person @throws Error where it cannot be rendered; AbortError */
export async function renderSpeech(
  text: string,
  speaker: Speaker,
  { signal }: { signal: AbortSignal },
): Promise<Float32Array> {
  const folder = join(cacheFolder(), 'room')
  const name = createHash('sha256')
    .update(JSON.stringify([text, speaker]))
    .digest('hex')
  const file = join(folder, `${name.slice(0, 24)}.wav`)
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true })
    const unfinished = `${file}.part.wav`
    await render(text, speaker, unfinished, signal)
    await rename(unfinished, file)
  }
  const { channels, sampleRateHz } = decodeWav(await readFile(file, { signal }), nameOf(speaker))
  return asSaid(channels[0]!, sampleRateHz)
}

async function render(
  text: string,
  speaker: Speaker,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  if (speaker.kind === 'espeak') {
    const { voice, wordsPerMinute } = speaker
    const args = ['-v', voice, '-s', String(wordsPerMinute), '-w', file, text]
    await runProgram('espeak-ng', args, { signal })
    return
  }
  const say = [join(root, 'bin/parley.mjs'), 'say', text, '--out', file]
  const voice = ['--voice', speaker.voice, '--speed', String(speaker.speed)]
  const env = { PARLEY_SETUP: 'skip' }
  await runProgram(process.execPath, [...say, ...voice], { signal, env })
}
