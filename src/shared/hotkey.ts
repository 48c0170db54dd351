// A hotkey as the settings write it: Electron's accelerators, and beyond them a single right-hand modifier or a mouse button. Pure.
// Source of the accelerators: https://www.electronjs.org/docs/latest/api/accelerator

export type Platform = 'darwin' | 'win32' | 'linux'

export type ModifierName = 'ctrl' | 'alt' | 'shift' | 'meta'

export type Hotkey =
  /** Modifiers, perhaps none, and a key by Electron's name. */
  | { kind: 'chord'; modifiers: ModifierName[]; key: string }
  /** The right one of a pair of modifiers, alone. */
  | { kind: 'modifier'; modifier: ModifierName }
  /** 3: the wheel, 4: back, 5: forward. */
  | { kind: 'mouse'; button: 3 | 4 | 5 }

/** What a key that is held tells. `cancel`: it was part of another program's shortcut; `tap`: when it comes up is unknown. */
export type KeyStroke = 'down' | 'up' | 'cancel' | 'tap'

const SINGLE: Readonly<Record<string, Hotkey>> = {
  RightControl: { kind: 'modifier', modifier: 'ctrl' },
  RightAlt: { kind: 'modifier', modifier: 'alt' },
  RightShift: { kind: 'modifier', modifier: 'shift' },
  RightMeta: { kind: 'modifier', modifier: 'meta' },
  Mouse3: { kind: 'mouse', button: 3 },
  Mouse4: { kind: 'mouse', button: 4 },
  Mouse5: { kind: 'mouse', button: 5 },
}

const SINGLE_LABELS: Readonly<
  Record<string, readonly [linux: string, win32: string, darwin: string]>
> = {
  RightControl: ['Right Ctrl', 'Right Ctrl', 'Right ⌃'],
  RightAlt: ['Right Alt', 'Right Alt', 'Right ⌥'],
  RightShift: ['Right Shift', 'Right Shift', 'Right ⇧'],
  RightMeta: ['Right Super', 'Right Win', 'Right ⌘'],
  Mouse3: ['Middle mouse button', 'Middle mouse button', 'Middle mouse button'],
  Mouse4: ['Mouse button 4', 'Mouse button 4', 'Mouse button 4'],
  Mouse5: ['Mouse button 5', 'Mouse button 5', 'Mouse button 5'],
}

const MODIFIERS: Readonly<Record<string, ModifierName | 'cmd-or-ctrl'>> = {
  commandorcontrol: 'cmd-or-ctrl',
  cmdorctrl: 'cmd-or-ctrl',
  command: 'meta',
  cmd: 'meta',
  super: 'meta',
  meta: 'meta',
  control: 'ctrl',
  ctrl: 'ctrl',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
}

/** `record[key]`, but nothing of what every object inherits: a settings file may say `constructor`. */
function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** What `text` stands for on this platform; null where it is no hotkey. */
export function parseHotkey(text: string, platform: Platform): Hotkey | null {
  const single = own(SINGLE, text)
  if (single) return single
  const parts = text.split('+')
  const key = parts.pop()
  if (!key || own(MODIFIERS, key.toLowerCase())) return null
  const modifiers = new Set<ModifierName>()
  for (const part of parts) {
    const modifier = own(MODIFIERS, part.toLowerCase())
    if (modifier === undefined) return null
    if (modifier !== 'cmd-or-ctrl') modifiers.add(modifier)
    else modifiers.add(platform === 'darwin' ? 'meta' : 'ctrl')
  }
  return { kind: 'chord', modifiers: [...modifiers], key }
}

/** Whether the system itself can be asked for it: of a single modifier or a mouse button it knows nothing. */
export function isAccelerator(text: string): boolean {
  return own(SINGLE, text) === undefined
}

/** The keys of `text` as they are printed on this platform's keyboards. */
export function hotkeyLabels(text: string, platform: Platform): string[] {
  const single = own(SINGLE_LABELS, text)
  if (single) return [single[platform === 'linux' ? 0 : platform === 'win32' ? 1 : 2]]
  const isMac = platform === 'darwin'
  const labels: Record<string, string> = {
    CommandOrControl: isMac ? '⌘' : 'Ctrl',
    CmdOrCtrl: isMac ? '⌘' : 'Ctrl',
    Control: isMac ? '⌃' : 'Ctrl',
    Alt: isMac ? '⌥' : 'Alt',
    Shift: isMac ? '⇧' : 'Shift',
    Super: platform === 'win32' ? 'Win' : 'Super',
  }
  return text.split('+').map((part) => own(labels, part) ?? part)
}

/** The single modifier that stands for a physical key, as in KeyboardEvent.code; null for every other key. */
export function modifierHotkeyOf(code: string): string | null {
  const hotkeys = {
    ControlRight: 'RightControl',
    AltRight: 'RightAlt',
    ShiftRight: 'RightShift',
    MetaRight: 'RightMeta',
  }
  return own(hotkeys, code) ?? null
}

/** The hotkey that stands for MouseEvent.button; null for the buttons that everybody needs. */
export function mouseHotkeyOf(button: number): string | null {
  return { 1: 'Mouse3', 3: 'Mouse4', 4: 'Mouse5' }[button] ?? null
}
