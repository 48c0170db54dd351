// Which engines are away at this moment: their process has ended or hangs, and a new one is being loaded.
import type { Loss, Losses } from './ports.ts'

export class EngineLosses implements Losses {
  private readonly away = new Map<string, Loss>()
  private readonly listeners = new Set<() => void>()

  /** @param seek asks each engine's process for a sign of life */
  constructor(readonly seek: () => void = () => {}) {}

  get now(): readonly Loss[] {
    return [...this.away.values()]
  }

  /** @param sinceMs of `performance.now()` */
  lost(name: string, sinceMs: number): void {
    if (this.away.has(name)) return
    this.away.set(name, { name, sinceMs })
    for (const listener of this.listeners) listener()
  }

  /** It serves again, or is given up, which is told as an error. */
  over(name: string): void {
    this.away.delete(name)
  }

  onLoss(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}
