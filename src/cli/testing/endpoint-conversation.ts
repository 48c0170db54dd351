// One spoken question through an engine with servers, and what the events tell of who answered.
import { readWav } from '../../engine/audio/wav-read.ts'
import type { Engine } from '../../engine/engine.ts'
import type { EndpointStage } from '../../shared/endpoint.ts'
import type { TurnEvent } from '../../shared/turn-events.ts'
import { converse } from '../converse.ts'
import type { Output } from '../output.ts'
import type { SpokenRecording } from './recordings.ts'

const QUIET: Output = {
  say() {},
  json() {},
  jsonLine() {},
  status() {},
  isJson: false,
  stream: process.stdout,
}

/** In real time, to the end of the reply. @returns all events */
export async function askThrough(
  engine: Engine,
  { path, text }: SpokenRecording,
  { signal }: { signal: AbortSignal },
): Promise<TurnEvent[]> {
  const { pcm } = await readWav(path, { signal })
  const events: TurnEvent[] = []
  const listener = { event: (event: TurnEvent) => void events.push(event), finished() {} }
  const spoken = { talk: 'ptt' as const, silenceMs: 500, speed: 1, voice: undefined }
  const rest = { language: 'en', bargeIns: [], output: QUIET }
  const files = [{ name: text, pcm }]
  await converse({ engine, files, ...spoken, ...rest }, listener, { signal })
  return events
}

/** For each stage, who answered one after the other: true is the built-in engine in a server's place. */
export function failovers(events: readonly TurnEvent[]): Partial<Record<EndpointStage, boolean[]>> {
  const found: Partial<Record<EndpointStage, boolean[]>> = {}
  for (const event of events)
    if (event.event === 'provider') (found[event.stage] ??= []).push(event.failover)
  return found
}
