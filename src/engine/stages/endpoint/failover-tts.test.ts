import { afterEach, beforeEach, expect, it } from 'vitest'
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { encodeWav } from '../../audio/wav-write.ts'
import { EndpointTts } from './endpoint-tts.ts'
import { failoverTts, split } from './failover-tts.ts'
import { answers, LyingServer, type Behaviour } from './testing/lying-server.ts'
import { localTts, providerNotes, served, type ServedOptions } from './testing/local-ports.ts'

const TEXT = 'The sun is a star, and it shines by itself.'

let server: LyingServer
let baseUrl: string
const closing: (() => void)[] = []

beforeEach(async () => {
  server = new LyingServer()
  baseUrl = await server.listen()
})
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await server.close()
})

function setUp(behave: Behaviour, options: ServedOptions = {}) {
  server.behave = behave
  const stage = served('tts', baseUrl, options)
  closing.push(stage.close)
  const notes = providerNotes()
  const local = localTts()
  const tts = failoverTts(new EndpointTts(stage.client), local.tts, stage)
  const speak = async (text = TEXT): Promise<Float32Array[]> => {
    const pieces: Float32Array[] = []
    const { signal } = new AbortController()
    const options = { signal, voice: 'af_heart', speed: 1, onProvider: notes.onProvider }
    for await (const pcm of tts.speak(text, options)) pieces.push(pcm)
    return pieces
  }
  return { tts, stage, notes, local, speak }
}

/** `ms` of sound as 16-bit PCM. */
function tone(ms: number, level = 0.5): Buffer {
  const samples = (ms * VOICE_SAMPLE_RATE_HZ) / 1000
  return Buffer.from(
    Int16Array.from({ length: samples }, (_, i) => (i % 2 ? 1 : -1) * level * 32_767).buffer,
  )
}

function lengthMs(pieces: Float32Array[]): number {
  return (pieces.reduce((sum, { length }) => sum + length, 0) * 1000) / VOICE_SAMPLE_RATE_HZ
}

it('speaks what the server sends, from the first sound on, with a pause behind it', async () => {
  const sound = Buffer.concat([tone(300, 0), tone(1_000), tone(300, 0)])
  // Cut at odd bytes, as a network does.
  const { speak, notes } = setUp(answers.sound([sound.subarray(0, 20_001), sound.subarray(20_001)]))
  const pieces = await speak()
  expect(lengthMs(pieces)).toBeCloseTo(20 + 1_000 + 20 + 200, -1)
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(0.4 * VOICE_SAMPLE_RATE_HZ)
  expect(JSON.parse(server.asked[0]!.body)).toEqual({
    model: 'm',
    voice: 'v',
    input: TEXT,
    response_format: 'pcm',
  })
  expect(notes.uses).toMatchObject([{ stage: 'tts', failover: false }])
})

it('takes a WAV file as well', async () => {
  const wav = Buffer.from(encodeWav([new Float32Array(24_000).fill(0.5)], VOICE_SAMPLE_RATE_HZ))
  const { speak } = setUp(answers.sound([wav.subarray(0, 30), wav.subarray(30)]))
  expect(lengthMs(await speak())).toBeCloseTo(1_200, -1)
})

it.each([
  ['status 500', answers.status(500), 'status 500'],
  ['a page', answers.html(), 'where sound was asked for'],
  ['an error as JSON', answers.json({ error: 'no' }), 'where sound was asked for'],
  ['MP3', answers.sound([Buffer.from(`ID3${'x'.repeat(100)}`)]), 'compressed'],
  ['another rate', answers.sound([Buffer.from(encodeWav([new Float32Array(999)], 8_000))]), '8000'],
  ['silence', answers.sound([tone(500, 0)]), 'silence'],
  ['nothing', answers.sound([]), 'silence'],
  ['no answer', answers.silence(), 'took longer', { firstMs: 100 }],
])(
  'given %s, the built-in voice says all of it',
  async (_name, behave, why, limits: ServedOptions = {}) => {
    const { speak, local, stage, notes } = setUp(behave, limits)
    await speak()
    expect(local.spoken).toEqual([{ text: TEXT, before: undefined }])
    expect(stage.errors[0]).toContain(why)
    expect(notes.uses).toMatchObject([{ name: 'fake: local', failover: true }])
  },
)

it.each(['cut', 'stuck'] as const)(
  'given sound that is %s, the built-in voice goes on with the words that were not said',
  async (end) => {
    const { speak, local, notes } = setUp(answers.sound([tone(1_400)], end), {
      gapMs: end === 'stuck' ? 100 : 5_000,
    })
    await speak()
    const [rest] = local.spoken
    expect(`${rest?.before} ${rest?.text}`).toBe(TEXT)
    expect(rest?.before).toMatch(/^The sun/u)
    expect(rest?.text).toMatch(/itself\.$/u)
    expect(notes.uses.map(({ failover }) => failover)).toEqual([false, true])
  },
)

it('given a server that is withdrawn while it speaks, says the rest and all that follows here', async () => {
  const { tts, stage, local } = setUp(answers.sound([tone(1_400)], 'stuck'))
  const options = { signal: new AbortController().signal, voice: 'af_heart', speed: 1 }
  for await (const pcm of tts.speak(TEXT, options)) {
    void pcm
    stage.close()
  }
  const [rest] = local.spoken
  expect(`${rest?.before ?? ''} ${rest?.text}`.trim()).toBe(TEXT)
  await server.asked[0]!.brokenOff
  for await (const pcm of tts.speak('And so on.', options)) void pcm
  expect(local.spoken.at(-1)?.text).toBe('And so on.')
  expect(server.asked).toHaveLength(1)
  expect(stage.errors).toEqual([])
})

it('speaks parts of a sentence only where the built-in voice speaks', async () => {
  const { tts, stage } = setUp(answers.status(500))
  expect(tts.speaksParts('af_heart')).toBe(false)
  stage.watch.failed(new Error('gone'))
  expect(tts.speaksParts('af_heart')).toBe(true)
})

it('counts a word as spoken once it has ended', () => {
  const sound = { text: 'one two', pieces: [], samples: 0, isWhole: false }
  expect(split(sound, 1_000)).toEqual({ spoken: '', rest: 'one two' })
  const all = [new Float32Array(20_000).fill(0.5)]
  expect(split({ ...sound, pieces: all, samples: 20_000 }, 1_000)).toEqual({
    spoken: 'one two',
    rest: '',
  })
})
