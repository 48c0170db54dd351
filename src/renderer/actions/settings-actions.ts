// Changes of settings: shown at once, taken back where they are refused.
import { request } from '../bridge.ts'
import { appState, patchApp } from '../store/app-store.ts'
import { told } from './report.ts'
import type { Settings } from '../../shared/window/settings.ts'

/** Whether the change was taken; the event `settings` brings it to everyone else. */
export async function changeSettings(patch: Partial<Settings>): Promise<boolean> {
  const before = appState().settings
  patchApp({ settings: { ...before, ...patch } })
  const settings = await told(request('settings:change', patch))
  patchApp({ settings: settings ?? before })
  return settings !== null
}

export async function previewVoice(voice: string): Promise<void> {
  const { speed } = appState().settings
  await told(request('voice:preview', { voice, speed }))
}

/** Measures what this computer can do; the event `tier` tells how far it is and what came out. */
export async function measureComputer(): Promise<void> {
  await told(request('tier:measure', undefined))
}

export async function stopMeasuring(): Promise<void> {
  await told(request('tier:stop-measuring', undefined))
}
