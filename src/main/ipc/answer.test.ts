import { describe, expect, it, vi } from 'vitest'
import { CodedError } from '../../shared/coded-error.ts'
import type { Sender } from '../page-rules.ts'
import { answer, receive, type MessageHandlers, type RequestHandlers } from './answer.ts'

const OURS = { role: 'window', url: 'parley://app/index.html' } as const

/** Every channel answers with what it was given. */
function handlers<T>(handle: (payload: unknown) => unknown = (payload) => payload): T {
  return new Proxy({}, { get: () => handle }) as T
}

describe('answer', () => {
  it('given a sound request, gives the value', async () => {
    const given = await answer(handlers<RequestHandlers>(), 'talk:type', OURS, { text: 'Hi' })
    expect(given).toEqual({ ok: true, value: { text: 'Hi' } })
  })
  it('given an error with a code, gives the code and keeps the stack to itself', async () => {
    const failing = handlers<RequestHandlers>(() => {
      throw new CodedError('disk_full', 'the disk is full')
    })
    const given = await answer(failing, 'models:list', OURS, undefined)
    expect(given).toEqual({ ok: false, error: { code: 'disk_full', message: 'the disk is full' } })
  })
  it('given another page, or no frame at all, does nothing', async () => {
    const handle = vi.fn()
    const strangers: Sender[] = [
      { role: 'window', url: 'https://example.org/' },
      { role: 'window', url: 'parley://app.evil/' },
      { role: 'window', url: undefined },
      { role: 'overlay', url: 'parley://app/index.html' }, // it has changed its address
      { role: undefined, url: 'parley://app/index.html' },
    ]
    for (const stranger of strangers)
      expect(
        await answer(handlers<RequestHandlers>(handle), 'models:list', stranger, undefined),
      ).toMatchObject({ ok: false, error: { code: 'usage' } })
    expect(handle).not.toHaveBeenCalled()
  })
  it.each([
    ['talk:type', { text: 7 }],
    ['talk:type', undefined],
    ['talk:type', { text: 'x'.repeat(5000) }],
    ['voice:preview', { voice: 'af_heart', speed: Number.NaN }],
    ['models:pull', { ids: 'all' }],
    ['history:delete', { all: false }],
    ['history:export', { id: 'x', format: 'exe' }],
    ['waterfall:export', { conversation: '', turn: 0.5, format: 'svg' }],
  ] as const)('given %s with %o, refuses it', async (name, params) => {
    const handle = vi.fn()
    const given = await answer(handlers<RequestHandlers>(handle), name, OURS, params)
    expect(given).toMatchObject({ ok: false, error: { code: 'usage' } })
    expect(handle).not.toHaveBeenCalled()
  })
})

describe('receive', () => {
  const frame = { samples: new Float32Array(512), speechProbability: 0.5, ageMs: 0 }
  const heard = (payload: unknown, sender: Sender = OURS): unknown => {
    let got: unknown
    const take = handlers<MessageHandlers>((given) => (got = given))
    receive(take, 'audio:frame', sender, payload)
    return got
  }

  it('given a microphone frame, hands it on', () => {
    expect(heard(frame)).toEqual(frame)
  })
  it.each([
    { ...frame, samples: new Float32Array(511) },
    { ...frame, samples: Array(512).fill(0) as number[] },
    { ...frame, samples: new Float32Array(512).fill(Number.NaN) },
    { ...frame, samples: new Float32Array(512).fill(Infinity) },
    { ...frame, speechProbability: 1.5 },
    { ...frame, ageMs: -1 },
    { ...frame, ageMs: Number.POSITIVE_INFINITY },
    null,
  ])('given one that is not sound, refuses it', (payload) => {
    expect(() => heard(payload)).toThrow(CodedError)
  })
  it('given another page, refuses it', () => {
    expect(() => heard(frame, { ...OURS, url: 'https://example.org/' })).toThrow('our own page')
  })
})
