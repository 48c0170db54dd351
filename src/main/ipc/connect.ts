// Puts the handlers on Electron's channels: who sends is looked at first, then how often, then what.
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { CodedError, toWireError } from '../../shared/coded-error.ts'
import type { Answer, MessageName, RequestName } from '../../shared/window/window-contract.ts'
import { mayUse, type Sender } from '../page-rules.ts'
import { roleOf } from '../page-roles.ts'
import { answer, receive, type MessageHandlers, type RequestHandlers } from './answer.ts'
import { MESSAGES, REQUESTS } from './payloads.ts'
import { Buckets, COMPLAINTS, mostAtOnce, rateOf } from './rates.ts'

/** @param onError told of a message that could not be acted upon, which has no answer to say so in */
export function connect(
  requests: RequestHandlers,
  messages: MessageHandlers,
  onError: (error: unknown) => void,
  nowMs: () => number = () => performance.now(),
): void {
  const rates = new Buckets<MessageName | RequestName>(rateOf)
  const complaints = new Buckets<MessageName | 'stranger'>(() => COMPLAINTS)
  const waitedFor = new Map<RequestName, number>()

  const asked = async (name: RequestName, event: IpcMainInvokeEvent, params: unknown) => {
    const sender = senderOf(event)
    // A stranger is told so, and costs our own page nothing of its rate.
    if (!mayUse(name, sender)) return await answer(requests, name, sender, params)
    const running = waitedFor.get(name) ?? 0
    if (running >= mostAtOnce(name) || !rates.lets(name, nowMs())) return tooMany(name)
    waitedFor.set(name, running + 1)
    try {
      return await answer(requests, name, sender, params)
    } finally {
      waitedFor.set(name, (waitedFor.get(name) ?? 1) - 1)
    }
  }
  const told = (name: MessageName, event: IpcMainEvent, payload: unknown): void => {
    const sender = senderOf(event)
    const isOurs = mayUse(name, sender)
    try {
      if (isOurs && !rates.lets(name, nowMs()))
        throw new CodedError('usage', `too much came at once: messages (${name}) were dropped`)
      receive(messages, name, sender, payload)
    } catch (error) {
      if (complaints.lets(isOurs ? name : 'stranger', nowMs())) onError(error)
    }
  }
  for (const name of Object.keys(REQUESTS) as RequestName[])
    ipcMain.handle(name, (event, params: unknown) => asked(name, event, params))
  for (const name of Object.keys(MESSAGES) as MessageName[])
    ipcMain.on(name, (event, payload: unknown) => told(name, event, payload))
}

function tooMany(name: RequestName): Answer<never> {
  const { code, message } = toWireError(
    new CodedError('usage', `too much was asked at once (${name}); wait a moment`),
  )
  return { ok: false, error: { code, message } }
}

/** A frame within the page is nobody: none of ours has one. */
export function senderOf({
  sender,
  senderFrame: frame,
}: IpcMainEvent | IpcMainInvokeEvent): Sender {
  return { role: roleOf(sender), url: frame?.parent === null ? frame.url : undefined }
}
