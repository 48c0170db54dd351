import { describe, expect, it } from 'vitest'
import { turnDelay } from './turn-delay.ts'

function turn(
  voiceToVoiceMs: number | null,
  endpointMs: number,
  firstTokenMs: number | null = 100,
) {
  const stages = {
    endpoint_ms: endpointMs,
    stt_ms: 100,
    llm_first_token_ms: firstTokenMs,
    llm_first_clause_ms: 150,
    tts_first_audio_ms: 150,
  }
  return { voice_to_voice_ms: voiceToVoiceMs, stages }
}

describe('turnDelay', () => {
  it('given a hands-free reply, compares all of it', () => {
    expect(turnDelay(turn(700, 300), 'duplex')).toBe(0.7)
    expect(turnDelay(turn(1500, 450), 'duplex')).toBe(1.5)
  })
  it('given a pause that was waited out, leaves out what is more than usual', () => {
    expect(turnDelay(turn(1250, 1100), 'duplex')).toBe(0.65)
    expect(turnDelay(turn(2600, 2000), 'duplex')).toBe(1.1)
  })
  it('given push-to-talk, counts from the release', () => {
    expect(turnDelay(turn(1300, 300), 'ptt')).toBe(1)
    expect(turnDelay(turn(3400, 3000), 'ptt')).toBe(0.4)
  })
  it('given a recogniser of the user’s own, leaves out what it took: another tier would hear with it too', () => {
    expect(turnDelay(turn(1500, 450), 'duplex', true)).toBe(1.4)
  })
  it('given a turn that was not heard, or answered without the model, says nothing', () => {
    expect(turnDelay(turn(null, 300), 'duplex')).toBeUndefined()
    expect(turnDelay(turn(400, 300, null), 'duplex')).toBeUndefined()
  })
})
