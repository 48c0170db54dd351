// `npm run room -- --replay FOLDER`: prints what the canceller makes of a saved run. It judges nothing: people do.
import { expect, it } from 'vitest'
import { replay, replayLine } from './replay.ts'
import { savedReplies } from './saved-reply.ts'

const folder = process.env['PARLEY_REPLAY']

it.runIf(folder)('replays the room', { timeout: 600_000 }, async () => {
  const replies = await savedReplies(folder!)
  const replayed = replay(replies)
  for (const one of replayed) process.stderr.write(`${replayLine(one)}\n`)
  expect(replayed).toHaveLength(replies.length)
})
