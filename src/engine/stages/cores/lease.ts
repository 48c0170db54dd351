// A wish for cores, and what became of it.

/**
 * Who asks for cores, most urgent first: what somebody waits for comes before what can wait. A partial goes before the words
 * of a reply: what is said over one decides whether it goes on. The other way round replies went on after 2.2 s instead
 * of 0.7 in the room.
 */
export const URGENCY = ['stt-final', 'tts', 'stt-partial', 'llm', 'llm-ahead', 'tts-ahead'] as const
export type Work = (typeof URGENCY)[number]

export interface Lease {
  /** Whose it was; `speculation` is a reply that was not prepared at a pause. */
  work: Work | 'speculation'
  /** `dropped`: of too little value to wait longer; `withdrawn`: not wanted any more before there was room for it. */
  end: 'used' | 'dropped' | 'withdrawn'
  /** Wishes of the same work that waited already when it was asked for. */
  waiting: number
  /** Until it was granted or given up. */
  waitedMs: number
  /** 0 where it was given up. */
  heldMs: number
}

/** Work of little value has waited long enough: what it would have heard is stale. */
export class LeaseDropped extends Error {
  override readonly name = 'LeaseDropped'

  constructor(work: Work) {
    super(`${work} was dropped: the cores are busy with what somebody waits for`)
  }
}
