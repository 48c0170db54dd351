// The short form of `npm run faults`: one engine killed and one frozen, the small language model.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { decodeWav } from '../../src/engine/audio/wav-decode.ts'
import { explanation, questions, type SpokenRecording } from '../../src/cli/testing/recordings.ts'
import { resample } from '../../src/engine/audio/resample.ts'
import { isLongForm } from '../../src/engine/testing/long-form.ts'
import { FaultRoom, type SpokenQuestion } from './fault-room.ts'

const { signal } = new AbortController()
const short = questions().find(({ text }) => text.includes('capital')) ?? explanation()

describe('a turn whose engine is lost', () => {
  let room: FaultRoom

  beforeAll(async () => {
    room = await FaultRoom.open('fast')
  })
  afterAll(async () => {
    await room.close()
  })

  // Killed engines are ask.integration.test.ts' too, and the window's: e2e/chapters/mishaps.ts.
  it.runIf(isLongForm)(
    'given a language model killed at the first sound, is answered to its end',
    async () => {
      const fault = { kind: 'killed', part: 'llm', moment: 'first sound' } as const
      const { turn, errors, backMs } = await room.meet(fault, recorded(explanation()), undefined, {
        signal,
      })
      expect(errors).toEqual([])
      expect(backMs).not.toBeNull()
      expect(turn?.heard).toMatch(/tides.*\.$/iu)
      expect(plain(turn?.heard)).toBe(plain(turn?.reply))
    },
  )

  it('given a recogniser frozen while the person speaks, hears what was said all the same; no process stays', async () => {
    const fault = { kind: 'frozen', part: 'stt', moment: 'listening' } as const
    const { turn, errors, noticedMs } = await room.meet(fault, recorded(short), undefined, {
      signal,
    })
    expect(errors).toEqual([])
    expect(noticedMs).not.toBeNull()
    expect(plain(turn?.transcript)).toBe(plain(short.text))
    expect(turn?.heard).not.toBe('')
    await room.close()
    expect(room.living()).toEqual([])
  })
})

function recorded({ path, text }: SpokenRecording): SpokenQuestion {
  const { channels, sampleRateHz } = decodeWav(readFileSync(path), path)
  return { name: text, pcm: resample(channels[0]!, sampleRateHz, 16_000) }
}

function plain(text = ''): string {
  return text.toLowerCase().replaceAll(/[^a-z]/gu, '')
}
