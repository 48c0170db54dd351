import { describe, expect, it } from 'vitest'
import type { VoiceChoice } from '../../../shared/window/app-state.ts'
import { speakerOf } from './speakers.ts'

const VOICES: VoiceChoice[] = [
  { id: 'af_heart', name: 'Heart', language: 'en-us', gender: 'female' },
  { id: 'bf_emma', name: 'Emma', language: 'en-gb', gender: 'female' },
  { id: 'ef_dora', name: 'Dora', language: 'es', gender: 'female' },
  { id: 'em_alex', name: 'Alex', language: 'es', gender: 'male' },
]
const settings = { voice: 'bf_emma', voices: { es: 'em_alex' } }

describe('speakerOf', () => {
  it('given a voice that was chosen for the language, takes it', () => {
    expect(speakerOf('en', VOICES, settings)?.id).toBe('bf_emma')
    expect(speakerOf('es', VOICES, settings)?.id).toBe('em_alex')
  })

  it('given none, takes the first of the language', () => {
    expect(speakerOf('es', VOICES, { voice: 'bf_emma', voices: {} })?.id).toBe('ef_dora')
  })

  it('given a language without a voice, has nobody', () => {
    expect(speakerOf('de', VOICES, settings)).toBeUndefined()
  })
})
