// Keys by the numbers that libuiohook gives them, the same on every system.
// Source: VC_* in https://github.com/kwhat/libuiohook/blob/1.2/include/uiohook.h, as uiohook-napi 1.5.5 has them.
import type { ModifierName } from '../../../shared/hotkey.ts'

/**
 * Left and right of each modifier. On X11 the right one comes as both, the left one's code first, one millisecond
 * apart (seen under Xvfb with uiohook-napi 1.5.5): the right code alone tells which it was.
 */
export const MODIFIER_CODES: Readonly<
  Record<ModifierName, readonly [left: number, right: number]>
> = {
  ctrl: [29, 3613],
  alt: [56, 3640],
  shift: [42, 54],
  meta: [3675, 3676],
}

const ROWS: readonly (readonly [keys: string, firstCode: number])[] = [
  ['1234567890', 2],
  ['QWERTYUIOP', 16],
  ['ASDFGHJKL', 30],
  ['ZXCVBNM', 44],
]

const NAMED: Readonly<Record<string, number>> = {
  SPACE: 57,
  TAB: 15,
  ENTER: 28,
  RETURN: 28,
  BACKSPACE: 14,
  DELETE: 3667,
  INSERT: 3666,
  HOME: 3655,
  END: 3663,
  PAGEUP: 3657,
  PAGEDOWN: 3665,
  UP: 57416,
  DOWN: 57424,
  LEFT: 57419,
  RIGHT: 57421,
  ESC: 1,
  ESCAPE: 1,
  PRINTSCREEN: 3639,
  SCROLLLOCK: 70,
  '-': 12,
  '=': 13,
  '[': 26,
  ']': 27,
  ';': 39,
  "'": 40,
  '`': 41,
  '\\': 43,
  ',': 51,
  '.': 52,
  '/': 53,
}

/** F1 to F10 follow each other, and so do the others of each range. */
const FUNCTION_KEYS: readonly (readonly [first: number, last: number, firstCode: number])[] = [
  [1, 10, 59],
  [11, 12, 87],
  [13, 15, 91],
  [16, 24, 99],
]

/** The code of a key by Electron's name; undefined for one that the listener does not know, such as media keys. */
export function keyCode(name: string): number | undefined {
  const key = name.toUpperCase()
  if (Object.hasOwn(NAMED, key)) return NAMED[key]
  const number = Number(/^F(\d{1,2})$/.exec(key)?.[1])
  for (const [first, last, firstCode] of FUNCTION_KEYS)
    if (number >= first && number <= last) return firstCode + number - first
  if (key.length !== 1) return undefined
  for (const [keys, firstCode] of ROWS) {
    const place = keys.indexOf(key)
    if (place >= 0) return firstCode + place
  }
  return undefined
}

/** Which modifier a code belongs to. */
export function modifierOf(code: number): ModifierName | undefined {
  const names = Object.keys(MODIFIER_CODES) as ModifierName[]
  return names.find((name) => MODIFIER_CODES[name].includes(code))
}
