import { describe, expect, it } from 'vitest'
import { featuresOf, machineFacts } from './machine-facts.ts'

describe('featuresOf', () => {
  it('given what whisper.cpp says of the processor, names what is there', () => {
    const system =
      'WHISPER : COREML = 0 | OPENVINO = 0 | CPU : SSE3 = 1 | AVX2 = 1 | AVX512 = 0 | REPACK = 1 | '
    expect(featuresOf(system)).toEqual(['SSE3', 'AVX2', 'REPACK'])
  })
})

describe('machineFacts', () => {
  it('given no word of the recogniser, does not know what the processor can', () => {
    expect(machineFacts().cpu_features).toBeNull()
    expect(machineFacts('CPU : NEON = 1 |').cpu_features).toEqual(['NEON'])
  })
})
