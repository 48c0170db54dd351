// An X server of our own, with another program's window that has the focus, and a hand on its keyboard and mouse.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { spawn } from '../../src/engine/child-process.mjs'

const READY_WITHIN_MS = 10_000

export class XDisplay {
  /** What the program in front was told: `KeyPress`, `KeyRelease`, `ButtonPress`, … */
  readonly inFront: string[] = []

  private constructor(
    private readonly children: ChildProcess[],
    private readonly hand: ChildProcess,
    /** As DISPLAY takes it. */
    readonly name: string,
  ) {}

  /** Starts it; the caller closes it. @throws Error where it does not come up */
  static async open(): Promise<XDisplay> {
    const children: ChildProcess[] = []
    try {
      const server = spawn(
        'Xvfb',
        ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'],
        {
          stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
        },
      )
      children.push(server)
      const name = `:${await firstLine(server, server.stdio[3] as NodeJS.ReadableStream)}`
      const env = { ...process.env, DISPLAY: name }
      const front = spawn('xev', [], { env, stdio: ['ignore', 'pipe', 'ignore'] })
      children.push(front)
      await firstLine(front, front.stdout)
      const hand = spawn('xdotool', ['-'], { env, stdio: ['pipe', 'ignore', 'inherit'] })
      children.push(hand)
      const display = new XDisplay(children, hand, name)
      front.stdout.setEncoding('utf8').on('data', (text: string) => {
        for (const [, event] of text.matchAll(/^(\w+) event/gm)) display.inFront.push(event!)
      })
      display.order(
        'search --sync --name "Event Tester" windowfocus --sync windowraise mousemove 90 90',
      )
      return display
    } catch (error) {
      for (const child of children) child.kill('SIGKILL')
      throw error
    }
  }

  /** @param keys by X's names, e.g. `ctrl`, `space`, `Control_R` @returns when the order was given, ms since 1970 */
  down(...keys: string[]): number {
    return this.order(keys.map((key) => `keydown --delay 0 ${key}`).join('\n'))
  }

  up(...keys: string[]): number {
    return this.order(keys.map((key) => `keyup --delay 0 ${key}`).join('\n'))
  }

  /** @param button by X's numbers: 8 is the thumb's back button */
  button(button: number, isDown: boolean): number {
    return this.order(`${isDown ? 'mousedown' : 'mouseup'} ${button}`)
  }

  async close(): Promise<void> {
    for (const child of this.children.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
  }

  private order(line: string): number {
    const atMs = performance.timeOrigin + performance.now()
    this.hand.stdin!.write(`${line}\n`)
    return atMs
  }
}

/** @throws Error where the program ends, or says nothing in time */
async function firstLine(child: ChildProcess, stream: NodeJS.ReadableStream): Promise<string> {
  const signal = AbortSignal.timeout(READY_WITHIN_MS)
  const text = await Promise.race([
    once(stream, 'data', { signal }).then(([data]) => String(data)),
    once(child, 'error', { signal }).then(([error]) => Promise.reject(error as Error)),
    once(child, 'exit', { signal }).then(() =>
      Promise.reject(new Error(`${child.spawnfile} has ended`)),
    ),
  ])
  return text.split('\n')[0]!.trim()
}
