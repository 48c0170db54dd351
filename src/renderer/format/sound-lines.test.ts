import { describe, expect, it } from 'vitest'
import { useAudio, type AudioState } from '../store/audio-store.ts'
import { soundLines } from './sound-lines.ts'

const LOUDSPEAKER = {
  sampleRateHz: 24_000,
  baseLatencyMs: 5.33,
  outputLatencyMs: 42,
  state: 'suspended',
}

function told(audio: Partial<AudioState>, loudspeaker: typeof LOUDSPEAKER | null = LOUDSPEAKER) {
  const state = { ...useAudio.getInitialState(), ...audio }
  const lines = soundLines(state, { speakerId: 's2', volume: 0.8 }, loudspeaker)
  return Object.fromEntries(lines.map(({ label, text }) => [label ?? '', text] as const))
}

describe('soundLines', () => {
  it('given open devices, tells their rates and nobody’s name', () => {
    const lines = told({
      microphone: {
        at: 'open',
        label: 'Ada’s AirPods',
        format: { sampleRateHz: 48_000, channels: 1, latencyMs: 10 },
      },
      outputs: [
        { id: 's1', label: 'Built-in' },
        { id: 's2', label: 'Speakers of the USB dock' },
      ],
      echo: 'cancelled',
    })
    expect(lines).toMatchObject({
      Microphone: 'somebody’s AirPods, 48,000 Hz, 1 channel, 10 ms late',
      Loudspeaker: 'Speakers of the USB dock, given 24,000 Hz, 5 ms and 42 ms late, suspended',
      Volume: '80 %',
      Devices: '0 microphones, 2 loudspeakers',
      Echo: 'taken out: people are heard over replies',
      Room: 'not checked',
      'Microphone tried': 'no',
    })
  })

  it('given no microphone, tells why', () => {
    const lines = told({ microphone: { at: 'denied', message: 'Not allowed.' } }, null)
    expect(lines['Microphone']).toBe('denied: Not allowed.')
    expect(lines['Loudspeaker']).toBe('of the system, off')
  })

  it('given what was found of the microphone, tells it', () => {
    const measured = { speechDbfs: -55, roomDbfs: -80, clippedShare: 0 }
    const lines = told({ trial: { at: 'told', finding: { verdict: 'quiet', measured } } })
    expect(lines['Microphone tried']).toMatch(/^You are very quiet\. You reach −55 dB/)
  })
})
