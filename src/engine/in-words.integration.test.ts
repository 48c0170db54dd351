// A reply that may be no command, with the real model: behind commands it begins with a bracket in every spelling that it has.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { History } from './conversation/session/history.ts'
import type { Engine } from './engine.ts'
import { opening } from './stages/llm/prompt.ts'
import { openTestEngine } from './testing/open-test-engine.ts'

const { signal } = new AbortController()
let engine: Engine

beforeAll(async () => {
  engine = await openTestEngine(['llm'])
})
afterAll(() => engine?.close())

it('given commands that went before, when no command may be given, then it answers in words', async () => {
  const history = new History(() => opening(new Date()))
  for (const minutes of ['five', 'twelve']) {
    const command = `set a timer for ${minutes} minutes`
    const transcript = `Please ${command}.`
    history.add({ transcript, heard: 'Timer set.', interrupted: false, command })
  }
  let reply = ''
  const messages = history.withUser('What does cancel all timers mean?', 'en')
  for await (const delta of engine.llm.answer(messages, { signal, maxTokens: 60 })) reply += delta
  expect(reply).toMatch(/\w+ \w+/u)
  expect(reply).not.toMatch(/^\W*cancel all timers\W*$/iu)
})
