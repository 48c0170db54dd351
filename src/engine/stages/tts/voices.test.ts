import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stylesFolder } from './voice-styles.ts'
import { DEFAULT_VOICE, voiceFor, voiceOf, VOICES } from './voices.ts'

const styles = stylesFolder(resolve(import.meta.dirname, '../../../..'))

describe('voices', () => {
  it('given the list, every voice has its file in kokoro-js', () => {
    const missing = VOICES.filter(({ id }) => !existsSync(join(styles, `${id}.bin`)))
    expect(missing).toEqual([])
    expect(VOICES).toHaveLength(37)
  })

  it('given an id, finds the voice with its language and gender', () => {
    expect(voiceOf(DEFAULT_VOICE)).toMatchObject({ language: 'en-us', gender: 'female' })
    expect(voiceOf('bm_george')).toMatchObject({
      name: 'George',
      language: 'en-gb',
      gender: 'male',
    })
  })

  it('given an unknown id, says which voices there are', () => {
    expect(() => voiceOf('hal')).toThrow(/no voice 'hal'; the voices are af_alloy, .*bm_lewis/u)
  })

  it('given a language, takes the chosen voice that speaks it, else the first there is', () => {
    expect(voiceFor('es', ['bf_emma', 'em_alex'])).toBe('em_alex')
    expect(voiceFor('es', ['bf_emma'])).toBe('ef_dora')
    expect(voiceFor('en', ['em_alex'])).toBe(DEFAULT_VOICE)
    expect(voiceFor('de', ['bf_emma'])).toBeUndefined()
  })
})
