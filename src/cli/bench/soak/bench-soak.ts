// `bench soak`: hundreds of turns of every kind and hours of nothing, and what the app holds of the machine meanwhile.
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { CodedError } from '../../../shared/coded-error.ts'
import type { Tier } from '../../../shared/tier.ts'
import { checkOutput, writeOutput } from '../../../engine/audio/write-output.ts'
import { machineFacts } from '../../../engine/figures/diagnostics/machine-facts.ts'
import { cacheFolder } from '../../../engine/models/cache-folder.ts'
import type { CommandContext } from '../../command-context.ts'
import type { Vad } from '../../../engine/ports.ts'
import { openOutput, type Output } from '../../output.ts'
import { speakText } from '../talk/speak-text.ts'
import { cachedSpeech } from '../talk/speech-cache.ts'
import { asHeard } from '../talk/user-speech.ts'
import type { UserVoice } from '../talk/voices.ts'
import { takeSample, type Sample } from './process-sample.ts'
import { idleFor } from './soak-idle.ts'
import { soakStep, spokenTexts, type SoakStep } from './soak-plan.ts'
import { soakReport, type SoakRun } from './soak-report.ts'
import { readSoakRequest, type SoakRequest } from './soak-request.ts'
import { soakLines, writeSoakPage } from './soak-table.ts'
import { SoakRoom } from './soak-room.ts'
import { playSoakTurn, type SoakTurn } from './soak-turn.ts'

/** Of a short run, so often that each fifth of it has two samples. */
const sampledEvery = (turns: number): number => Math.max(1, Math.min(10, Math.floor(turns / 10)))
/** Replies are played so many times faster than anybody speaks; not while one is spoken over. */
const PACE = 3
const SPEAKER: UserVoice = { by: 'kokoro', voice: 'am_michael' }
/** For a rest that is waited for: three seconds. */
const REST_MINUTES = 0.05
const FIRST_WORDS: SoakStep & { kind: 'spoken' } = {
  kind: 'spoken',
  say: 'What is the capital of Japan?',
}

/**
 * @throws CodedError usage, output_unwritable before any work; those of the engine; baseline_not_met where more is held, or it
 * answers later, than is allowed; AbortError
 */
export async function benchSoak(args: string[], context: CommandContext): Promise<void> {
  const output = openOutput(false)
  const request = readSoakRequest(args)
  const { tier, json, page } = request
  if (json !== undefined) await checkOutput(json)
  const { signal, root } = context
  const detector = await context.openEngine({ tier, parts: ['vad'], output })
  const vad = detector.newVad()
  const run: SoakRun = { turns: [], samples: [], idle: [], rests: [], notices: [], load: [0, 0] }
  let room: SoakRoom | undefined
  try {
    room = await SoakRoom.open({ root, tier, vad, signal })
    await soak(room, request, run, { vad, output, signal })
  } finally {
    // Now: a run that is broken off has measured something.
    if (json !== undefined) await writeOutput(json, jsonOf(run, tier), new AbortController())
    await room?.close()
    await detector.close()
  }
  for (const line of soakLines(run)) output.say(line)
  if (page !== undefined) await writeSoakPage(page, run)
  const missed = soakReport(run).rows.filter(({ isMet }) => !isMet)
  if (missed.length > 0)
    throw new CodedError(
      'baseline_not_met',
      `more than is allowed: ${missed.map(({ name }) => name).join(', ')}`,
    )
}

function jsonOf(run: SoakRun, tier: Tier): string {
  const { os, cpu, cores, memory_gb, node } = machineFacts()
  const machine = { os, cpu, cores, memory_gb, node }
  const report = { machine, tier, ...soakReport(run), ...run }
  return `${JSON.stringify(report, null, 1)}\n`
}

async function soak(
  room: SoakRoom,
  { turns, idleHours, rests }: SoakRequest,
  run: SoakRun,
  { vad, output, signal }: { vad: Vad; output: Output; signal: AbortSignal },
): Promise<void> {
  run.load[0] = loadavg()[0] ?? 0
  const startMs = performance.now()
  const sample = (turn: number, hours = 0): void => {
    const taken = takeSample(turn, hours)
    run.samples.push(taken)
    output.say(sampleLine(taken, performance.now() - startMs))
  }
  const speech = await speechOf(room, [...spokenTexts(turns), FIRST_WORDS.say], signal)
  const play = async (turn: number, step: SoakStep): Promise<SoakTurn> => {
    const played = await playSoakTurn(room, turn, step, speech)
    if (!played.isAsExpected) output.say(oddLine(played))
    return played
  }
  room.player.pace = PACE
  sample(0)
  for (let turn = 1; turn <= turns; turn++) {
    run.turns.push(await play(turn, soakStep(turn)))
    if (turn % sampledEvery(turns) === 0 || turn === turns) sample(turn)
  }
  if (idleHours > 0)
    run.idle = await idleFor(room, vad, idleHours, {
      signal,
      onHalfHour: (hours) => sample(turns, hours),
    })
  for (let i = 0; i < rests; i++) {
    await room.rest(REST_MINUTES)
    run.rests.push(await play(turns + i + 1, FIRST_WORDS))
    sample(turns + i + 1, idleHours)
  }
  run.load[1] = loadavg()[0] ?? 0
  run.notices.push(...room.notices)
}

/** All that is said, spoken beforehand and kept in the cache. */
async function speechOf(
  room: SoakRoom,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Float32Array>> {
  const { engine } = room.desktop.keeper
  if (!engine) throw new Error('there is no engine')
  const folder = join(cacheFolder(), 'bench-soak')
  const { tts } = engine
  const speak = async (text: string, by: UserVoice): Promise<Float32Array> =>
    asHeard(await speakText(text, by, { tts, folder, signal }))
  const speech = new Map<string, Float32Array>()
  for (const text of texts)
    speech.set(text, await cachedSpeech(text, SPEAKER, { folder, speak, signal }))
  return speech
}

function sampleLine({ turn, idle_hours, processes, heap_mb }: Sample, sinceMs: number): string {
  const each = processes.map(
    ({ role, pss_mb, handles }) => `${role} ${pss_mb.toFixed(0)} MB ${handles} handles`,
  )
  const idle = idle_hours > 0 ? `, ${idle_hours} h idle` : ''
  return `${(sinceMs / 1000).toFixed(0)} s, turn ${turn}${idle}: heap ${heap_mb.toFixed(1)} MB; ${each.join(', ')}`
}

function oddLine({ turn, kind, heard, errors }: SoakTurn): string {
  const said = heard.map(
    ({ transcript, reply, interrupted }) =>
      `"${transcript.slice(0, 60)}" → "${reply.slice(0, 80)}"${interrupted ? ' (interrupted)' : ''}`,
  )
  return `turn ${turn}, ${kind}: not as expected: ${[...said, ...errors].join('; ') || 'nothing'}`
}
