// Work of turns that the session may have left already, until nothing of it runs.

export class Settling {
  private readonly running = new Set<Promise<void>>()

  /** @param work never rejects */
  add(work: Promise<void>): void {
    this.running.add(work)
    void work.finally(() => this.running.delete(work))
  }

  /** Resolves when nothing runs, what was added meanwhile included. @throws what `signal` was aborted with */
  async none({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    while (this.running.size > 0) {
      signal?.throwIfAborted()
      await Promise.race(this.running)
    }
  }
}
