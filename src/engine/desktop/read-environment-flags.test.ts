import { afterEach, expect, it, vi } from 'vitest'
import { readEnvironmentFlags } from './read-environment-flags.ts'

afterEach(() => vi.unstubAllEnvs())

it('given flags in the environment, reads them', () => {
  vi.stubEnv('PARLEY_FLAGS', 'backchannels=off')
  expect(readEnvironmentFlags()).toEqual({ backchannels: false })
})

it('given a flag that there is not, warns in one line, and none of them counts', () => {
  vi.stubEnv('PARLEY_FLAGS', 'backchannels=off,warp=on')
  const warned: string[] = []
  expect(readEnvironmentFlags((line) => warned.push(line))).toEqual({})
  expect(warned).toEqual([expect.stringMatching(/^PARLEY_FLAGS: no flag 'warp'/)])
})
