// What a measurement holds for: another processor, other cores or other memory make it void.
import { availableParallelism, totalmem } from 'node:os'
import { cpuModel, gigabytes } from '../diagnostics/machine-facts.ts'

export interface Machine {
  cpu: string
  cores: number
  /** Whole GB: the system's own share of it differs from start to start. */
  memoryGb: number
}

export function thisMachine(): Machine {
  return {
    cpu: cpuModel(),
    cores: availableParallelism(),
    memoryGb: Math.round(gigabytes(totalmem())),
  }
}

export function isSameMachine(a: Machine, b: Machine): boolean {
  return a.cpu === b.cpu && a.cores === b.cores && a.memoryGb === b.memoryGb
}
