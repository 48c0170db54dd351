import { describe, expect, it } from 'vitest'
import { displayWidth, fit, pad } from './display-width.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import { tableLines } from './table.ts'

describe('tableLines', () => {
  const columns = [{ title: 'stage' }, { title: 'P50', align: 'right' as const }, { title: 'note' }]

  it('aligns words left and figures right, with wide letters and colours', () => {
    const rows = [
      ['\u001b[32mstt\u001b[0m', '134 ms', 'ok'],
      ['首都', '1,254 ms', ''],
    ]
    expect(tableLines(columns, rows)).toEqual([
      'stage       P50  note',
      '─────  ────────  ────',
      '\u001b[32mstt\u001b[0m      134 ms  ok',
      '首都   1,254 ms',
    ])
  })

  it('given too little room, cuts the widest words', () => {
    const lines = tableLines(columns, [['stt', '1 ms', 'a remark that is far too long']], {
      columns: 30,
    })
    expect(lines.at(-1)).toBe('stt    1 ms  a remark that is…')
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(30)
  })

  it('given no rows, shows the titles', () => {
    expect(tableLines([{ title: 'id' }], [])).toEqual(['id', '──'])
  })
})

describe('display width', () => {
  it.each([
    ['abc', 3],
    ['né', 2],
    ['ne\u0301', 2],
    ['首都', 4],
    ['👩‍👩‍👧', 2],
    ['\u001b[31mred\u001b[0m', 3],
    ['', 0],
  ])('of %j is %i', (text, cells) => expect(displayWidth(text)).toBe(cells))

  it('fits text onto one line of so many cells', () => {
    expect(fit('two\n lines', 20)).toBe('two lines')
    expect(fit('首都首都', 5)).toBe('首都…')
    expect(fit('abc', 0)).toBe('')
    expect(pad('首', 4, 'right')).toBe('  首')
  })
})

describe('formatMs', () => {
  it.each([
    [641.6, '642 ms'],
    [1254, '1,254 ms'],
    [12_345, '12.3 s'],
    [-0.2, '0 ms'],
    [null, '–'],
  ])('shows %s as %s', (timeMs, text) => expect(formatMs(timeMs)).toBe(text))
})
