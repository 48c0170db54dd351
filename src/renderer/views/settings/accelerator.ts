// Key combinations as Electron writes them. Pure.
// Source: https://www.electronjs.org/docs/latest/api/accelerator
import type { AppState } from '../../../shared/window/window-contract.ts'

type Platform = AppState['platform']

export interface KeyPress {
  key: string
  /** The physical key, as in KeyboardEvent.code. */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const NAMED: Record<string, string> = {
  Space: 'Space',
  Tab: 'Tab',
  Enter: 'Enter',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`',
}

/** The accelerator that `press` stands for; null while only modifiers are down, or where a key alone would be taken from typing. */
export function acceleratorOf(press: KeyPress, platform: Platform): string | null {
  const key = keyName(press.code)
  if (key === null) return null
  const { ctrlKey, metaKey, altKey, shiftKey } = press
  const isFunctionKey = /^F\d+$/.test(key)
  if (!ctrlKey && !metaKey && !altKey && !isFunctionKey) return null
  const isMac = platform === 'darwin'
  const parts = [
    (isMac ? metaKey : ctrlKey) && 'CommandOrControl',
    isMac && ctrlKey && 'Control',
    !isMac && metaKey && 'Super',
    altKey && 'Alt',
    shiftKey && 'Shift',
    key,
  ]
  return parts.filter((part) => part !== false).join('+')
}

function keyName(code: string): string | null {
  const letter = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)
  if (letter) return letter[1] ?? letter[2] ?? letter[3] ?? null
  return Object.hasOwn(NAMED, code) ? NAMED[code]! : null
}
