import { describe, expect, it } from 'vitest'
import { StillOutput } from './still-output.ts'

const LOUD = 1
const after = (blocks: number, expected: number, heard: number): StillOutput => {
  const output = new StillOutput()
  for (let i = 0; i < blocks; i++) output.update(expected, heard)
  return output
}

describe('StillOutput', () => {
  it('given the echo that was expected, or a person over it, does not think that the output stands still', () => {
    expect(after(3, LOUD, LOUD)).toMatchObject({ isMissed: false, teaches: true })
    expect(after(3, LOUD, 20 * LOUD).isMissed).toBe(false)
  })

  it('given far less than that, does, and the filter learns nothing of it', () => {
    expect(after(1, LOUD, 0)).toMatchObject({ isMissed: true, teaches: false })
  })

  it('given an echo that stays soft for longer than outputs stand still, lets the filter learn that it was turned down', () => {
    expect(after(33, LOUD, LOUD / 16)).toMatchObject({ isMissed: true, teaches: true })
  })

  it('given an echo too soft to be missed, says nothing', () => {
    expect(after(3, 1e-6, 0).isMissed).toBe(false)
  })
})
