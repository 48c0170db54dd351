// Makes a stream of what some work tells by callbacks, for a consumer that asks at its own pace.
import type { ModelWork } from '../models/model-status.ts'
import type { ModelsTold } from './models-methods.ts'

/**
 * Runs `work` and yields what it tells. Of progress that nobody has asked for yet, only the latest is kept.
 * @returns what `work` returns
 * @throws what `work` throws
 */
export async function* telling<Result>(
  signal: AbortSignal,
  work: (told: ModelWork) => Promise<Result>,
): AsyncGenerator<ModelsTold, Result, void> {
  const waiting: ModelsTold[] = []
  let wake = (): void => {}
  const tell = (told: ModelsTold): void => {
    const last = waiting.at(-1)
    if (last && 'progress' in last && 'progress' in told && isSameStep(last, told)) waiting.pop()
    waiting.push(told)
    wake()
  }
  let isOver = false
  const result = work({
    signal,
    onProgress: (progress) => tell({ progress }),
    onNotice: (notice) => tell({ notice }),
  }).finally(() => {
    isOver = true
    wake()
  })
  result.catch(() => {}) // told below, by the last await
  for (;;) {
    const told = waiting.shift()
    if (told) yield told
    else if (isOver) return await result
    else await new Promise<void>((resolve) => (wake = resolve))
  }
}

type Progress = Extract<ModelsTold, { progress: unknown }>

function isSameStep({ progress: one }: Progress, { progress: other }: Progress): boolean {
  return one.id === other.id && one.phase === other.phase
}
