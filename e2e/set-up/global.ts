// Before the first spec: the browser, and an X server for the hotkey, told to all of them.
import type { TestProject } from 'vitest/node'
import { provideX } from '../hotkey/provide-x.ts'
import { provideBrowser } from './browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absolute path of a Chromium or Chrome. */
    browser: string
  }
}

export function setup(project: TestProject): void {
  const say = (line: string): void => void process.stderr.write(`parley: ${line}\n`)
  project.provide('browser', provideBrowser(say))
  project.provide('hasX', provideX(say))
}
