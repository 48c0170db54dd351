// Puts the handlers on Electron's channels.
import { ipcMain } from 'electron'
import type { MessageName, RequestName } from '../../shared/window/window-contract.ts'
import { answer, receive, type MessageHandlers, type RequestHandlers } from './answer.ts'
import { MESSAGES, REQUESTS } from './payloads.ts'

/** @param onError told of a message that could not be acted upon, which has no answer to say so in */
export function connect(
  requests: RequestHandlers,
  messages: MessageHandlers,
  onError: (error: unknown) => void,
): void {
  for (const name of Object.keys(REQUESTS) as RequestName[])
    ipcMain.handle(name, (event, params: unknown) =>
      answer(requests, name, event.senderFrame?.url, params),
    )
  for (const name of Object.keys(MESSAGES) as MessageName[])
    ipcMain.on(name, (event, payload: unknown) => {
      try {
        receive(messages, name, event.senderFrame?.url, payload)
      } catch (error) {
        onError(error)
      }
    })
}
