// The usual beginnings of replies, sounded once the voice is installed: the first conversation has them already.
import { join } from 'node:path'
import { toWireError } from '../shared/coded-error.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { OpenerFiles } from '../engine/stages/tts/opener-files.ts'
import { OPENERS } from '../engine/stages/tts/opener-list.ts'
import { openersOf } from '../engine/stages/tts/openers.ts'
import { DEFAULT_VOICE } from '../engine/stages/tts/voices.ts'
import type { CommandContext } from './command-context.ts'
import { openOutput, type Output } from './output.ts'

const SPEAKER = { voice: DEFAULT_VOICE, speed: 1 }

/**
 * Nothing where it was done before. What fails here is tried again by the first conversation: it is told, and costs nothing else.
 * @throws AbortError: what was made is kept
 */
export async function soundOpeners(context: CommandContext): Promise<void> {
  const folder = join(cacheFolder(), 'openers')
  if (await new OpenerFiles(folder, '').has(SPEAKER)) return
  const output = openOutput(false)
  output.say('voice: sounding how replies begin …')
  try {
    await sound(folder, output, context)
  } catch (error) {
    context.signal.throwIfAborted()
    output.say(`voice: ${toWireError(error).message}`)
  }
}

async function sound(folder: string, output: Output, context: CommandContext): Promise<void> {
  const { signal } = context
  const engine = await context.openEngine({ tier: 'balanced', output, parts: ['tts'] })
  let made = 0
  const quiet = async () =>
    output.status(`voice: sounding how replies begin, ${++made} of ${OPENERS.length}`)
  try {
    await openersOf(engine.tts, folder).prepare(engine.tts, SPEAKER, { signal, quiet })
  } finally {
    output.status('')
    await engine.close()
  }
}
