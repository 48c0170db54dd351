import { describe, expect, it, vi } from 'vitest'
import { EVENT_NAMES, MESSAGE_NAMES, REQUEST_NAMES } from '../shared/window/channel-names.ts'
import { MESSAGES, REQUESTS } from '../main/ipc/payloads.ts'
import { allowedBridge } from './allowed-bridge.ts'

function bridge() {
  const ipc = { invoke: vi.fn(async () => 'answer'), send: vi.fn(), on: vi.fn(), off: vi.fn() }
  return { ipc, parley: allowedBridge(ipc) }
}

const FOREIGN = ['ELECTRON_BROWSER_REQUIRE', 'talk:press ', '__proto__', 'constructor', '', 7, null]

describe('allowedBridge', () => {
  it('given names of the contract, hands them on', async () => {
    const { ipc, parley } = bridge()
    expect(await parley.request('app:state', undefined)).toBe('answer')
    parley.send('talk:mute', { muted: true })
    const end = parley.on('mode', () => {})
    expect(ipc.send).toHaveBeenCalledWith('talk:mute', { muted: true })
    expect(ipc.on).toHaveBeenCalledWith('mode', expect.any(Function))
    end()
    expect(ipc.off).toHaveBeenCalledWith('mode', ipc.on.mock.calls[0]![1])
  })

  it.each(FOREIGN)('given the foreign name %o, refuses it each way', async (name) => {
    const { ipc, parley } = bridge()
    await expect(parley.request(name as never, undefined as never)).rejects.toThrow(TypeError)
    expect(() => parley.send(name as never, undefined as never)).toThrow('no channel')
    expect(() => parley.on(name as never, () => {})).toThrow('no channel')
    for (const call of Object.values(ipc)) expect(call).not.toHaveBeenCalled()
  })

  it('given a request where a message is meant, refuses it: each way has its own names', () => {
    const { parley } = bridge()
    expect(() => parley.send('settings:change' as never, {} as never)).toThrow(TypeError)
    expect(() => parley.on('talk:press' as never, () => {})).toThrow(TypeError)
  })

  it('lets through what the main process answers, and nothing besides', () => {
    expect([...REQUEST_NAMES].sort()).toEqual(Object.keys(REQUESTS).sort())
    expect([...MESSAGE_NAMES].sort()).toEqual(Object.keys(MESSAGES).sort())
    expect([...EVENT_NAMES].some((name) => REQUEST_NAMES.has(name))).toBe(false)
  })
})
