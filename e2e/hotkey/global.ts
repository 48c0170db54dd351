// Before the hotkey is pressed: an X server, and the browser.
import type { TestProject } from 'vitest/node'
import { provideBrowser } from '../set-up/browser.ts'
import { provideX } from './provide-x.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** false: there is no X server to press keys on; that has been said. */
    hasX: boolean
  }
}

export function setup(project: TestProject): void {
  const say = (line: string): void => void process.stderr.write(`parley: ${line}\n`)
  project.provide('hasX', provideX(say))
  project.provide('browser', provideBrowser(say))
}
