// Runs a program to its end.
import { once } from 'node:events'
import { spawn } from '../../src/engine/child-process.mjs'

/** @returns what it printed @throws Error with what it complained of where it fails; AbortError */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { signal: AbortSignal; env?: Record<string, string> },
): Promise<string> {
  const { signal, env } = options
  const child = spawn(program, [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${said.stderr}`)
  return said.stdout
}
