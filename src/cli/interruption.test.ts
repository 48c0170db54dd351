import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { Interruption } from './interruption.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What was sent has arrived, and what that has sent. */
async function delivered(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve))
}

describe('Interruption', () => {
  const others = new Map<string, ((signal: NodeJS.Signals) => void)[]>()
  let kill: MockInstance<typeof process.kill>

  beforeEach(() => {
    for (const signal of SIGNALS) {
      others.set(signal, process.listeners(signal))
      process.removeAllListeners(signal)
    }
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  })
  afterEach(() => {
    vi.useRealTimers()
    kill.mockRestore()
    for (const signal of SIGNALS) {
      process.removeAllListeners(signal)
      for (const listener of others.get(signal) ?? []) process.on(signal, listener)
    }
  })

  it('given one signal, lets the command clean up; given a second, ends it at once', async () => {
    const { signal } = new Interruption()
    process.emit('SIGHUP', 'SIGHUP')
    await delivered()
    expect(signal.aborted).toBe(true)
    expect(kill).not.toHaveBeenCalled()
    process.emit('SIGHUP', 'SIGHUP')
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGHUP')
  })

  it('given a signal that came while another listened, and was not told yet, hears it', async () => {
    kill.mockRestore()
    process.once('SIGHUP', () => {}) // as when-exit, while the program is still loaded
    process.kill(process.pid, 'SIGHUP')
    const { signal } = new Interruption()
    await delivered()
    expect(signal.aborted).toBe(true)
  })

  it('given a package that sends each signal once more (when-exit, of atomically), counts one as one', async () => {
    process.once('SIGHUP', () => void setImmediate(() => process.emit('SIGHUP', 'SIGHUP')))
    const { signal } = new Interruption()
    process.emit('SIGHUP', 'SIGHUP')
    await delivered()
    expect(signal.aborted).toBe(true)
    expect(kill).not.toHaveBeenCalled()
  })

  it('given a command that does not end within its grace, ends it', async () => {
    new Interruption()
    process.emit('SIGTERM', 'SIGTERM')
    await vi.advanceTimersByTimeAsync(1_100)
    expect(kill).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGTERM')
  })
})
