import { describe, expect, it } from 'vitest'
import type { ModelProgress } from '../engine/models/model-status.ts'
import { ModelProgressLine, progressText } from './model-progress-line.ts'

const progress: ModelProgress = {
  id: 'llm-1.5b',
  phase: 'downloading',
  source: 'hub',
  doneBytes: 512_000_000,
  totalBytes: 1_117_320_768,
  bytesPerSecond: 21_000_000,
  secondsLeft: 28.8,
}

class FakeStream {
  text = ''
  constructor(readonly isTTY: boolean) {}
  write(text: string): void {
    this.text += text
  }
}

describe('model progress', () => {
  it('given a download, when told, then size, share, speed and time left are there', () => {
    expect(progressText(progress)).toBe(
      'llm-1.5b: downloading 512 of 1,117 MB (45 %), 21 MB/s, 29 s left',
    )
    expect(progressText({ ...progress, secondsLeft: 125 })).toContain('2 min 5 s left')
    expect(progressText({ ...progress, bytesPerSecond: null, secondsLeft: null })).toBe(
      'llm-1.5b: downloading 512 of 1,117 MB (45 %)',
    )
  })

  it('given no terminal, when shown often, then a line comes every two seconds, and the end at once', () => {
    const stream = new FakeStream(false)
    const line = new ModelProgressLine(stream)
    for (let ms = 0; ms <= 4000; ms += 100) line.show(progress, ms)
    line.show({ ...progress, phase: 'done' }, 4010)
    expect(stream.text.split('\n')).toHaveLength(5)
    expect(stream.text).toMatch(/llm-1.5b: ready\n$/)
  })

  it('given a terminal, when shown, then one line is redrawn and notes stand above it', () => {
    const stream = new FakeStream(true)
    const line = new ModelProgressLine(stream)
    line.show(progress, 0)
    line.show(progress, 200)
    line.note('the model hub: no connection')
    expect(stream.text.split('\n')).toHaveLength(2)
    expect(stream.text).toContain('\r\u001b[2Kthe model hub: no connection\n')
  })
})
