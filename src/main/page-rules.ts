// What our page may ask of the system and of the network: the microphone, and its own files.
import { PAGE_ORIGIN } from './page-files.ts'
import type { PageRole } from './page-roles.ts'

/** Whoever sends or asks something. */
export interface Sender {
  /** What its page was opened as; none where we did not open it. */
  role: PageRole | undefined
  /** Address of its frame; undefined for a frame within a page, or one that is gone. */
  url: string | undefined
}

/** Whether `url` is of our own page. */
export function isOurPage(url: string | undefined): boolean {
  return url !== undefined && (url === PAGE_ORIGIN || url.startsWith(`${PAGE_ORIGIN}/`))
}

/** Whether `sender` may use a channel: the overlay's are for its page alone, and it has no others. */
export function mayUse(channel: string, { role, url }: Sender): boolean {
  if (role === undefined || !isOurPage(url)) return false
  return channel.startsWith('overlay:') === (role === 'overlay')
}

/**
 * Whether a permission is granted: the microphone, for our own page.
 * @param mediaTypes what `media` is wanted for; empty where the question does not say
 */
export function isAllowed(
  permission: string,
  url: string | undefined,
  mediaTypes: readonly string[],
): boolean {
  if (permission !== 'media' || !isOurPage(url)) return false
  return mediaTypes.length > 0 && mediaTypes.every((type) => type === 'audio')
}

/** Whether a request of the window is for something of our own; everything else stays unsent. */
export function isOwnRequest(url: string): boolean {
  if (isOurPage(url)) return true
  return ['devtools:', 'data:', `blob:${PAGE_ORIGIN}/`].some((prefix) => url.startsWith(prefix))
}
