// Before the proof: what its cells are made of.
import type { TestProject } from 'vitest/node'
import { provideBrowser } from '../set-up/browser.ts'
import { provideCells, type CellTools } from './cell.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** undefined: this system has none; why has been said. */
    cells: CellTools | undefined
  }
}

export function setup(project: TestProject): void {
  const say = (line: string): void => void process.stderr.write(`parley: ${line}\n`)
  provideBrowser(say)
  project.provide('cells', provideCells(say))
}
