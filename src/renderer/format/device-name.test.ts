import { describe, expect, it } from 'vitest'
import { impersonalName } from './device-name.ts'

describe('impersonalName', () => {
  it.each([
    ['Ada’s AirPods Pro', 'somebody’s AirPods Pro'],
    ["Ada Lovelace's iPhone Microphone", 'somebody’s iPhone Microphone'],
    ['AirPods von Ada', 'AirPods of somebody'],
    ['Auriculares de Ada María', 'Auriculares of somebody'],
    ['Casque d’Ada', 'Casque of somebody'],
  ])('given %s, takes the person out', (label, told) => {
    expect(impersonalName(label)).toBe(told)
  })

  it.each([
    'USB Audio Device (046d:0a44)',
    'Built-in Audio Analogue Stereo',
    'Microphone Array (Realtek(R) Audio)',
    'Mikrofon (HD Pro Webcam C920)',
    'Fake Default Audio Input',
  ])('given %s, leaves it as it is', (label) => {
    expect(impersonalName(label)).toBe(label)
  })
})
