// A PulseAudio of our own: its sockets, settings and modules in a folder of its own, the user's left alone.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn, spawnSync } from '../../../src/engine/child-process.mjs'

const READY_WITHIN_MS = 10_000
const END_WITHIN_MS = 3_000

/**
 * Without flat volumes a volume of 1 leaves samples as they are. Ahead of all programs, as a desktop's sound server is,
 * where it may be (elsewhere it goes on without): behind the engines it loses 23 ms of sound every few seconds. Where its
 * owner was killed, nobody closes it: some minutes without a client, and it goes.
 */
const DAEMON_CONF = `flat-volumes = no
realtime-scheduling = yes
high-priority = yes
exit-idle-time = 180
resample-method = speex-float-3
`

export class PulseDaemon {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** As PULSE_SERVER and `--server` take it. */
    readonly server: string,
  ) {}

  /**
   * Starts it with `modules`, each a line for `load-module`; the caller closes it.
   * @throws Error with what it said where it does not come up; AbortError
   */
  static async open(
    modules: readonly string[],
    { signal }: { signal: AbortSignal },
  ): Promise<PulseDaemon> {
    const folder = await mkdtemp(join(tmpdir(), 'parley-pulse-'))
    const socket = join(folder, 'socket')
    const script = join(folder, 'script.pa')
    await mkdir(join(folder, 'runtime'), { mode: 0o700 })
    await writeFile(join(folder, 'daemon.conf'), DAEMON_CONF)
    // auth-anonymous: whoever may read our folder may come; there is no cookie to hand about.
    const lines = [`module-native-protocol-unix socket=${socket} auth-anonymous=1`, ...modules]
    await writeFile(script, lines.map((line) => `load-module ${line}\n`).join(''))
    const child = spawn('pulseaudio', ['-n', '--daemonize=no', '--use-pid-file=no', '-F', script], {
      env: {
        ...process.env,
        HOME: folder,
        XDG_RUNTIME_DIR: join(folder, 'runtime'),
        PULSE_RUNTIME_PATH: join(folder, 'runtime'),
        PULSE_CONFIG: join(folder, 'daemon.conf'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('error', () => {}) // seen as a daemon that does not answer
    const daemon = new PulseDaemon(child, folder, `unix:${socket}`)
    try {
      await daemon.ready(signal)
      return daemon
    } catch (error) {
      await daemon.close()
      signal.throwIfAborted()
      throw new Error(`PulseAudio did not start; it said:\n${said.slice(-2_000)}`, { cause: error })
    }
  }

  /** Asks `pactl`. @returns what it printed @throws Error where it failed */
  control(...words: string[]): string {
    const { status, stdout, stderr } = spawnSync('pactl', [`--server=${this.server}`, ...words], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`pactl ${words.join(' ')}: ${stderr}`)
    return stdout
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid) {
      const gone = once(this.child, 'exit')
      this.child.kill('SIGTERM')
      const timer = setTimeout(() => this.child.kill('SIGKILL'), END_WITHIN_MS)
      await gone
      clearTimeout(timer)
    }
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Its script is run in order: once the last module is there, all are. */
  private async ready(signal: AbortSignal): Promise<void> {
    const untilMs = performance.now() + READY_WITHIN_MS
    for (;;) {
      signal.throwIfAborted()
      try {
        this.control('info')
        return
      } catch (error) {
        if (performance.now() > untilMs || this.child.exitCode !== null) throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
