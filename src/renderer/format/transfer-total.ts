// Several downloads as one. Pure.
import type { ModelTransfer } from '../../shared/window/app-state.ts'

export interface TransferTotal {
  doneBytes: number
  /** Null where a size is not known. */
  totalBytes: number | null
  /** 0…1, null where unknown. */
  share: number | null
  bytesPerSecond: number | null
  secondsLeft: number | null
  isPaused: boolean
  isDone: boolean
  /** The first failure's line. */
  failure: string | null
}

/** What `transfers` make together; null for none. */
export function transferTotal(transfers: readonly ModelTransfer[]): TransferTotal | null {
  if (transfers.length === 0) return null
  const doneBytes = sum(transfers.map((transfer) => transfer.doneBytes))
  const sizes = transfers.map((transfer) => transfer.totalBytes)
  const totalBytes = sizes.some((size) => size === null)
    ? null
    : sum(sizes.map((size) => size ?? 0))
  const rates = transfers.map((transfer) => transfer.bytesPerSecond ?? 0)
  const bytesPerSecond = sum(rates) > 0 ? sum(rates) : null
  const isDone = transfers.every(({ phase }) => phase === 'done')
  const isKnown = totalBytes !== null && totalBytes > 0
  return {
    doneBytes,
    totalBytes,
    share: isDone ? 1 : isKnown ? Math.min(1, doneBytes / totalBytes) : null,
    bytesPerSecond,
    secondsLeft:
      isKnown && bytesPerSecond !== null ? (totalBytes - doneBytes) / bytesPerSecond : null,
    isPaused: transfers.some(({ phase }) => phase === 'paused'),
    isDone,
    failure: transfers.find(({ error }) => error !== null)?.error?.message ?? null,
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
