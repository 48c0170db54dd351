// What is worth a notification of the system's, while nobody sees the window.
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'

export interface OutsideWord {
  title: string
  body: string
  /** Where a click leads. */
  view: WindowEvents['navigate']['view']
}

/** Null for what can wait until the window is looked at. */
export function outsideWord<Name extends EventName>(
  name: Name,
  payload: WindowEvents[Name],
): OutsideWord | null {
  if (name === 'notice') {
    const { tone, message, isDue } = payload as WindowEvents['notice']
    if (isDue) return { title: 'Parley', body: message, view: 'talk' }
    if (tone !== 'error') return null
    return { title: 'Parley needs you', body: message, view: 'talk' }
  }
  if (name !== 'readiness') return null
  const readiness = payload as WindowEvents['readiness']
  if (readiness.at === 'failed')
    return { title: 'Parley is not running', body: readiness.error.message, view: 'diagnostics' }
  if (readiness.at !== 'models-missing') return null
  const body = 'Models that it needs are not on this computer. Open Parley to fetch them.'
  return { title: 'Parley cannot talk yet', body, view: 'models' }
}

/** @param message why there is no microphone any more, and what to do */
export function microphoneWord(message: string): OutsideWord {
  return { title: 'Parley hears nothing', body: message, view: 'talk' }
}
