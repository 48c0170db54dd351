import { describe, expect, it } from 'vitest'
import type { KeyStroke } from '../../../shared/hotkey.ts'
import type { FromWorker, ToWorker } from '../../stages/worker/protocol.ts'
import type { Spawn } from '../../stages/worker/worker-life.ts'
import { keyListener } from './listen-keys.ts'

/** A process that loads at once and tells the strokes that the test gives it, until the test ends it. */
class FakeProcess {
  static readonly all: FakeProcess[] = []
  private tell: (message: FromWorker) => void = () => {}
  private gone: (how: string) => void = () => {}
  private strokesId = 0
  private pulls = 0
  private readonly waiting: KeyStroke[] = []

  static readonly spawn: Spawn = () => {
    const process = new FakeProcess()
    FakeProcess.all.push(process)
    return {
      pid: 1,
      send: (message) => process.hear(message),
      onMessage: (listener) => void (process.tell = listener),
      onSign: () => {},
      onExit: (listener) => void (process.gone = listener),
      kill: () => process.die(),
    }
  }

  stroke(stroke: KeyStroke): void {
    this.waiting.push(stroke)
    this.deliver()
  }

  die(): void {
    queueMicrotask(() => this.gone('SIGKILL'))
  }

  private hear(message: ToWorker): void {
    if (message.kind === 'request' && message.method === 'strokes') this.strokesId = message.id
    if (message.kind !== 'pull') return
    if (message.id !== this.strokesId)
      return queueMicrotask(() => this.tell({ kind: 'end', id: message.id, value: undefined }))
    this.pulls++
    this.deliver()
  }

  private deliver(): void {
    if (this.pulls === 0) return
    const stroke = this.waiting.shift()
    if (stroke === undefined) return
    this.pulls--
    this.tell({ kind: 'chunk', id: this.strokesId, value: stroke })
  }
}

function listen() {
  FakeProcess.all.length = 0
  const told: KeyStroke[] = []
  const deaths: string[] = []
  const owner = new AbortController()
  const ended = keyListener({
    file: 'keys.worker.js',
    spawn: FakeProcess.spawn,
    platform: 'linux',
    onDeath: ({ message }) => deaths.push(message),
  })('F9', { signal: owner.signal, onStroke: (stroke) => told.push(stroke) })
  return { told, deaths, owner, ended, now: () => FakeProcess.all.at(-1)! }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('keyListener', () => {
  it('given a process that is killed while the key is held, then the key comes up, and a new one listens on', async () => {
    const { told, deaths, owner, ended, now } = listen()
    await settle()
    now().stroke('down')
    await settle()
    now().die()
    await settle()
    expect(told).toEqual(['down', 'up'])
    expect(deaths).toHaveLength(1)
    now().stroke('down')
    await settle()
    expect(told).toEqual(['down', 'up', 'down'])
    owner.abort()
    await ended
    expect(FakeProcess.all).toHaveLength(2)
  })

  it('given one that dies again and again, then it is given up', async () => {
    const { ended, now } = listen()
    ended.catch(() => {})
    for (let death = 0; death < 4; death++) {
      await settle()
      now().die()
    }
    await expect(ended).rejects.toThrow('4 times within a minute')
    expect(FakeProcess.all).toHaveLength(4)
  })
})
