// Counts what the events of turns tell, and keeps nothing else of them.
import type { ProviderUse, TurnEvent, TurnStages } from '../../../../shared/turn-events.ts'
import type { MetricSet } from './metric-set.ts'

/** Reasons with which a turn ends that nobody had said anything in. */
const NOTHING_SAID = ['no speech', 'nothing was said']
const WENT_ON = 'the user went on'
const REASONS = [...NOTHING_SAID, WENT_ON, 'stopped', 'pressed again', 'other']

export class TurnMetrics {
  private isTyped = false
  /** A reply gave way, and it is not known yet whether anything was said. */
  private isOpen = false

  /** What can be counted is told from the start: of a series that begins with 1, Prometheus does not see the rise. */
  constructor(private readonly set: MetricSet) {
    for (const outcome of ['answered', 'interrupted', 'unheard']) set.turns.inc({ outcome }, 0)
    for (const kind of ['true', 'false', 'resumed']) set.interruptions.inc({ kind }, 0)
    for (const reason of ['backchannel', 'echo', 'noise']) set.resumes.inc({ reason }, 0)
    for (const reason of REASONS) set.retractions.inc({ reason }, 0)
    for (const code of ['engine_died', 'engine_hung', 'engine_failed', 'internal'])
      set.errors.inc({ code }, 0)
    for (const engine of ['speech recognition', 'language model', 'voice'])
      set.enginesLost.inc({ engine }, 0)
    for (const stage of ['stt', 'llm', 'tts']) set.failovers.inc({ stage }, 0)
  }

  event(event: TurnEvent): void {
    const { set } = this
    switch (event.event) {
      case 'audio_received':
        this.isTyped = event.duration_ms === 0
        return
      case 'stt_partial':
        return set.partials.inc()
      case 'stt_complete':
        if (event.text !== '') this.settleInterruption('true')
        return this.isTyped ? undefined : observeMs(set.sttLatency, event.stt_latency_ms)
      case 'llm_first_token':
        return observeMs(set.llmLatency, event.llm_latency_ms)
      case 'first_audio_sent':
        return observeMs(set.ttsLatency, event.tts_latency_ms)
      case 'pipeline_complete':
        return this.pipeline(event)
      case 'turn':
        return this.turn(event)
      case 'duplex_interruption':
        this.settleInterruption('true')
        this.isOpen = true
        return
      case 'resume':
        set.resumes.inc({ reason: event.reason })
        return set.interruptions.inc({ kind: 'resumed' })
      case 'provider':
        return this.provider(event)
      case 'engine_lost':
        return set.enginesLost.inc({ engine: event.engine })
      case 'turn_retracted':
        return this.retracted(event.reason)
      case 'tool':
        return set.toolCalls.inc({ name: event.name })
      case 'error':
        return set.errors.inc({ code: event.code })
      default: // the rest is not counted
    }
  }

  private pipeline(event: TurnEvent & { event: 'pipeline_complete' }): void {
    const { set } = this
    observe(set.tokensPerSecond, event.tokens_per_second)
    observe(set.realTimeFactor, event.tts_real_time_factor)
    set.tokens.inc(event.tokens)
    set.chunks.inc(event.chunks_streamed)
    set.underruns.inc(event.buffer_underruns)
    set.repliesPrepared.inc(event.replies_prepared)
    set.repliesWithdrawn.inc(event.replies_withdrawn)
    set.withdrawn.inc(event.withdrawn_ms / 1000)
  }

  private turn({
    voice_to_voice_ms,
    interrupted,
    heard,
    stages,
    engines,
  }: TurnEvent & { event: 'turn' }): void {
    const { set, isTyped } = this
    const outcome = interrupted ? 'interrupted' : heard === '' ? 'unheard' : 'answered'
    set.turns.inc({ outcome })
    for (const [name, ms] of Object.entries(stages) as [keyof TurnStages, number | null][]) {
      if (isTyped && (name === 'endpoint_ms' || name === 'stt_ms')) continue
      observeMs(set.stage, ms, { stage: name.replace(/_ms$/, '') })
    }
    if (!isTyped) observeMs(set.voiceToVoice, voice_to_voice_ms, { llm: engines.llm })
  }

  private retracted(reason: string): void {
    const { set } = this
    set.retractions.inc({ reason: REASONS.includes(reason) ? reason : 'other' })
    if (reason === WENT_ON) set.cutOffs.inc()
    if (NOTHING_SAID.includes(reason)) this.settleInterruption('false')
  }

  private settleInterruption(kind: 'true' | 'false'): void {
    if (this.isOpen) this.set.interruptions.inc({ kind })
    this.isOpen = false
  }

  private provider({ stage, name, connection_ms, first_byte_ms, failover }: ProviderUse): void {
    const { set } = this
    set.providers.inc({ stage, name })
    set.failovers.inc({ stage }, failover ? 1 : 0)
    observeMs(set.connection, connection_ms, { stage, name })
    observeMs(set.firstByte, first_byte_ms, { stage, name })
  }
}

interface Observed<L extends string> {
  observe(labels: Partial<Record<L, string | number>>, value: number): void
}

/** What was not measured is not observed. */
function observe<L extends string>(
  histogram: Observed<L>,
  value: number | null | undefined,
  labels: Partial<Record<L, string>> = {},
): void {
  if (typeof value === 'number' && Number.isFinite(value)) histogram.observe(labels, value)
}

function observeMs<L extends string>(
  histogram: Observed<L>,
  ms: number | null | undefined,
  labels: Partial<Record<L, string>> = {},
): void {
  observe(histogram, typeof ms === 'number' ? Math.max(0, ms) / 1000 : ms, labels)
}
