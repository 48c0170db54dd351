// Space, Enter and Escape as talk keys, wherever the focus does not need them for itself.
import { useEffect } from 'react'
import { appState } from '../store/app-store.ts'
import { usePress } from '../store/press-store.ts'
import { keyComesUp, pressInput, stopEverything } from './press.ts'
import { canTalk } from '../../shared/window/can-talk.ts'

/** Listens for the talk keys as long as the caller is mounted. */
export function useTalkKeys(): void {
  useEffect(() => {
    const owner = new AbortController()
    const { signal } = owner
    window.addEventListener('keydown', onKeyDown, { signal })
    window.addEventListener('keyup', onKeyUp, { signal })
    // The release of a key that is let go elsewhere never comes.
    window.addEventListener('blur', keyComesUp, { signal })
    return () => owner.abort()
  }, [])
}

function onKeyDown(event: KeyboardEvent): void {
  // A dialog closes on Escape; what it asks about has nothing to do with the conversation.
  if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
  if (event.key === 'Escape') return stopEverything()
  if (event.key === 'Enter' && usePress.getState().at === 'held') {
    event.preventDefault()
    return pressInput('lock')
  }
  if (event.key !== ' ' || hasModifier(event) || needsSpace(event.target)) return
  event.preventDefault()
  const { settings, readiness } = appState()
  if (event.repeat || settings.talk !== 'ptt' || !canTalk(readiness)) return
  pressInput('down')
}

function onKeyUp(event: KeyboardEvent): void {
  if (event.key === ' ' && usePress.getState().at !== 'up') keyComesUp()
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey
}

/** Whether Space means something to the element that has the focus. */
export function needsSpace(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input, textarea, select, button, a, summary, [contenteditable], [role="slider"], [role="switch"], [role="radio"], [role="dialog"], [role="alertdialog"]',
    ) !== null
  )
}
