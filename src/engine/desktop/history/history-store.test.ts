import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeTurn } from '../testing/fake-turn.ts'
import { HistoryStore } from './history-store.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-history-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(setByMs = 0) {
  const notices: string[] = []
  const clock = { ms: Date.parse('2026-11-21T10:00:00Z') + setByMs }
  const now = (): Date => new Date((clock.ms += 1000))
  const store = new HistoryStore(join(folder, 'history'), (text) => notices.push(text), now)
  return { store, notices, clock }
}

async function withTwo() {
  const { store, notices } = open()
  store.append(fakeTurn('What is the capital of Japan?', 'It is Tokyo.'))
  store.append(fakeTurn('And of France?', 'It is Paris.'))
  store.startAnew()
  store.append(fakeTurn('How many legs has a spider?', 'It has eight legs.'))
  const [spider, capitals] = await store.list('')
  return { store, notices, spider: spider!, capitals: capitals! }
}

describe('HistoryStore', () => {
  it('given turns, keeps them by conversation, newest first, named by their first words', async () => {
    const { store, spider, capitals } = await withTwo()
    expect(spider).toMatchObject({ title: 'How many legs has a spider?', turns: 1, excerpt: null })
    expect(capitals).toMatchObject({ title: 'What is the capital of Japan?', turns: 2 })
    const { turns } = await open().store.open(capitals.id)
    expect(turns[1]).toEqual(fakeTurn('And of France?', 'It is Paris.'))
    await store.written()
  })

  it.each([
    ['an hour', 3_600_000],
    ['a day', 86_400_000],
  ])(
    'given a clock that is set back by %s, then no turn is lost, and each conversation stands where its time says',
    async (_what, ms) => {
      const { store, clock } = open()
      store.append(fakeTurn('What is the capital of Japan?', 'It is Tokyo.'))
      clock.ms -= ms
      store.append(fakeTurn('And of France?', 'It is Paris.'))
      store.startAnew()
      store.append(fakeTurn('How many legs has a spider?', 'It has eight legs.'))
      await store.written()
      const again = await open(-ms).store.list('')
      expect(again).toMatchObject([
        { title: 'What is the capital of Japan?', turns: 2 },
        { title: 'How many legs has a spider?', turns: 1 },
      ])
    },
  )

  it('given a conversation without end, goes on in another file that bears its name, and all of it is found', async () => {
    const { store } = open()
    for (let i = 1; i <= 200; i++) store.append(fakeTurn(`Number ${i}?`, 'Yes.'))
    const [whole] = await store.list('')
    await store.rename(whole!.id, 'Counting')
    for (let i = 201; i <= 401; i++) store.append(fakeTurn(`Number ${i}?`, 'Yes.'))
    expect(await store.list('')).toMatchObject([
      { title: 'Counting, part 3', turns: 1 },
      { title: 'Counting, part 2', turns: 200 },
      { title: 'Counting', turns: 200 },
    ])
    expect(await store.list('number 201?')).toMatchObject([{ title: 'Counting, part 2' }])
    expect(await store.list('number 401?')).toMatchObject([{ title: 'Counting, part 3' }])
  })

  it.each([
    ['within six hours', 6 * 3_600_000 - 2000, 1],
    ['after more than six hours', 6 * 3_600_000, 2],
  ])(
    'given a turn %s of the last one, then there are so many conversations',
    async (_when, ms, many) => {
      const { store, clock } = open()
      store.append(fakeTurn('What is the capital of Japan?', 'It is Tokyo.'))
      clock.ms += ms
      store.append(fakeTurn('Good morning.', 'Good morning.'))
      const titles = (await store.list('')).map(({ title }) => title)
      expect(titles).toHaveLength(many)
      if (many === 2) expect(titles[0]).toBe('Good morning.')
    },
  )

  it('given words to search, finds what holds all of them, and shows where', async () => {
    const { store } = await withTwo()
    expect(await store.list('paris capital')).toMatchObject([{ excerpt: 'It is Paris.' }])
    expect(await store.list('EIGHT')).toMatchObject([{ turns: 1 }])
    expect(await store.list('paris spider')).toEqual([])
  })

  it('given a new name, keeps it, also for the conversation that goes on', async () => {
    const { store, spider } = await withTwo()
    await store.rename(spider.id, '  Legs ')
    store.append(fakeTurn('And an ant?', 'Six.'))
    expect(await store.open(spider.id)).toMatchObject({ title: 'Legs', turns: [{}, {}] })
    await store.rename(spider.id, ' ')
    expect(await store.open(spider.id)).toMatchObject({ title: 'How many legs has a spider?' })
  })

  it('given drafts that an app left which was killed while it wrote, shows none, and a deletion removes them too', async () => {
    const { store, spider, capitals } = await withTwo()
    await store.written()
    const drafts = [spider, capitals].map(({ id }) => `${id}.json.tmp-176450000012ab34`)
    for (const draft of drafts) writeFileSync(join(folder, 'history', draft), '{"id":')
    expect(await store.list('')).toHaveLength(2)
    await store.delete({ id: spider.id })
    expect(readdirSync(join(folder, 'history')).sort()).toEqual([`${capitals.id}.json`, drafts[1]])
    await store.delete({ all: true })
    expect(readdirSync(join(folder, 'history'))).toEqual([])
  })

  it('given a deletion, forgets it on disk as well, and goes on anew', async () => {
    const { store, spider, capitals } = await withTwo()
    await store.delete({ id: spider.id })
    store.append(fakeTurn('Still there?', 'Yes.'))
    expect((await store.list('')).map(({ title }) => title)).toEqual([
      'Still there?',
      capitals.title,
    ])
    await store.delete({ all: true })
    expect(await store.list('')).toEqual([])
    expect(readdirSync(join(folder, 'history'))).toEqual([])
  })

  it('given a damaged file, shows the others and leaves it where it is', async () => {
    const { store } = await withTwo()
    writeFileSync(join(folder, 'history/20200101-000000-abcdef.json'), '{')
    expect(await store.list('')).toHaveLength(2)
    await expect(store.open('20200101-000000-abcdef')).rejects.toMatchObject({ code: 'usage' })
    expect(readdirSync(join(folder, 'history'))).toHaveLength(3)
  })

  it('given a turn that comes while a title is changed, keeps both', async () => {
    const { store, notices } = open()
    store.append(fakeTurn('What is the capital of Japan?', 'It is Tokyo.'))
    await store.written()
    const [entry] = await store.list('')
    const renaming = store.rename(entry!.id, 'Capitals')
    store.append(fakeTurn('And of France?', 'It is Paris.'))
    await renaming
    await store.written()
    expect((await open().store.open(entry!.id)).turns).toHaveLength(2)
    store.append(fakeTurn('And of Spain?', 'It is Madrid.'))
    await store.written()
    expect(await store.open(entry!.id)).toMatchObject({ title: 'Capitals', turns: { length: 3 } })
    expect(notices).toEqual([])
  })

  it.each(['../settings', '/etc/passwd', '', '20200101-000000-abcdef/../../x'])(
    'given the id %j, touches nothing',
    async (id) => {
      const { store } = open()
      await expect(store.open(id)).rejects.toMatchObject({ code: 'usage' })
      await expect(store.delete({ id })).rejects.toMatchObject({ code: 'usage' })
    },
  )

  it('given a folder that cannot be written, says so once per turn and goes on', async () => {
    writeFileSync(join(folder, 'history'), 'in the way')
    const { store, notices } = open()
    store.append(fakeTurn('Hello?', 'Hello.'))
    await store.written()
    await new Promise((resolve) => setImmediate(resolve))
    expect(notices).toHaveLength(1)
  })
})
