import { describe, expect, it } from 'vitest'
import type { Stt } from '../../ports.ts'
import { secondOpinion } from './second-opinion.ts'

const signal = new AbortController().signal
const clip = new Float32Array(16_000)

interface FakeStt extends Stt {
  asked: number
}

function fakeStt(text: string, meanLogProbability?: number): FakeStt {
  return {
    asked: 0,
    info: { engine: 'fake', model: text, build: 'cpu', threads: 1 },
    async transcribe() {
      this.asked++
      const sure = meanLogProbability === undefined ? {} : { meanLogProbability }
      return { text, language: 'en', looped: false, ...sure }
    },
  }
}

const hear = async (stt: Stt, language?: string): Promise<string> =>
  (
    await stt.transcribe(clip, {
      signal,
      threads: 1,
      ...(language === undefined ? {} : { language }),
    })
  ).text

describe('secondOpinion', () => {
  it('given a sure first model, when a clip is heard, then the second is not asked', async () => {
    const careful = fakeStt('careful', -0.1)
    expect(await hear(secondOpinion(fakeStt('first', -0.3), careful))).toBe('first')
    expect(careful.asked).toBe(0)
  })

  it('given that nobody is asked, lets the first stand, however unsure, and English alone to it', async () => {
    const careful = fakeStt('careful', -0.1)
    const alone = secondOpinion(fakeStt('first', -0.9), careful, false)
    expect(await hear(alone)).toBe('first')
    expect(careful.asked).toBe(0)
    expect(await hear(alone, 'de')).toBe('careful')
  })

  it('given an unsure first model, when the second is surer, then its words stand', async () => {
    expect(await hear(secondOpinion(fakeStt('first', -0.9), fakeStt('careful', -0.5)))).toBe(
      'careful',
    )
  })

  it('given an unsure first model, when the second is less sure still, then the first words stand', async () => {
    expect(await hear(secondOpinion(fakeStt('first', -0.9), fakeStt('careful', -1.2)))).toBe(
      'first',
    )
  })

  it('given words that come twice, however surely, when the second model hears them once, then once they stand', async () => {
    const first = fakeStt('What is up now? What is up now?', -0.1)
    expect(await hear(secondOpinion(first, fakeStt('What is up now?', -0.5)))).toBe(
      'What is up now?',
    )
  })

  it('given builds that do not tell how sure they are, when a clip is heard, then the larger model decides', async () => {
    expect(await hear(secondOpinion(fakeStt('first'), fakeStt('careful')))).toBe('careful')
  })

  it('given another language, when a clip is heard, then the model that knows English alone is not asked', async () => {
    const first = fakeStt('first', -0.1)
    expect(await hear(secondOpinion(first, fakeStt('careful', -0.9)), 'de')).toBe('careful')
    expect(await hear(secondOpinion(first, fakeStt('careful', -0.9)), 'auto')).toBe('careful')
    expect(first.asked).toBe(0)
  })
})
