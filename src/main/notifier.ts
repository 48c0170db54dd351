// Notifications of the system's: whether and how loudly one is shown is set there, do not disturb included.
import { Notification } from 'electron'
import { join } from 'node:path'
import type { OutsideWord } from '../engine/desktop/presence/outside-word.ts'

export function notificationsHere(): boolean {
  return Notification.isSupported()
}

/** Without one that is held on to, a click may find nothing any more. */
const shown = new Set<Notification>()
const MOST_SHOWN = 20

/** @param onClick the user wants to see what it is about */
export function notify({ title, body }: OutsideWord, root: string, onClick: () => void): void {
  if (!notificationsHere()) return
  const notification = new Notification({
    title,
    body,
    // The app has a voice and sounds of its own.
    silent: true,
    icon: join(root, 'resources/icons/icon-128.png'),
  })
  for (const old of [...shown].slice(0, -MOST_SHOWN + 1)) shown.delete(old)
  shown.add(notification)
  notification.once('close', () => shown.delete(notification))
  notification.once('click', () => {
    shown.delete(notification)
    onClick()
  })
  notification.show()
}
