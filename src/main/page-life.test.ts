import type { BrowserWindow } from 'electron'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followPage } from './page-life.ts'

const revived = vi.hoisted(() => vi.fn())
vi.mock('./page-revival.ts', () => ({ revive: revived }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  revived.mockReset()
})

function fakeWindow() {
  const webContents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () =>
      webContents.emit('render-process-gone', {}, { reason: 'killed' }),
  })
  const window = Object.assign(new EventEmitter(), { webContents, isDestroyed: () => false })
  const life: string[] = []
  followPage(window as unknown as BrowserWindow, {
    gone: () => life.push('gone'),
    died: (reason) => life.push(reason),
  })
  return { window, webContents, life }
}

it('given a page that hangs and does not come round, then it is ended and brought back', () => {
  const { webContents, life } = fakeWindow()
  webContents.emit('unresponsive')
  vi.advanceTimersByTime(9_999)
  expect(life).toEqual([])
  vi.advanceTimersByTime(1)
  expect(life).toEqual(['killed', 'gone'])
  expect(revived).toHaveBeenCalledTimes(1)
})

it('given a page that was busy and answers again, or dies, or goes with its window, then nothing is ended', () => {
  for (const ends of ['responsive', 'render-process-gone', 'closed'] as const) {
    const { window, webContents, life } = fakeWindow()
    webContents.emit('unresponsive')
    if (ends === 'closed') window.emit('closed')
    else webContents.emit(ends, {}, { reason: 'clean-exit' })
    const before = [...life]
    vi.advanceTimersByTime(60_000)
    expect(life).toEqual(before)
    expect(revived).not.toHaveBeenCalled()
  }
})
