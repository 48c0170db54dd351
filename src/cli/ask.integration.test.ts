import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeWav } from '../engine/audio/wav-decode.ts'
import { lastAudibleMs, levelDbfs } from '../engine/audio/level.ts'
import { spawnSync } from '../engine/child-process.mjs'
import { explanation, questions, sharedTools } from './testing/recordings.ts'
import { engineProcesses, runParley, type Ran } from './testing/run-parley.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-ask-'))
const first = explanation()
// Figures are written in more ways than one, and why the sky is blue the model does not always know.
const [short, second, third] = questions().filter(
  ({ expect, text }) => expect !== null && text !== first.text && !/seven|hundred|sky/.test(text),
)
if (!short || !second || !third) throw new Error('three questions with a right answer are needed')

const turnsOf = (ran: Ran) => ran.events.filter(({ event }) => event === 'turn')
const plain = (text: unknown): string =>
  String(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, '')

describe('ask', () => {
  it('given two spoken questions and one over the first reply, answers all aloud, and the recording says the same of its latency', async () => {
    const record = join(folder, 'conversation.wav')
    const svg = join(folder, 'turns.svg')
    const replies = join(folder, 'replies')
    const ran = await runParley([
      ...['ask', first.path, second.path, '--barge-in', `${third.path}@1000`, '--json'],
      ...['--record', record, '--waterfall', svg, '--reply', replies],
    ])
    expect(ran.stderr).not.toContain('Error')
    expect(ran.status).toBe(0)

    const turns = turnsOf(ran)
    expect(turns).toHaveLength(3)
    ;[first, third, second].forEach((question, i) => {
      expect(plain(turns[i]?.['transcript'])).toBe(plain(question.text))
      expect(String(turns[i]?.['reply']).toLowerCase()).toMatch(question.expect as RegExp)
    })
    const [interrupted, ...answered] = turns
    expect(interrupted).toMatchObject({ interrupted: true })
    expect(String(interrupted?.['heard']).length).toBeLessThan(
      String(interrupted?.['reply']).length,
    )
    for (const turn of answered) {
      expect(turn).toMatchObject({ interrupted: false })
      expect(turn['heard']).not.toBe('')
    }
    expectOrder(ran)

    const { channels, sampleRateHz } = decodeWav(readFileSync(record), record)
    const [left, right] = channels
    expect(left && right && left.length === right.length).toBe(true)
    expect(
      lastAudibleMs((left as Float32Array).subarray(0, sampleRateHz * 3.2), sampleRateHz),
    ).toBeGreaterThan(500)
    expect(levelDbfs(right as Float32Array)).toBeGreaterThan(-50)
    if (existsSync(sharedTools)) {
      const tool = join(sharedTools, 'v2v.mjs')
      const options = [record, '--speech-end', String(first.speechEndMs)]
      const measured = JSON.parse(
        spawnSync(process.execPath, [tool, ...options], { encoding: 'utf8' }).stdout,
      ) as { voiceToVoiceMs: number }
      const own = turns[0]?.['voice_to_voice_ms'] as number
      expect(Math.abs(own - measured.voiceToVoiceMs)).toBeLessThanOrEqual(50)
    }
    expect(readFileSync(svg, 'utf8')).toContain('<svg')
    for (const turn of ['turn-2.wav', 'turn-3.wav'])
      expect(readFileSync(join(replies, turn)).length).toBeGreaterThan(20_000)
  })

  it.runIf(process.platform === 'linux')(
    'given push-to-talk and every engine killed while the first speaks, commits at the end of the file and answers the next',
    { timeout: 300_000 },
    async () => {
      const engines = ['language model', 'voice', 'speech recognition']
      const killed = new Set<string>()
      const args = ['ask', short.path, short.path, '--mode', 'ptt', '--tier', 'fast', '--json']
      const ran = await runParley(args, {
        onEvent: ({ event, turn }, pid) => {
          if (event !== 'speech_start' || turn !== 1 || killed.size > 0) return
          for (const title of engines)
            for (const engine of engineProcesses(pid, `parley ${title}`)) {
              process.kill(engine, 'SIGKILL')
              killed.add(title)
            }
        },
      })
      expect([...killed]).toEqual(engines)
      expect(ran.status, ran.stderr).toBe(0)
      expect(ran.stderr.match(/restarting/gu)?.length).toBeGreaterThanOrEqual(engines.length)
      const last = turnsOf(ran).at(-1)
      expect(last).toMatchObject({ turn: 2 })
      expect(plain(last?.['transcript'])).toBe(plain(short.text))
      expect(String(last?.['reply']).toLowerCase()).toMatch(short.expect as RegExp)
    },
  )
})

/** The first turn's events come in the order of their times, and all of them tell turn and time. */
function expectOrder(ran: Ran): void {
  const order = ['speech_start', 'stt_partial', 'speech_end', 'first_audio_played', 'turn']
  const times = order.map(
    (name) =>
      ran.events.find(({ event, turn }) => event === name && turn === 1)?.['t_ms'] as number,
  )
  expect(times).toEqual([...times].sort((a, b) => a - b))
  for (const { t_ms, turn } of ran.events.filter(({ event }) => event !== 'transcript')) {
    expect(t_ms).toBeTypeOf('number')
    expect(turn).toBeTypeOf('number')
  }
}
