import { describe, expect, it } from 'vitest'
import type { TurnEvent } from '../../../../shared/turn-events.ts'
import { FakeEngine } from '../testing/fake-engine.ts'
import { endpointUsed, interruptedTurn, spokenTurn, typedTurn } from '../testing/turn-stories.ts'
import { healthOf } from './health.ts'
import { Metrics } from './metrics.ts'

const open = (): Metrics => new Metrics(() => healthOf({ stt: 'ready', llm: 'restarting' }))

/** Lines of the text format, without comments. */
async function told(metrics: Metrics, ...stories: TurnEvent[][]): Promise<string[]> {
  for (const event of stories.flat()) metrics.event(event)
  return (await metrics.text()).split('\n').filter((line) => !line.startsWith('#'))
}

describe('Metrics', () => {
  it('given a spoken turn, then its times are in seconds, with its stages, pace and counts', async () => {
    const lines = await told(open(), spokenTurn(1))
    expect(lines).toEqual(
      expect.arrayContaining([
        'parley_voice_to_voice_seconds_sum{llm="llama: small"} 0.642',
        'parley_voice_to_voice_seconds_bucket{le="0.6",llm="llama: small"} 0',
        'parley_voice_to_voice_seconds_bucket{le="0.7",llm="llama: small"} 1',
        'parley_stt_latency_seconds_sum 0.21',
        'parley_llm_latency_seconds_sum 0.09',
        'parley_tts_latency_seconds_sum 0.12',
        'parley_stage_seconds_sum{stage="endpoint"} 0.32',
        'parley_tokens_total 12',
        'parley_tokens_per_second_sum 31.5',
        'parley_tts_real_time_factor_sum 0.2',
        'parley_chunks_streamed_total 3',
        'parley_buffer_underruns_total 1',
        'parley_replies_withdrawn_seconds_total 0.25',
        'parley_turns_total{outcome="answered"} 1',
        'parley_engine_ready{part="stt"} 1',
        'parley_engine_ready{part="llm"} 0',
      ]),
    )
  })

  it('given a typed turn, then it counts, but nobody waited for it from the end of their speech', async () => {
    const lines = await told(open(), typedTurn(1))
    expect(lines).toContain('parley_turns_total{outcome="answered"} 1')
    expect(
      lines.filter((line) => /^parley_(voice_to_voice|stt_latency).*_count/.test(line)),
    ).toEqual(['parley_stt_latency_seconds_count 0'])
  })

  it('given words over a reply, a cough that it gave way to and a door it went on after, then each is counted as what it was', async () => {
    const lines = await told(open(), interruptedTurn(1), spokenTurn(2), interruptedTurn(3), [
      { event: 'turn_retracted', t_ms: 0, turn: 4, reason: 'nothing was said' },
      { event: 'pause', t_ms: 0, turn: 4, heard: '' },
      { event: 'resume', t_ms: 0, turn: 4, reason: 'noise', overheard: '' },
    ])
    expect(lines.filter((line) => line.startsWith('parley_interruptions'))).toEqual([
      'parley_interruptions_total{kind="true"} 1',
      'parley_interruptions_total{kind="false"} 1',
      'parley_interruptions_total{kind="resumed"} 1',
    ])
    expect(lines).toContain('parley_replies_resumed_total{reason="noise"} 1')
    expect(lines).toContain('parley_false_cut_offs_total 0')
  })

  it('given a turn that was taken for over too soon, then that is a false cut-off', async () => {
    const wentOn = {
      event: 'turn_retracted',
      t_ms: 0,
      turn: 1,
      reason: 'the user went on',
    } as const
    const other = { ...wentOn, reason: 'words of the user' }
    const lines = await told(open(), [wentOn, other])
    expect(lines).toContain('parley_false_cut_offs_total 1')
    expect(lines).toContain('parley_turns_retracted_total{reason="other"} 1') // reasons are a closed set
  })

  it('given an endpoint that fails and an engine that is lost, then choice, connection and first byte are told, and each loss', async () => {
    const local = { name: 'built-in', connection_ms: null, failover: true }
    const lost: TurnEvent = { event: 'engine_lost', t_ms: 0, turn: 1, engine: 'voice' }
    const lines = await told(open(), endpointUsed(1), endpointUsed(1, local), [lost])
    expect(lines).toContain('parley_engines_lost_total{engine="voice"} 1')
    expect(lines).toContain('parley_provider_selected_total{stage="llm",name="vllm"} 1')
    expect(lines).toContain('parley_provider_selected_total{stage="llm",name="built-in"} 1')
    expect(lines).toContain('parley_provider_failovers_total{stage="llm"} 1')
    expect(lines).toContain('parley_provider_connection_seconds_sum{stage="llm",name="vllm"} 0.003')
    expect(lines).toContain('parley_provider_first_byte_seconds_count{stage="llm",name="vllm"} 1')
  })

  it('given an open engine, then waits for cores and the memory of its processes are told, until it is closed', async () => {
    const metrics = open()
    const engine = new FakeEngine()
    metrics.use(engine)
    engine.lease('llm', 'used', 40)
    engine.lease('tts', 'dropped', 900)
    const lines = await told(metrics)
    expect(lines).toContain('parley_core_lease_wait_seconds_sum{work="llm"} 0.04')
    expect(lines).toContain('parley_core_lease_queue{work="llm"} 3')
    expect(lines).toContain('parley_work_dropped_total{work="llm"} 0')
    expect(lines).toContain('parley_work_dropped_total{work="tts"} 1')
    expect(lines).toContain('parley_cores{state="free"} 1')
    const memory = (process: string): RegExp =>
      new RegExp(`^parley_process_resident_memory_bytes\\{process="${process}"\\} \\d{7,}`, 'm')
    expect(lines.join('\n')).toMatch(memory('main'))
    expect(lines).toContain('parley_process_resident_memory_bytes{process="llm"} 1234567')
    metrics.use(undefined)
    engine.lease('llm', 'used', 40)
    const after = await told(metrics)
    expect(after).not.toContain('parley_cores{state="free"} 1')
    expect(after).toContain('parley_core_lease_wait_seconds_count{work="llm"} 1')
  })

  it('given engines that rest, then none is told to be down', async () => {
    const health = healthOf({ stt: 'off', llm: 'off' })
    expect(health.status).toBe('resting')
    const lines = await told(new Metrics(() => health))
    expect(lines.filter((line) => line.startsWith('parley_engine_ready'))).toEqual([])
  })

  it('given words of the user in every event, then none of them is told', async () => {
    const text = (await told(open(), spokenTurn(1), interruptedTurn(2), typedTurn(3))).join('\n')
    expect(text).not.toMatch(/tides|moon/i)
  })
})
