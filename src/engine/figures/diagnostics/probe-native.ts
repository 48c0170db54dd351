// Asks the diagnostics process what the native packages really do here, within a time limit.
import { isAbort } from '../../../shared/coded-error.ts'
import { EngineProcess } from '../../stages/worker/engine-process.ts'
import type { Spawn } from '../../stages/worker/worker-life.ts'
import type { DiagnosticsMethods, GpuProbe } from './diagnostics-methods.ts'

/** A doctor who is waited for is not asked: what is not known by then is said to be unknown. */
const ANSWER_WITHIN_MS = 1_500

export interface ProbeHost {
  spawn: Spawn
  /** Absolute path of the bundled `diagnostics.worker.js`. */
  workerFile: string
}

/** What loading told: a version, `failed`, or `unknown` where there was no answer in time. */
export type LoadProbe<Told = { version: string }> = Told | 'failed' | 'unknown'

export interface NativeProbes {
  gpu: GpuProbe | undefined
  addon: AddonProbe
  onnxruntime: OnnxruntimeProbe
}

export type AddonProbe = LoadProbe<{ version: string; system: string }>

export type OnnxruntimeProbe = LoadProbe<{ version: string; quiet: boolean }>

/**
 * Loads the native packages in processes of their own, which end with the answer.
 * @param addonFile our whisper.cpp addon, undefined where it is not built
 * @throws AbortError by the signal only: an engine that fails is a finding, not an error
 */
export async function probeNative(
  host: ProbeHost,
  addonFile: string | undefined,
  { signal }: { signal: AbortSignal },
): Promise<NativeProbes> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
  const options = { signal: within }
  const found = await Promise.all([
    withProcess(host, (process) => latestGpu(process, options)),
    withProcess(host, async (process): Promise<[OnnxruntimeProbe, AddonProbe]> => [
      await loadProbe(() => process.call('onnxruntime', undefined, options)),
      addonFile === undefined
        ? 'failed'
        : await loadProbe(() => process.call('addon', { file: addonFile }, options)),
    ]),
  ])
  signal.throwIfAborted()
  const [gpu, [onnxruntime, addon]] = found
  return { gpu, addon, onnxruntime }
}

/** Loads onnxruntime alone, as every engine of it is loaded, to hear whether it was told to keep quiet. */
export async function probeOnnxruntime(
  host: ProbeHost,
  { signal }: { signal: AbortSignal },
): Promise<OnnxruntimeProbe> {
  const options = { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]) }
  return await withProcess(host, (process) =>
    loadProbe(() => process.call('onnxruntime', undefined, options)),
  )
}

async function withProcess<T>(
  { spawn, workerFile }: ProbeHost,
  run: (process: EngineProcess<DiagnosticsMethods>) => Promise<T>,
): Promise<T> {
  const process = new EngineProcess<DiagnosticsMethods>({
    name: 'diagnostics',
    file: workerFile,
    spawn,
    load: undefined,
  })
  try {
    return await run(process)
  } finally {
    await process.close()
  }
}

async function latestGpu(
  process: EngineProcess<DiagnosticsMethods>,
  options: { signal: AbortSignal },
): Promise<GpuProbe | undefined> {
  let latest: GpuProbe | undefined
  try {
    for await (const probe of process.stream('gpu', undefined, options)) latest = probe
  } catch {
    // Out of time, or bindings that do not load: what was told before stands.
  }
  return latest
}

async function loadProbe<Told>(load: () => Promise<Told>): Promise<LoadProbe<Told>> {
  try {
    return await load()
  } catch (error) {
    const outOfTime = isAbort(error) || (error as Error).name === 'TimeoutError'
    return outOfTime ? 'unknown' : 'failed'
  }
}
