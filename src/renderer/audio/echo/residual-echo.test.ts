// Own voice and somebody else's, told apart by what is left after cancelling.
import { describe, expect, it } from 'vitest'
import type { Spectrum } from './real-fft.ts'
import { BINS } from './reference-history.ts'
import { ResidualEcho } from './residual-echo.ts'

const KNOWN = new Float64Array(BINS)

function flat(power: number): Spectrum {
  return { re: new Float64Array(BINS).fill(Math.sqrt(power)), im: new Float64Array(BINS) }
}

/** Has heard echoes that were cancelled but for 20 dB, with pauses between. */
function experienced(): ResidualEcho {
  const residual = new ResidualEcho()
  for (let block = 0; block < 400; block++) {
    const echo = block % 20 < 12 ? 1 : 0
    residual.update(flat(0.01 * echo), flat(echo), 0, KNOWN)
    residual.takeFrame()
  }
  return residual
}

describe('ResidualEcho', () => {
  it('given echoes that are cancelled, learns what is usually left of them', () => {
    const leakDb = 10 * Math.log10(experienced().leak)
    expect(leakDb).toBeGreaterThan(-26)
    expect(leakDb).toBeLessThan(-17)
  })

  it('given what is usually left, it is our own', () => {
    const residual = experienced()
    residual.update(flat(0.01), flat(1), 0, KNOWN)
    expect(residual.takeFrame().ownShare).toBeGreaterThan(0.9)
  })

  it('given as much again as the echo, it is somebody else', () => {
    const residual = experienced()
    residual.update(flat(1), flat(1), 0, KNOWN)
    expect(residual.takeFrame().ownShare).toBeLessThan(0.2)
  })

  it('given a person who goes on speaking for two seconds, it remains somebody else', () => {
    const residual = experienced()
    let ownShare = 0
    for (let block = 0; block < 125; block++) {
      residual.update(flat(1), flat(1), 0, KNOWN)
      ownShare = residual.takeFrame().ownShare
    }
    expect(ownShare).toBeLessThan(0.4)
  })

  it('given a path that is known to have changed, it is our own at once', () => {
    const residual = experienced()
    residual.update(flat(1), flat(1), 1, KNOWN)
    expect(residual.takeFrame().ownShare).toBeGreaterThan(0.9)
  })

  it('given as much left as the filter does not know yet, it is our own', () => {
    const residual = experienced()
    residual.update(flat(1), flat(1), 0, new Float64Array(BINS).fill(1))
    expect(residual.takeFrame().ownShare).toBeGreaterThan(0.9)
  })

  it('given a second of silence after the echo, the leak stays what it was', () => {
    const residual = experienced()
    const before = residual.leak
    for (let block = 0; block < 62; block++) residual.update(flat(1e-10), flat(1e-10), 0, KNOWN)
    expect(residual.leak).toBeCloseTo(before, 9)
  })
})
