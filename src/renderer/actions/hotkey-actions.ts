// What a user does about the hotkey beyond the settings.
import { request } from '../bridge.ts'
import { told } from './report.ts'

/** Opens the system's page on which Parley is allowed to notice the key. */
export async function allowHotkey(): Promise<void> {
  await told(request('hotkey:allow', undefined))
}
