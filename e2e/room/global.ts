// Before the room: what it is made of.
import type { TestProject } from 'vitest/node'
import { provideBrowser } from '../set-up/browser.ts'
import { providePulse } from './pulse/provide-pulse.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** false: this system has no PulseAudio; that has been said. */
    hasRoom: boolean
  }
}

export function setup(project: TestProject): void {
  const say = (line: string): void => void process.stderr.write(`parley: ${line}\n`)
  const hasRoom = providePulse(say)
  project.provide('hasRoom', hasRoom)
  if (hasRoom) project.provide('browser', provideBrowser(say))
}
