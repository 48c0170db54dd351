// llama.cpp's server as a process that can be killed and frozen.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { spawn } from '../../src/engine/child-process.mjs'

/** Where `npm run endpoints` has installed it; undefined where it could not be. */
export const python = process.env['PARLEY_ENDPOINT_PYTHON']

export class LlamaServer {
  private process: ChildProcess | undefined

  private constructor(
    private readonly modelFile: string,
    private readonly port: number,
  ) {}

  static async start(modelFile: string): Promise<LlamaServer> {
    const server = new LlamaServer(modelFile, await freePort())
    await server.restart()
    return server
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}/v1`
  }

  /** Resolves once it listens, its model loaded. */
  async restart(): Promise<void> {
    const script = join(import.meta.dirname, 'llama_server.py')
    const child = spawn(python ?? 'python3', [script, String(this.port), this.modelFile], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    this.process = child
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (text: Buffer) => {
        if (text.toString().includes('listening')) resolve()
      })
      child.once('exit', (code) => reject(new Error(`the llama.cpp server ended with ${code}`)))
    })
  }

  async kill(): Promise<void> {
    const child = this.process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  freeze(): void {
    this.process?.kill('SIGSTOP')
  }
  thaw(): void {
    this.process?.kill('SIGCONT')
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
