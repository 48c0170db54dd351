// One thing after the other: what writes into the same files waits for what came before.

export class InOrder {
  private last: Promise<unknown> = Promise.resolve()

  /** Runs `job` once all that was queued is over, failed or not. Rejects as `job` does; what comes after runs all the same. */
  run<T>(job: () => T | Promise<T>): Promise<T> {
    const next = this.last.then(job)
    this.last = next.catch(() => {})
    return next
  }

  /** Resolves when all that was queued so far is over. */
  async done(): Promise<void> {
    await this.last
  }
}
