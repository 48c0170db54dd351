// Runs in the page: an output of its own, as the app's Player opens and rests it, woken again and again.

export interface Wakes {
  /** From each call until the output's clock went on. */
  ms: number[]
  /** What never came, in words; null where all did. */
  hungAt: string | null
}

/**
 * Self-contained: Playwright sends its source to the page. No wait is without an end, and none is for a promise of
 * Chromium's: that of a `suspend` before the output has started may never come.
 */
export async function wakeOutput({
  times,
  restMs,
  withinMs,
}: {
  times: number
  restMs: number
  /** For each single step. */
  withinMs: number
}): Promise<Wakes> {
  const context = new AudioContext({ sampleRate: 24_000, latencyHint: 'interactive' })
  context.createConstantSource().connect(context.destination)
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  const comes = async (isSo: () => boolean): Promise<boolean> => {
    for (const untilMs = performance.now() + withinMs; performance.now() < untilMs; await sleep(1))
      if (isSo()) return true
    return isSo()
  }
  const ms: number[] = []
  const hung = (step: string): Wakes => ({
    ms,
    hungAt: `${step}, wake ${ms.length + 1} of ${times}: ${context.state} at ${context.currentTime.toFixed(3)} s`,
  })
  try {
    if (!(await comes(() => context.state === 'running' && context.currentTime > 0)))
      return hung('the first start')
    while (ms.length < times) {
      context.suspend().catch(() => {})
      if (!(await comes(() => context.state === 'suspended'))) return hung('going to rest')
      await sleep(restMs)
      const fromMs = performance.now()
      const fromS = context.currentTime
      context.resume().catch(() => {})
      if (!(await comes(() => context.currentTime !== fromS))) return hung('waking')
      ms.push(performance.now() - fromMs)
      // As the app: only what runs is sent to rest.
      if (!(await comes(() => context.state === 'running'))) return hung('running again')
    }
    return { ms, hungAt: null }
  } finally {
    context.close().catch(() => {})
  }
}
