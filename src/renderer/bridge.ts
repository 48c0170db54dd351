// The page's only way out: what the preload script exposes, with errors as errors again.
import { fromWireError } from '../shared/coded-error.ts'
import type {
  RequestName,
  WindowContract,
  WindowRequests,
} from '../shared/window/window-contract.ts'

declare global {
  interface Window {
    readonly parley: WindowContract
    /** Where a chosen file lies; empty in a browser, which does not tell. Absent among fakes. */
    readonly parleyFiles?: { pathOf: (file: File) => string }
  }
}

/** One way, in order. */
export const send: WindowContract['send'] = (name, payload) => window.parley.send(name, payload)

/** Listens to an event of the main process; the result ends the subscription. */
export const on: WindowContract['on'] = (name, listener) => window.parley.on(name, listener)

/** @throws CodedError of the main process */
export async function request<Name extends RequestName>(
  name: Name,
  params: WindowRequests[Name]['params'],
): Promise<WindowRequests[Name]['result']> {
  const answer = await window.parley.request(name, params)
  if (!answer.ok) throw fromWireError(answer.error)
  return answer.value
}
