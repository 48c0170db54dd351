// Compares what the app says was heard of a reply with what sounded in the room, by our own recogniser.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spokenWords } from '../../../src/engine/figures/dialogues/judge/spoken-words.ts'
import { encodeWav } from '../../../src/engine/audio/wav-write.ts'
import { root } from '../../fixture/root.ts'
import { RECORDED_RATE_HZ } from '../pulse/sound-clients.ts'
import { runProgram } from '../run-program.ts'
import { wordsSounded } from './words-sounded.ts'

/** How many words of a reply it says were heard, and how many sounded; null: nothing sounded, or nothing was told. */
export interface ReplyWords {
  wordsTold: number
  wordsSounded: number | null
}

/**
 * @param sound the reply as it sounded in the room, mono, 16 kHz
 * @throws Error where the recogniser fails; AbortError
 */
export async function wordsOfReply(
  { reply, heard }: { reply: string; heard: string },
  sound: Float32Array,
  { signal }: { signal: AbortSignal },
): Promise<ReplyWords> {
  const wordsTold = spokenWords(heard).length
  if (sound.length === 0 || reply === '') return { wordsTold, wordsSounded: null }
  const folder = await mkdtemp(join(tmpdir(), 'parley-heard-'))
  try {
    const file = join(folder, 'reply.wav')
    await writeFile(file, encodeWav([atSpeech(sound)], RECORDED_RATE_HZ), { signal })
    const program = [join(root, 'bin/parley.mjs'), 'transcribe', file, '--language', 'en']
    const env = { PARLEY_SETUP: 'skip' }
    const text = await runProgram(process.execPath, program, { signal, env })
    return { wordsTold, wordsSounded: wordsSounded(reply, text) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** As loud as a person, however loud the echo is. */
function atSpeech(sound: Float32Array): Float32Array {
  const loudest = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-6)
  return sound.map((sample) => (sample / loudest) * 0.5)
}
