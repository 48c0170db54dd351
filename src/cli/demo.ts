// `demo`: the bundled spoken questions through the whole engine, without a microphone.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '../shared/coded-error.ts'
import { ask } from './ask.ts'
import type { CommandContext } from './command-context.ts'

export async function demo(args: string[], context: CommandContext): Promise<void> {
  const folder = join(context.root, 'resources/demo')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wav')).sort()
  if (names.length === 0)
    throw new CodedError('audio_unreadable', `no recordings in ${folder}; restore it from git`)
  await ask([...names.map((name) => join(folder, name)), ...args], context)
}
