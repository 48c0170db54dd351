import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { interruptedTurn, spokenTurn } from '../../figures/metrics/testing/turn-stories.ts'
import { TurnRecords } from './turn-records.ts'

const parent = mkdtempSync(join(tmpdir(), 'parley-records-'))
let folders = 0

function open() {
  const folder = join(parent, `${folders++}`)
  const settings = { eventLog: false, saveTranscripts: false }
  const places = {
    figuresFile: join(folder, 'turns.ndjson'),
    eventsFolder: join(folder, 'events'),
    transcriptsFolder: join(folder, 'transcripts'),
  }
  const records = new TurnRecords({
    places,
    settings: () => settings,
    onNotice: (text) => expect.unreachable(text),
    now: () => new Date(2026, 10, 29, 21, 4),
  })
  const text = (path: string): string =>
    readdirSync(path)
      .map((name) => readFileSync(join(path, name), 'utf8'))
      .join('')
  const hold = async (): Promise<void> => {
    for (const event of [...spokenTurn(1), ...interruptedTurn(2)]) records.event(event)
    await records.close()
  }
  return { folder, settings, records, places, text, hold }
}

describe('TurnRecords', () => {
  afterAll(() => rmSync(parent, { recursive: true, force: true }))

  it('given settings as they come, then figures are kept, and not a word anywhere', async () => {
    const { folder, hold, records } = open()
    await hold()
    expect(readdirSync(folder)).toEqual(['turns.ndjson'])
    expect(readFileSync(join(folder, 'turns.ndjson'), 'utf8')).not.toMatch(/moon|tides/i)
    expect(records.statistics('session')).toMatchObject({ turns: 2, interrupted: 1 })
  })

  it('given the event log is on, then every event is a line with its time, without words', async () => {
    const { settings, hold, places, text } = open()
    settings.eventLog = true
    await hold()
    const lines = text(places.eventsFolder).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(
      [...spokenTurn(1), ...interruptedTurn(2)].map(({ event }) => event),
    )
    expect(JSON.parse(lines[0]!)).toMatchObject({ at: new Date(2026, 10, 29, 21, 4).toISOString() })
    expect(lines.join()).not.toMatch(/moon|tides/i)
    expect(existsSync(places.transcriptsFolder)).toBe(false)
  })

  it('given transcripts are on as well, then what was said and heard is kept, in the events too', async () => {
    const { settings, hold, places, text } = open()
    Object.assign(settings, { eventLog: true, saveTranscripts: true })
    await hold()
    expect(text(places.transcriptsFolder)).toBe(
      [
        '21:04 You: How do tides come about?',
        '21:04 Parley: The moon pulls the water.',
        '21:04 You: How do tides come about?',
        '21:04 Parley: The moon',
        '',
      ].join('\n'),
    )
    expect(text(places.eventsFolder)).toContain('How do tides come about?')
  })
})
