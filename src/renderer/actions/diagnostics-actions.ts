// The log, and the report to hand on.
import type { PrivacyLine } from '../../shared/window/app-state.ts'
import { reportText, type ReportSection } from '../../shared/window/diagnostics.ts'
import { loudspeakerFacts } from '../audio/audio-link.ts'
import { request } from '../bridge.ts'
import { soundLines } from '../format/sound-lines.ts'
import { appState } from '../store/app-store.ts'
import { useAudio } from '../store/audio-store.ts'
import { notify } from '../store/notice-store.ts'
import { copyText } from './talk-actions.ts'
import { told } from './report.ts'

/** The newest lines; none where they cannot be read, which is no news of its own every few seconds. */
export async function readLog(): Promise<string[]> {
  try {
    return (await request('diagnostics:log', undefined)).lines
  } catch {
    return []
  }
}

/** Nothing where the main process cannot tell: the rest of the page stands without it. */
export async function readPrivacy(): Promise<PrivacyLine[]> {
  try {
    return await request('diagnostics:privacy', undefined)
  } catch {
    return []
  }
}

/** What is shown is what is copied and saved. Null where it cannot be made, which the user is told. */
export async function makeReport(): Promise<ReportSection[] | null> {
  const permission = await microphonePermission()
  const sound = soundLines(useAudio.getState(), appState().settings, loudspeakerFacts())
  const report = await told(request('diagnostics:report', { sound, permission }))
  return report?.sections ?? null
}

export async function copyReport(sections: readonly ReportSection[]): Promise<void> {
  await copyText(reportText(sections), 'Report')
}

export async function saveReport(sections: readonly ReportSection[]): Promise<void> {
  const saved = await told(request('diagnostics:save', { text: reportText(sections) }))
  if (saved?.path) notify('info', `Saved as ${saved.path}`)
}

async function microphonePermission(): Promise<string> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state
  } catch {
    return 'not known'
  }
}
