// Before the first spec: the browser, told to all of them.
import type { TestProject } from 'vitest/node'
import { provideBrowser } from './browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absolute path of a Chromium or Chrome. */
    browser: string
  }
}

export function setup(project: TestProject): void {
  project.provide(
    'browser',
    provideBrowser((line) => process.stderr.write(`parley: ${line}\n`)),
  )
}
