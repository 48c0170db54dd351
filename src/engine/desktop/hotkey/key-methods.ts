// What the key listener's process can do. Nothing but one key's strokes ever leaves it.
import type { KeyStroke, Platform } from '../../../shared/hotkey.ts'

export type KeyMethods = {
  load: { params: undefined; chunk: never; result: undefined }
  /** The strokes of `hotkey` until it is cancelled. Everything else that is typed is forgotten as it comes. */
  strokes: { params: { hotkey: string; platform: Platform }; chunk: KeyStroke; result: undefined }
}
