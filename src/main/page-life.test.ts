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
    sent: [] as string[],
    send: (name: string) => void webContents.sent.push(name),
    forcefullyCrashRenderer: () =>
      webContents.emit('render-process-gone', {}, { reason: 'killed' }),
  })
  const window = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: (): boolean => false,
  })
  const life: string[] = []
  const page = followPage(window as unknown as BrowserWindow, {
    gone: () => life.push('gone'),
    died: (reason) => life.push(reason),
  })
  return { window, webContents, life, page }
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

it('given a page that gives no sign when it is wanted, then it is ended and brought back', () => {
  const { webContents, life, page } = fakeWindow()
  webContents.emit('did-finish-load')
  page.isWanted()
  page.isWanted()
  expect(webContents.sent).toEqual(['page:asked'])
  vi.advanceTimersByTime(14_999)
  page.isWanted() // pressed again and again, it is not waited for longer
  expect(life).toEqual([])
  vi.advanceTimersByTime(1)
  expect(life).toEqual(['killed', 'gone'])
  expect(revived).toHaveBeenCalledTimes(1)
})

it('given a page that says anything, in time or late, or is loaded anew, then nothing is ended', () => {
  for (const afterMs of [10, 4_999, 14_999])
    for (const sign of ['ipc-message', 'did-start-navigation'] as const) {
      const { webContents, page } = fakeWindow()
      webContents.emit('did-finish-load')
      page.isWanted()
      vi.advanceTimersByTime(afterMs)
      webContents.emit(sign, { isMainFrame: true, isSameDocument: false }, 'talk:press')
      vi.advanceTimersByTime(60_000)
      expect(revived).not.toHaveBeenCalled()
    }
})

it('given a page that is still loading, or a window that is gone, then nobody is asked', () => {
  const { webContents, window, page } = fakeWindow()
  page.isWanted()
  webContents.emit('did-finish-load')
  window.emit('closed')
  window.isDestroyed = () => true
  page.isWanted()
  expect(webContents.sent).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})
