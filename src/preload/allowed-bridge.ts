// The contract over Electron's channels, and no other channel: a page that was taken over can ask for no more than ours.
import type { IpcRenderer, IpcRendererEvent } from 'electron'
import { EVENT_NAMES, MESSAGE_NAMES, REQUEST_NAMES } from '../shared/window/channel-names.ts'
import type { WindowContract } from '../shared/window/window-contract.ts'

type Ipc = Pick<IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>

/** Each of its functions throws a TypeError for a name that is not in the contract, and rejects with it where it is asked. */
export function allowedBridge(ipc: Ipc): WindowContract {
  return {
    request: async (name, params) => {
      check(REQUEST_NAMES, name)
      // The contract says what the main process answers.
      return (await ipc.invoke(name, params)) as never
    },
    send: (name, payload) => {
      check(MESSAGE_NAMES, name)
      ipc.send(name, payload)
    },
    on: (name, listener) => {
      check(EVENT_NAMES, name)
      const deliver = (_event: IpcRendererEvent, payload: unknown): void =>
        listener(payload as Parameters<typeof listener>[0])
      ipc.on(name, deliver)
      return () => void ipc.off(name, deliver)
    },
  }
}

function check(allowed: ReadonlySet<string>, name: unknown): void {
  if (typeof name === 'string' && allowed.has(name)) return
  throw new TypeError(`Parley has no channel named ${String(name)}`)
}
