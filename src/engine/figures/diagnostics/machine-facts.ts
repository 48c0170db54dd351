// What the computer is, as the system says it.
import { arch, availableParallelism, cpus, freemem, release, totalmem, type } from 'node:os'
import type { MachineFacts } from './doctor-report.ts'

const GB = 1024 ** 3

/** @param system what our whisper.cpp addon says of the processor, such as `CPU : AVX = 1 | AVX2 = 0 |` */
export function machineFacts(system?: string): MachineFacts {
  return {
    os: `${systemName()} ${release()} (${arch()})`,
    cpu: cpuModel(),
    cores: availableParallelism(),
    cpu_features: system === undefined ? null : featuresOf(system),
    memory_gb: gigabytes(totalmem()),
    free_memory_gb: gigabytes(freemem()),
    node: process.versions.node,
    display: hasDisplay(process),
  }
}

/** What is on in a line of ggml's (ggml_cpu_get_features): names of instruction sets and of builds. */
export function featuresOf(system: string): string[] {
  return [...system.matchAll(/(\w+) = 1\b/g)].map(([, name]) => name!)
}

/** The processor's name as it advertises itself. */
export function cpuModel(): string {
  return cpus()[0]?.model.trim() ?? 'unknown'
}

/** In GB, to one decimal. */
export function gigabytes(bytes: number): number {
  return Math.round((bytes / GB) * 10) / 10
}

/** Whether a window could be shown; the same rule as set-up's. */
export function hasDisplay({
  platform,
  env,
}: {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
}): boolean {
  if (platform === 'darwin' || platform === 'win32') return !env['SSH_CONNECTION']
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

function systemName(): string {
  return { Darwin: 'macOS', Windows_NT: 'Windows' }[type()] ?? type()
}
