// The turns of this conversation, oldest first, kept at its end while the reader is there.
import { useEffect, useRef, type RefObject } from 'react'
import { useConversation } from '../../store/conversation-store.ts'
import { EmptyLog } from './empty-log.tsx'
import { FinishedEntry, LiveEntry } from './log-entries.tsx'

/** So near to the end counts as reading along. */
const NEAR_PX = 120

export function ConversationLog() {
  const finished = useConversation((state) => state.finished)
  const live = useConversation((state) => state.live)
  const log = useRef<HTMLDivElement>(null)
  const isEmpty = finished.length === 0 && live === null
  useFollow(log, isEmpty)
  return (
    // The live region speaks; this one is to be read.
    <div
      ref={log}
      className="log"
      role="log"
      aria-live="off"
      aria-label="Conversation"
      tabIndex={0}
      data-testid="transcript"
    >
      {isEmpty ? (
        <EmptyLog />
      ) : (
        <ol className="turns">
          {finished.map((entry, i) => (
            // The log only grows, and turns are counted anew when an engine is.
            <FinishedEntry key={i} entry={entry} />
          ))}
          {live !== null && <LiveEntry key="live" live={live} />}
        </ol>
      )}
    </div>
  )
}

/** Scrolls along with what grows, unless the reader has scrolled up. */
function useFollow(log: RefObject<HTMLDivElement | null>, isEmpty: boolean): void {
  useEffect(() => {
    const box = log.current
    if (box === null || isEmpty) return
    let isNear = true
    const follow = (): void => {
      if (isNear) box.scrollTop = box.scrollHeight
    }
    const owner = new AbortController()
    box.addEventListener(
      'scroll',
      () => (isNear = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX),
      { signal: owner.signal, passive: true },
    )
    const watcher = new MutationObserver(follow)
    watcher.observe(box, { childList: true, subtree: true, characterData: true })
    const sizes = new ResizeObserver(follow)
    sizes.observe(box)
    follow()
    return () => {
      owner.abort()
      watcher.disconnect()
      sizes.disconnect()
    }
  }, [log, isEmpty])
}
