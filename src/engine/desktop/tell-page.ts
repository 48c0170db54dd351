// How the engine's side tells the window something, whatever carries it.
import type { EventName, WindowEvents } from '../../shared/window/window-contract.ts'

export type TellPage = <Name extends EventName>(name: Name, payload: WindowEvents[Name]) => void
