// Takes keys and mouse buttons while a new hotkey is chosen: a combination, a right-hand modifier alone, or a button.
import { useEffect } from 'react'
import { changeSettings } from '../../actions/settings-actions.ts'
import { send } from '../../bridge.ts'
import { appState } from '../../store/app-store.ts'
import { modifierHotkeyOf, mouseHotkeyOf } from '../../../shared/hotkey.ts'
import { acceleratorOf } from './accelerator.ts'

/** Listens while `isOn`, until a hotkey is complete or Escape calls it off; the one that is set means nothing meanwhile. */
export function useHotkeyRecording(isOn: boolean, end: () => void): void {
  useEffect(() => {
    if (!isOn) return
    const owner = new AbortController()
    const take = (hotkey: string | null): void => {
      if (hotkey === null) return
      end()
      void changeSettings({ hotkey })
    }
    // Before anything else hears of the key: Space must not talk now.
    const options = { capture: true, signal: owner.signal }
    /** A modifier that went down and has had no company yet. */
    let alone: string | null = null
    const onKeyDown = (event: KeyboardEvent): void => {
      swallow(event)
      if (event.key === 'Escape') return end()
      if (event.repeat) return
      alone = alone === null ? modifierHotkeyOf(event.code) : null
      take(acceleratorOf(event, appState().platform))
    }
    const onKeyUp = (event: KeyboardEvent): void => {
      swallow(event)
      if (alone !== null && modifierHotkeyOf(event.code) === alone) take(alone)
      alone = null
    }
    const onMouse = (event: MouseEvent): void => {
      const hotkey = mouseHotkeyOf(event.button)
      if (hotkey === null) return
      swallow(event) // back and forward lead nowhere here
      if (event.type === 'mouseup') take(hotkey)
    }
    window.addEventListener('keydown', onKeyDown, options)
    window.addEventListener('keyup', onKeyUp, options)
    window.addEventListener('mousedown', onMouse, options)
    window.addEventListener('mouseup', onMouse, options)
    send('hotkey:pause', { paused: true })
    return () => {
      owner.abort()
      send('hotkey:pause', { paused: false })
    }
    // `end` is a new function at every picture, but does the same.
  }, [isOn])
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}
