// Nothing is measured while other programs are at work.
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from '../../../shared/coded-error.ts'
import { othersShare, type CpuReading } from '../../figures/profile/cpu-load.ts'

/** What other programs may take of the processor: figures taken under more load would stand for too long. */
const MOST_DISTURBED = 0.3
const LOOK_MS = 1_000

/** @throws CodedError baseline_not_met where other programs have too much of the processor at this moment; AbortError */
export async function expectCalm(readCpu: () => CpuReading, signal: AbortSignal): Promise<void> {
  const before = readCpu()
  await sleep(LOOK_MS, undefined, { signal })
  const others = othersShare(before, readCpu(), 0) ?? 0
  if (others <= MOST_DISTURBED) return
  const share = `${Math.round(others * 100)} %`
  const text = `other programs take ${share} of the processor: nothing was noted; measure it on an idle computer`
  throw new CodedError('baseline_not_met', text)
}
