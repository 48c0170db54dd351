import { describe, expect, it } from 'vitest'
import { CodedError } from '../../shared/coded-error.ts'
import type { ModelTransfer } from '../../shared/window/app-state.ts'
import type { ModelProgress, ModelStatus, ModelWork } from '../models/model-status.ts'
import type { OwnOffer } from '../models/own/own-offer.ts'
import { ModelManager } from './model-manager.ts'
import type { TellPage } from './tell-page.ts'

const progress = (id: string, phase: ModelProgress['phase'], doneBytes: number): ModelProgress => ({
  id,
  phase,
  source: 'hub',
  doneBytes,
  totalBytes: 100,
  bytesPerSecond: 10,
  secondsLeft: 1,
})

const OFFER: OwnOffer = {
  model: {
    ...{ id: 'mine', kind: 'llm', title: 'Mine', file: 'mine.gguf', licence: 'MIT' },
    ...{ languages: ['*'], default: false, tiers: [] },
    sources: [{ kind: 'file', path: '/mine.gguf', bytes: 1, sha256: null }],
  },
  ...{ from: 'file', isHere: false, commit: null, sha256: null, others: [] },
  ...{ architecture: 'qwen2', contextTokens: 2048 },
}

function room(pull: (ids: readonly string[], work: ModelWork) => Promise<void> = async () => {}) {
  const transfers: ModelTransfer[] = []
  const state = { nowMs: 0, changes: 0, pulled: [] as string[], added: [] as string[] }
  const tell: TellPage = (name, payload) => {
    if (name === 'transfer') transfers.push(payload as ModelTransfer)
  }
  const statuses = ['llm-1.5b', 'llm-0.5b'].map((id) => ({
    id,
    bytes: 1,
    state: 'missing',
    path: `/models/${id}.gguf`,
  }))
  const manager = new ModelManager({
    store: {
      status: async () => statuses as ModelStatus[],
      pull: async (ids, work) => {
        state.pulled.push(...ids)
        await pull(ids, work)
      },
      remove: async () => {},
      measured: async () => ({}),
      recognisers: async () => ({}),
      offer: async () => OFFER,
      add: async ({ id }) => void state.added.push(id),
      verify: async (ids) => ids.map((id) => ({ id, state: 'corrupt' as const, sha256: null })),
    },
    tier: () => 'balanced',
    tell,
    nowMs: () => state.nowMs,
    onChange: () => state.changes++,
  })
  return { manager, transfers, state }
}

describe('ModelManager', () => {
  it('given a model that was shown, adds that one and no other', async () => {
    const { manager, state } = room()
    await expect(manager.add('mine')).rejects.toMatchObject({ code: 'usage' })
    manager.own.fileChosen('/mine.gguf')
    expect(await manager.own.offer(' /mine.gguf ')).toMatchObject({ id: 'mine', isFetched: false })
    await expect(manager.add('other')).rejects.toMatchObject({ code: 'usage' })
    await manager.add('mine')
    expect(state).toMatchObject({ added: ['mine'], changes: 1 })
  })
  it('given the tier, says which models it needs, and fetches those by default', async () => {
    const { manager, state } = room()
    const rows = await manager.list()
    expect(rows.map(({ id, needed }) => [id, needed])).toEqual([
      ['llm-1.5b', true],
      ['llm-0.5b', false],
    ])
    await manager.pull([])
    expect(state.pulled).toContain('llm-1.5b')
    expect(state.pulled).not.toContain('llm-0.5b')
    expect(state.changes).toBe(1)
  })

  it('given progress many times a second, tells four, and every phase', async () => {
    const { manager, transfers, state } = room(async (_ids, { onProgress }) => {
      for (let i = 0; i < 100; i++) {
        state.nowMs = i * 10
        onProgress?.(progress('a', 'downloading', i))
      }
      onProgress?.(progress('a', 'verifying', 100))
      onProgress?.(progress('a', 'done', 100))
    })
    await manager.pull(['a'])
    expect(transfers.map(({ phase }) => phase)).toEqual([
      ...Array.from({ length: 4 }, () => 'downloading'),
      'verifying',
      'done',
    ])
  })

  it('given a pause, ends without an error, and tells where it stands', async () => {
    const { manager, transfers } = room(async (_ids, { onProgress, signal }) => {
      onProgress?.(progress('a', 'downloading', 40))
      manager.pause()
      signal.throwIfAborted()
    })
    await manager.pull(['a'])
    expect(transfers.at(-1)).toMatchObject({ id: 'a', phase: 'paused', doneBytes: 40, error: null })
  })

  it('given a failure, tells it at the model and to the caller, and can begin again', async () => {
    const { manager, transfers, state } = room(async (_ids, { onProgress }) => {
      onProgress?.(progress('a', 'downloading', 40))
      throw new CodedError('disk_full', 'the disk is full')
    })
    await expect(manager.pull(['a'])).rejects.toMatchObject({ code: 'disk_full' })
    expect(transfers.at(-1)).toMatchObject({ phase: 'failed', error: { code: 'disk_full' } })
    await expect(manager.pull(['a'])).rejects.toMatchObject({ code: 'disk_full' })
    expect(state.changes).toBe(2)
  })

  it('given a second fetch while one runs, refuses it', async () => {
    const { manager } = room(async () => {
      await expect(manager.pull(['b'])).rejects.toMatchObject({ code: 'usage' })
    })
    await manager.pull(['a'])
  })

  it('given a model that is corrupt, says that it is not sound', async () => {
    expect(await room().manager.verify(['a'])).toEqual([{ id: 'a', sound: false }])
  })
})
