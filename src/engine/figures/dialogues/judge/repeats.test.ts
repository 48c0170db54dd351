import { describe, expect, it } from 'vitest'
import { saidAgain } from './repeats.ts'

describe('saidAgain', () => {
  it('given a reply of before, whatever its marks and lines, knows it', () => {
    const before = 'Light is bent,\nand a rainbow appears.'
    expect(saidAgain('Light is bent, and a rainbow appears!', ['Yes.', before])).toBeDefined()
  })
  it('given a loop within a reply, knows it', () => {
    const round = 'What would you do if you had to work nights? '
    expect(saidAgain(round.repeat(3), [])).toBe('what would you do if you')
  })
  it('given short words again, a refrain or a new reply, has nothing against it', () => {
    expect(saidAgain('You are welcome.', ['You are welcome.'])).toBeUndefined()
    const refrain = 'The rain falls down on the tent. '
    expect(saidAgain(`${refrain}We sleep. ${refrain}`, [])).toBeUndefined()
    expect(saidAgain('It is bent by water drops.', ['It is bent by raindrops.'])).toBeUndefined()
  })
})
