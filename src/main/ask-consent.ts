// Asks whether a server on another computer may have something: the page cannot answer this dialog, whoever is in it.
import { dialog } from 'electron'
import type { ServerQuestion } from '../engine/desktop/servers/server-consent.ts'
import { hostOf } from '../shared/endpoint.ts'
import { consentQuestion } from '../shared/window/servers.ts'

const YES = 1

/** Whether the user says yes; a dialog that is closed says no. */
export async function askConsent({ stage, endpoint, wants }: ServerQuestion): Promise<boolean> {
  const { question, help } = consentQuestion(endpoint, stage)
  const words =
    wants === 'use'
      ? { message: question, detail: help, buttons: ['Do not send', 'Send it there'] }
      : {
          message: `May Parley ask ${hostOf(endpoint)} whether it works?`,
          detail: 'This is another computer. It gets words of Parley’s own, and your key for it.',
          buttons: ['Do not ask', 'Ask it'],
        }
  const { response } = await dialog.showMessageBox({
    type: 'question',
    ...words,
    defaultId: 0, // a key that was meant for the window must not agree
    cancelId: 0,
    noLink: true,
  })
  return response === YES
}
