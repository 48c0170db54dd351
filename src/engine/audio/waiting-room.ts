// Callers that wait for their turn in order, each until it is admitted, rejected or aborted.

interface Waiter<T> {
  item: T
  resolve(): void
  reject(reason: Error): void
}

export class WaitingRoom<T> {
  private waiters: Waiter<T>[] = []

  get size(): number {
    return this.waiters.length
  }

  /** Waits with `item` until `admit` takes it. @throws the signal's reason, or what `rejectAll` is given */
  wait(item: T, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.waiters = this.waiters.filter((other) => other !== waiter)
        reject(signal.reason as Error)
      }
      const leave = (): void => signal.removeEventListener('abort', onAbort)
      const waiter: Waiter<T> = {
        item,
        resolve: () => (leave(), resolve()),
        reject: (reason) => (leave(), reject(reason)),
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.waiters.push(waiter)
    })
  }

  /** Lets the first waiter go on and returns what it brought, or null where nobody waits. */
  admit(): { item: T } | null {
    const waiter = this.waiters.shift()
    if (!waiter) return null
    waiter.resolve()
    return { item: waiter.item }
  }

  rejectAll(reason: Error): void {
    const waiters = this.waiters
    this.waiters = []
    for (const waiter of waiters) waiter.reject(reason)
  }
}
