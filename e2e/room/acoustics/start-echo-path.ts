// How the loudspeaker comes back into the room: PulseAudio's own loopback, or a process that renders the room.
import { once } from 'node:events'
import { join } from 'node:path'
import { spawn } from '../../../src/engine/child-process.mjs'
import { root } from '../../fixture/root.ts'
import type { PulseDaemon } from '../pulse/pulse-daemon.ts'

export interface EchoPath {
  /** From the loudspeaker's samples to the room's. */
  gainDb: number
  /** On top of what the browser needs to play. */
  delayMs: number
  /** Time in which the room's response decays by 60 dB; 0: none. */
  reverbMs: number
  /** How hard a small loudspeaker is driven (tanh); 0: a linear one. */
  drive: number
  /** How much faster the microphone's clock is, parts in a million. */
  driftPpm: number
}

/** Enough for speech, and a response of 100 ms is cheap. */
const RATE_HZ = 16_000
const RECORD_LATENCY_MS = 10
/** Less, and a busy machine tears the sound. */
const PLAY_LATENCY_MS = 30
/** What comes of these two; measured: 18 to 22 ms. */
const PIPE_MS = 20

/** @returns what ends it */
export function startEchoPath(
  daemon: PulseDaemon,
  path: EchoPath,
  channel: string,
): () => Promise<void> {
  const isPlain = path.reverbMs === 0 && path.drive === 0 && path.driftPpm === 0
  return isPlain ? loopback(daemon, path, channel) : rendered(daemon.server, path, channel)
}

function linear({ gainDb }: EchoPath): number {
  return 10 ** (gainDb / 20)
}

function loopback(daemon: PulseDaemon, path: EchoPath, channel: string): () => Promise<void> {
  const module = daemon.control(
    ...['load-module', 'module-loopback', 'source=speaker.monitor', 'sink=room', 'remix=no'],
    ...[`latency_msec=${path.delayMs}`, 'channels=1', `channel_map=${channel}`],
  )
  // Not the first one that comes: an app may play already.
  const inputs = daemon.control('list', 'short', 'sink-inputs').split('\n')
  const [index] = inputs.find((line) => line.includes('module-loopback'))?.split('\t') ?? []
  const volume = Math.round(65_536 * linear(path) ** (1 / 3))
  daemon.control('set-sink-input-volume', index ?? '', String(volume))
  return async () => void daemon.control('unload-module', module.trim())
}

/** A pipe of three processes in a group of their own, so that all of it can be ended. */
function rendered(server: string, path: EchoPath, channel: string): () => Promise<void> {
  const { reverbMs, drive, driftPpm } = path
  const delayMs = Math.max(0, path.delayMs - PIPE_MS)
  const filter = { gain: linear(path), delayMs, reverbMs, drive, driftPpm, rateHz: RATE_HZ }
  const raw = `--server=${server} --raw --format=s16le --rate=${RATE_HZ} --channels=1`
  const record = `parec ${raw} --device=speaker.monitor --latency-msec=${RECORD_LATENCY_MS}`
  const playback = `pacat ${raw} --device=room --channel-map=${channel} --no-remix --latency-msec=${PLAY_LATENCY_MS}`
  const pipe = `${record} | "$0" "$1" "$2" | ${playback}`
  const program = join(root, 'e2e/room/acoustics/echo-path.mjs')
  const child = spawn('sh', ['-c', pipe, process.execPath, program, JSON.stringify(filter)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  return async () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    process.kill(-child.pid, 'SIGKILL')
    await gone
  }
}
