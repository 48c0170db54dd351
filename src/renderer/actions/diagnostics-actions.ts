// The log, and the report to hand on.
import type { PrivacyLine } from '../../shared/window/app-state.ts'
import { request } from '../bridge.ts'
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

export async function copyReport(): Promise<void> {
  const report = await told(request('diagnostics:report', undefined))
  if (report !== null) await copyText(report.text, 'Report')
}
