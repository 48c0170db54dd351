// What set-up looks like on a terminal and in a log.
import { describe, expect, it } from 'vitest'
import { createProgress } from './progress.mjs'

/** @param {boolean} isTTY */
function fakeStream(isTTY) {
  return {
    isTTY,
    text: '',
    /** @param {string} text */
    write(text) {
      this.text += text
    },
  }
}

describe('createProgress', () => {
  it('given a log, writes whole lines and not each step', () => {
    const stream = fakeStream(false)
    let nowMs = 0
    const task = createProgress(stream, { nowMs: () => nowMs }).task('building')
    task.update('1/60')
    nowMs = 16_000
    task.update('20/60')
    task.update('21/60')
    nowMs = 45_000
    task.done('built')
    expect(stream.text.split('\n')).toEqual([
      'parley: building …',
      'parley: building … 20/60 16 s',
      'parley: building: built (45 s)',
      '',
    ])
  })

  it('given a terminal, rewrites one line and clears it at the end', () => {
    const stream = fakeStream(true)
    const task = createProgress(stream, { nowMs: () => 0 }).task('building')
    task.update('1/60')
    task.stop()
    expect(stream.text).toContain('\r\x1b[Kparley: building … 1/60')
    expect(stream.text.endsWith('\r\x1b[K')).toBe(true)
    expect(stream.text).not.toContain('\n')
  })

  it('given quiet, says nothing', () => {
    const stream = fakeStream(true)
    const progress = createProgress(stream, { quiet: true })
    progress.say('hello')
    progress.task('building').done('built')
    expect(stream.text).toBe('')
  })
})
