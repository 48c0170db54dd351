import { describe, expect, it } from 'vitest'
import { privacyFacts, privacyLines } from './privacy.ts'

describe('privacy', () => {
  it('given an engine that was told to keep quiet, says that telemetry is off', () => {
    const [telemetry] = privacyLines(privacyFacts({ version: '1', quiet: true }), 'linux')
    expect(telemetry).toMatchObject({ isSo: true, text: expect.stringMatching(/^off/) as string })
  })

  it('given one that was not, says so and calls it wrong', () => {
    const [telemetry] = privacyLines(privacyFacts({ version: '1', quiet: false }), 'linux')
    expect(telemetry).toMatchObject({ isSo: false })
  })

  it('given no answer, claims nothing', () => {
    const [telemetry] = privacyLines(privacyFacts('unknown'), 'linux')
    expect(telemetry).toMatchObject({
      isSo: null,
      text: expect.stringMatching(/not known/) as string,
    })
  })

  it('given Windows, adds what is not documented there', () => {
    const [telemetry] = privacyLines(privacyFacts({ version: '1', quiet: true }), 'win32')
    expect(telemetry?.text).toMatch(/not document/)
  })
})
