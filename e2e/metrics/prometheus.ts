// A Prometheus of our own, as long as it is needed: Debian's package, on a free port of loopback.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { spawn } from '../../src/engine/child-process.mjs'
import { freePort } from '../../src/cli/testing/free-port.ts'
import { root } from '../fixture/root.ts'

const READY_WITHIN_MS = 20_000

/** One series of an answer, and its value. */
export interface Sample {
  metric: Record<string, string>
  value: number
}

export interface Target {
  health: 'up' | 'down' | 'unknown'
  lastError: string
}

export interface Prometheus {
  /** @param atMs when the question is of; now where absent */
  query(expr: string, atMs?: number): Promise<Sample[]>
  /** What became of the last scrape of each target. */
  targets(): Promise<Target[]>
  rules(): Promise<{ name: string; health: string; lastError?: string }[]>
  close(): Promise<void>
}

/**
 * Scrapes `target` (HOST:PORT) twice a second, with our rules loaded; resolves after the first scrape.
 * @param token sent as `credentials_file` sends it
 */
export async function startPrometheus(target: string, token?: string): Promise<Prometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-prometheus-'))
  const tokenFile = join(folder, 'token')
  if (token !== undefined) await writeFile(tokenFile, token)
  const config = [
    'global: { scrape_interval: 500ms, evaluation_interval: 1s }',
    `rule_files: ['${join(root, 'resources/grafana/alerts.yml')}']`,
    'scrape_configs:',
    '  - job_name: parley',
    ...(token === undefined ? [] : [`    authorization: { credentials_file: '${tokenFile}' }`]),
    `    static_configs: [{ targets: ['${target}'] }]`,
  ]
  await writeFile(join(folder, 'prometheus.yml'), config.join('\n'))
  const port = await freePort()
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`)
    const { status, data, error } = (await answer.json()) as {
      status: string
      data: T
      error?: string
    }
    if (status !== 'success') throw new Error(`Prometheus refuses ${path}: ${error}`)
    return data
  }
  const close = async (): Promise<void> => {
    child.kill()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  const targets = async (): Promise<Target[]> =>
    (await get<{ activeTargets: Target[] }>('targets')).activeTargets
  try {
    // It looks for targets some seconds after it is up.
    await scraped(async () => (await targets())[0])
  } catch (error) {
    await close()
    throw error
  }
  return {
    close,
    async query(expr, atMs = Date.now()) {
      const params = new URLSearchParams({ query: expr, time: String(atMs / 1000) })
      const { result } = await get<{
        result: { metric: Record<string, string>; value: [number, string] }[]
      }>(`query?${params}`)
      return result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }))
    },
    targets,
    rules: async () =>
      (
        await get<{ groups: { rules: { name: string; health: string; lastError?: string }[] }[] }>(
          'rules',
        )
      ).groups.flatMap(({ rules }) => rules),
  }
}

async function scraped(target: () => Promise<Target | undefined>): Promise<void> {
  const untilMs = Date.now() + READY_WITHIN_MS
  for (;;) {
    const found = await target().catch(() => undefined)
    if (found && found.health !== 'unknown') return
    if (Date.now() > untilMs) throw new Error('Prometheus did not start')
    await after(200)
  }
}
