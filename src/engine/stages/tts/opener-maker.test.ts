import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Tts } from '../../ports.ts'
import { Cores } from '../cores/cores.ts'
import { OpenerMaker } from './opener-maker.ts'
import { OPENERS } from './opener-list.ts'

const ANNA = { voice: 'anna', speed: 1 }
const USUAL = OPENERS[0]!
const QUIET_MS = 1_500

describe('the maker of openers', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  function room({ speaksParts = true } = {}) {
    const made: string[] = []
    const tts: Tts = {
      info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
      speaksParts: () => speaksParts,
      async *speak(text, { voice }) {
        made.push(`${voice}: ${text}`)
        if (made.length === 1 && voice === 'dying') throw new Error('died')
        yield new Float32Array(24)
      },
    }
    const cores = new Cores(2)
    const maker = new OpenerMaker(tts, cores, mkdtempSync(join(tmpdir(), 'openers-')))
    return { made, cores, maker }
  }
  const quietly = () => vi.advanceTimersByTimeAsync(QUIET_MS)
  /** Files are real: what reads them is waited for. */
  const until = (done: () => Promise<void>) => vi.waitFor(done, { interval: 5 })

  it('given a quiet machine, then all openers of the speaker are made, and are at hand', async () => {
    const { made, maker } = room()
    maker.make(ANNA)
    await until(async () => {
      await quietly()
      expect(made).toHaveLength(OPENERS.length)
    })
    expect(maker.openers.find(USUAL, ANNA)).toBeDefined()
    await maker.close()
  })

  it('given somebody who uses the cores, then nothing is made', async () => {
    const { made, cores, maker } = room()
    const stop = new AbortController()
    const busy = cores.use('llm', { min: 2, max: 2 }, () => new Promise(() => {}), stop)
    void busy.catch(() => {})
    maker.make(ANNA)
    for (let i = 0; i < 4; i++) await quietly()
    expect(made).toEqual([])
    await maker.close()
  })

  it('given a voice that does not sound parts, then none are made', async () => {
    const { made, maker } = room({ speaksParts: false })
    maker.make(ANNA)
    for (let i = 0; i < 4; i++) await quietly()
    expect(made).toEqual([])
    await maker.close()
  })

  it('given a voice that died, when a session asks again, then they are made after all', async () => {
    const { made, maker } = room()
    const speaker = { voice: 'dying', speed: 1 }
    await until(async () => {
      maker.make(speaker)
      await quietly()
      expect(made.length).toBeGreaterThan(OPENERS.length)
    })
    await maker.close()
  })
})
