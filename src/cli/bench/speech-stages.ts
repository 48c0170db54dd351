// Recognition and voice, each alone on an otherwise idle machine.
import { voiceMs } from '../../shared/audio-format.ts'
import type { Engine } from '../../engine/engine.ts'
import { percentile, percentiles } from '../../shared/percentiles.ts'
import { clauses } from '../../engine/conversation/stream/clauses.ts'
import type { SttFigures, TtsFigures } from './stage-figures.ts'
import { exactlySeconds } from '../../engine/audio/exactly-seconds.ts'
import { repeated, type Runs, type StageOptions } from './repeated.ts'

/** @param clips real speech, mono 16 kHz */
export async function measureStt(
  { stt, allotment }: Engine,
  clips: readonly Float32Array[],
  runs: Runs,
  { signal, progress }: StageOptions,
): Promise<SttFigures> {
  const passMs = async (seconds: number): Promise<number[]> => {
    const pcm = exactlySeconds(clips, seconds)
    return await repeated(runs.stt, `recognition of ${seconds} s`, progress, async () => {
      const startMs = performance.now()
      await stt.transcribe(pcm, { signal, threads: allotment.stt })
      return performance.now() - startMs
    })
  }
  return { audio_5s_ms: percentiles(await passMs(5)), audio_30s_ms: percentiles(await passMs(30)) }
}

const SHORT_TEXT = 'The capital of France is Paris.'
const LONG_TEXT =
  'The water on our planet never stops moving. The sun warms the sea, and a little of it rises into the air as ' +
  'vapour. High above the ground the vapour cools, and countless tiny drops gather into clouds. When the drops ' +
  'grow too heavy they fall as rain or snow, and rivers carry them back to the sea, where the journey begins again.'

export async function measureTts(
  engine: Engine,
  runs: Runs,
  { signal, progress }: StageOptions,
): Promise<TtsFigures> {
  const say = (text: string, what: string) =>
    repeated(runs.tts, what, progress, () => sayOnce(engine, text, signal))
  const short = await say(SHORT_TEXT, 'voice, a short text')
  const long = await say(LONG_TEXT, 'voice, a long text')
  const factors = long.map(({ speechMs, audioMs }) => speechMs / audioMs)
  return {
    short_first_audio_ms: percentiles(short.map(({ firstMs }) => firstMs)),
    long_first_audio_ms: percentiles(long.map(({ firstMs }) => firstMs)),
    real_time_factor: percentile(factors, 50) ?? NaN,
  }
}

async function sayOnce(
  { tts, defaultVoice: voice }: Engine,
  text: string,
  signal: AbortSignal,
): Promise<{ firstMs: number; speechMs: number; audioMs: number }> {
  async function* whole(): AsyncGenerator<string> {
    yield text
  }
  const startMs = performance.now()
  let firstMs: number | undefined
  let samples = 0
  for await (const clause of clauses(whole(), { signal }))
    for await (const piece of tts.speak(clause.text, { signal, voice, speed: 1 })) {
      firstMs ??= performance.now() - startMs
      samples += piece.length
    }
  const speechMs = performance.now() - startMs
  return { firstMs: firstMs ?? NaN, speechMs, audioMs: voiceMs(samples) }
}
