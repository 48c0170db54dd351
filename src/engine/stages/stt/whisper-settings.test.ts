import { describe, expect, it } from 'vitest'
import { passSettings } from './whisper-settings.ts'

describe('passSettings', () => {
  it('given a 5 s clip, asks for 6 s of context in steps of 16 positions', () => {
    expect(passSettings(5 * 16_000)).toEqual({ audioContext: 304, maxTokens: 40 })
  })

  it('given a question of 2 s, asks for 4.5 s of context', () => {
    expect(passSettings(2 * 16_000).audioContext).toBe(240)
  })

  it('given a clip near the window, asks for the whole context and no more', () => {
    expect(passSettings(29 * 16_000).audioContext).toBe(1500)
    expect(passSettings(30 * 16_000).audioContext).toBe(1500)
  })

  it('given a very short clip, still leaves room for a few words', () => {
    expect(passSettings(1_600)).toEqual({ audioContext: 144, maxTokens: 11 })
  })
})
