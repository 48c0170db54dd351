// Lines that a user should see once.
import { create } from 'zustand'
import type { WindowEvents } from '../../shared/window/window-contract.ts'

export interface Notice {
  id: number
  tone: WindowEvents['notice']['tone']
  message: string
}

/** More than these at once would hide the window. */
const MOST = 3

let lastId = 0

export const useNotices = create<{ notices: Notice[] }>(() => ({ notices: [] }))

/** Shows `message`; the same line twice is shown once. */
export function notify(tone: Notice['tone'], message: string): void {
  useNotices.setState(({ notices }) => {
    const others = notices.filter((notice) => notice.message !== message)
    return { notices: [...others, { id: ++lastId, tone, message }].slice(-MOST) }
  })
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
