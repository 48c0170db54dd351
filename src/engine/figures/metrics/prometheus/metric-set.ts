// What Prometheus may read of us, by name. Times are in seconds and sizes in bytes, as its naming guide has them.
import { Counter, Gauge, Histogram, Registry, type RegistryContentType } from 'prom-client'

/** Bounds of the classes in seconds: fine around the second within which a reply is to be heard. */
const REPLY_S = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 2, 3, 5, 10]
const LATENCY_S = [0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10]
const WAIT_S = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]
const TOKENS_PER_S = [2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 500]
const REAL_TIME_FACTOR = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2]

/** Labels are few and bounded: parts, reasons and models, never a turn, a person or a word. */
export class MetricSet {
  /** Its own: nothing that another library registers is told. */
  readonly registry = new Registry<RegistryContentType>()

  readonly voiceToVoice = this.histogram(
    'voice_to_voice_seconds',
    'From the end of the speech to the first sound of the reply, of spoken turns, by language model.',
    REPLY_S,
    ['llm'],
  )
  readonly sttLatency = this.histogram(
    'stt_latency_seconds',
    'stt_latency_ms: the end of the speech to the final transcript.',
    LATENCY_S,
  )
  readonly llmLatency = this.histogram(
    'llm_latency_seconds',
    'llm_latency_ms: the final transcript to the first token.',
    LATENCY_S,
  )
  readonly ttsLatency = this.histogram(
    'tts_latency_seconds',
    'tts_latency_ms: the first clause to the first sound made.',
    LATENCY_S,
  )
  readonly stage = this.histogram(
    'stage_seconds',
    'Where the time of a turn went, by stage; stages overlap.',
    LATENCY_S,
    ['stage'],
  )
  readonly tokensPerSecond = this.histogram(
    'tokens_per_second',
    'Pace of the language model after its first token.',
    TOKENS_PER_S,
  )
  readonly realTimeFactor = this.histogram(
    'tts_real_time_factor',
    'Time of synthesis per time of speech; below 1 it is faster than it is heard.',
    REAL_TIME_FACTOR,
  )
  readonly turns = this.counter(
    'turns_total',
    'Turns that ended, by what became of the reply: answered, interrupted, unheard.',
    ['outcome'],
  )
  readonly tokens = this.counter('tokens_total', 'Tokens that the language model wrote.')
  readonly chunks = this.counter('chunks_streamed_total', 'Pieces of speech that were played.')
  readonly underruns = this.counter(
    'buffer_underruns_total',
    'Times that a reply ran dry before its end.',
  )
  readonly partials = this.counter('stt_partials_total', 'Partial transcripts that were told.')
  readonly interruptions = this.counter(
    'interruptions_total',
    'Speech over a reply: true (it gave way to words), false (it gave way, and nothing was said), resumed (it paused and went on).',
    ['kind'],
  )
  readonly resumes = this.counter(
    'replies_resumed_total',
    'Replies that paused and went on, by what was heard: backchannel, echo, noise.',
    ['reason'],
  )
  readonly retractions = this.counter(
    'turns_retracted_total',
    'Turns that were taken back, by reason.',
    ['reason'],
  )
  readonly cutOffs = this.counter(
    'false_cut_offs_total',
    'Turns that were taken for over while the user went on.',
  )
  readonly repliesPrepared = this.counter(
    'replies_prepared_total',
    'Replies that were begun at a pause.',
  )
  readonly repliesWithdrawn = this.counter(
    'replies_withdrawn_total',
    'Replies that were begun at a pause and taken back.',
  )
  readonly withdrawn = this.counter(
    'replies_withdrawn_seconds_total',
    'Time for which withdrawn replies had been in the making.',
  )
  readonly toolCalls = this.counter('tool_calls_total', 'Tools that were called, by name.', [
    'name',
  ])
  readonly errors = this.counter('errors_total', 'Turns that an error ended, by code.', ['code'])
  readonly enginesLost = this.counter(
    'engines_lost_total',
    'Engines that were lost while a reply waited for them, by engine.',
    ['engine'],
  )
  readonly providers = this.counter(
    'provider_selected_total',
    'Endpoints that served a stage, by stage and name.',
    ['stage', 'name'],
  )
  readonly failovers = this.counter(
    'provider_failovers_total',
    'Times that an endpoint failed and another one took over, by stage.',
    ['stage'],
  )
  readonly connection = this.histogram(
    'provider_connection_seconds',
    'Time to connect to an endpoint.',
    LATENCY_S,
    ['stage', 'name'],
  )
  readonly firstByte = this.histogram(
    'provider_first_byte_seconds',
    'From the request to the first byte of an endpoint.',
    LATENCY_S,
    ['stage', 'name'],
  )
  readonly leaseWait = this.histogram(
    'core_lease_wait_seconds',
    'How long work waited for processor cores, by work.',
    WAIT_S,
    ['work'],
  )
  readonly dropped = this.counter(
    'work_dropped_total',
    'Work of little value that was dropped while it waited for processor cores, by work.',
    ['work'],
  )
  readonly leaseQueue = this.gauge(
    'core_lease_queue',
    'Work that waits for processor cores now, by work.',
    ['work'],
  )
  readonly cores = this.gauge('cores', 'Processor cores that may be lent: in all, and free now.', [
    'state',
  ])
  readonly engineReady = this.gauge('engine_ready', '1 where an engine is at work, else 0.', [
    'part',
  ])
  readonly memory = this.gauge(
    'process_resident_memory_bytes',
    'Memory of each process as the system counts it; main is the app itself.',
    ['process'],
  )

  private histogram<const L extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: L[] = [],
  ): Histogram<L> {
    const { registry } = this
    return new Histogram({
      name: `parley_${name}`,
      help,
      buckets,
      labelNames,
      registers: [registry],
    })
  }

  private counter<const L extends string = never>(
    name: string,
    help: string,
    labelNames: L[] = [],
  ): Counter<L> {
    return new Counter({ name: `parley_${name}`, help, labelNames, registers: [this.registry] })
  }

  private gauge<const L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
    return new Gauge({ name: `parley_${name}`, help, labelNames, registers: [this.registry] })
  }
}
