// Somebody is heard over a reply: it pauses, and as soon as the words tell what it was, it gives way or goes on.
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { isAbort } from '../../../shared/coded-error.ts'
import type { ResumeReason } from '../../../shared/turn-events.ts'
import { countWords, overReplyWords, type Overheard } from '../turn-taking/over-reply-words.ts'
import type { Turn } from './turn.ts'

/**
 * So many words, heard while the speech still goes on, are a wish to be heard; fewer may be halves of others, unless
 * recognition is as sure of them as it hardly ever is of halves.
 */
const WORDS_THAT_COUNT = { unsure: 4, sure: 2 }
const SURE = -0.8
/** "Okay" and a breath may be followed by a wish: so long it is waited for before the reply goes on over few words. */
const BREATH_MS = 256
/** Of speech of which the detector is sure so much is enough, unless the user wants to insist for longer than that. */
const SURE_MS = 64
const INSISTING_MS = 200
/** Speech in which no words are found for so long is none that is meant for us: the reply goes on. */
const NO_WORDS_MS = 2000
/** A reply that waits for longer than this for words to be made out does not wait any more. */
const LONGEST_DOUBT_MS = 3000
/** Of a reply that is over so soon, nothing is put aside: what is said there is the next turn. */
const NEAR_END_MS = 500
/** A reply that ends with a question has asked it by so long before its end: what listeners say is the answer then. */
const ASKED_MS = 1500

/** Why the reply goes on over words that want no answer. */
const REASONS = {
  none: 'noise',
  backchannel: 'backchannel',
  unclear: 'backchannel',
  echo: 'echo',
} as const

export type OverlapVerdict = 'give way' | ResumeReason

export interface OverlapParts {
  /** Whose reply is heard. */
  reply: Turn
  /** Begun with what is heard over it; nothing is told of it before the reply gives way. */
  interruption: Turn
  /** Speech for so long is more than a click: the reply pauses, and its words are listened to. */
  confirmMs: number
  /** What was said decides; otherwise speech that is confirmed interrupts. */
  isJudged: boolean
  /** Told once, unless the overlap is left before. */
  decided: (verdict: OverlapVerdict) => void
}

export class Overlap {
  /** Where the speech ended, once it is over. */
  endedMs: number | undefined
  /** Where it last fell silent; undefined while it sounds. */
  private silentMs: number | undefined
  /** For how long it has been. */
  private silentForMs = 0
  private speechMs = 0
  private doubtMs = 0
  private readonly left = new AbortController()
  private isConfirmed = false
  private isPaused = false
  private heard: Overheard | undefined

  constructor(private readonly parts: OverlapParts) {}

  get isOver(): boolean {
    return this.endedMs !== undefined
  }

  get interruption(): Turn {
    return this.parts.interruption
  }

  /** The words made out so far. */
  get overheard(): string {
    return this.heard?.text ?? ''
  }

  /** "Stop" and its like: they are meant for what they are said over. */
  get saysStop(): boolean {
    return this.heard !== undefined && this.wordsOf(this.heard) === 'stop'
  }

  /**
   * A frame has been heard.
   * @param speechMs how much speech there was so far, pauses not counted
   * @param isSure nothing but a voice sounds like this
   */
  hears(speechMs: number, isSure: boolean): void {
    if (this.isLeft) return
    if (this.silentMs === undefined) this.speechMs = speechMs
    if (!this.isConfirmed) {
      const { confirmMs } = this.parts
      const neededMs = isSure && confirmMs < INSISTING_MS ? SURE_MS : confirmMs
      if (this.speechMs >= neededMs && this.silentMs === undefined) this.confirm()
      return
    }
    this.doubtMs += FRAME_MS
    this.silentForMs = this.silentMs === undefined ? 0 : this.silentForMs + FRAME_MS
    this.judge()
  }

  fallsSilent(speechEndMs: number): void {
    this.silentMs = speechEndMs
    this.judge()
  }

  goesOn(): void {
    this.silentMs = undefined
    this.endedMs = undefined
  }

  ends(speechEndMs: number): void {
    this.silentMs = speechEndMs
    this.endedMs = speechEndMs
    if (this.isConfirmed) this.judge()
    else this.decide('noise')
  }

  /** Nothing more is decided, and a reply that was paused stays so. */
  leave(): void {
    this.left.abort(new DOMException('the overlap is over', 'AbortError'))
  }

  private get isLeft(): boolean {
    return this.left.signal.aborted
  }

  private confirm(): void {
    const { reply, isJudged } = this.parts
    this.isConfirmed = true
    if (!isJudged) return this.decide('give way')
    if (reply.replyLeftMs > NEAR_END_MS) {
      this.isPaused = true
      reply.pause()
    }
    void this.listen()
  }

  private async listen(): Promise<void> {
    const { signal } = this.left
    try {
      // Once they are silent, nothing else is waited for: the next pass does not wait until more has been said.
      const neededUntilMs = (): number => this.silentMs ?? 0
      const { hearing } = this.interruption
      for await (const heard of hearing.overhear({ signal, neededUntilMs })) {
        this.heard = heard
        this.judge()
      }
    } catch (error) {
      if (isAbort(error)) return
    }
    // With nobody to tell what it is, whoever speaks is given way to.
    this.decide('give way')
  }

  /** Decides as soon as what was heard allows it. */
  private judge(): void {
    if (this.isLeft || !this.isConfirmed) return
    const { heard, silentMs } = this
    const words = heard ? this.wordsOf(heard) : 'none'
    const isWhole = heard !== undefined && silentMs !== undefined && heard.untilMs >= silentMs
    if (words === 'stop') return this.decide('give way')
    if (words === 'meant') {
      if (isWhole || countWords(heard!.text) >= wordsThatCount(heard!)) this.decide('give way')
    } else if (isWhole && this.isSettled(words)) this.decide(REASONS[words])
    else if (heard && words === 'none' && this.speechMs >= NO_WORDS_MS) this.decide('noise')
    if (this.doubtMs < LONGEST_DOUBT_MS) return
    // Of a recogniser that has told nothing by now, nobody knows what it would: as where there is none.
    this.decide(!heard || words === 'meant' ? 'give way' : REASONS[words])
  }

  private isSettled(words: keyof typeof REASONS): boolean {
    const hasWords = words === 'backchannel' || words === 'unclear'
    return !hasWords || this.isOver || this.silentForMs >= BREATH_MS
  }

  private wordsOf(heard: Overheard): ReturnType<typeof overReplyWords> {
    const { reply } = this.parts
    const words = overReplyWords(heard, reply.sound.lastSounded)
    // "Yes" while it is asked whether to go on is the answer.
    return words === 'backchannel' && isAsking(reply) ? 'meant' : words
  }

  private decide(verdict: OverlapVerdict): void {
    if (this.isLeft) return
    this.leave()
    const { reply, interruption, decided } = this.parts
    if (verdict !== 'give way') {
      interruption.forget()
      if (this.isPaused) reply.resume(verdict, this.overheard)
    }
    decided(verdict)
  }
}

function isAsking({ replyLeftMs, replySoFar }: Turn): boolean {
  return replyLeftMs <= ASKED_MS && /\?\W*$/u.test(replySoFar.text)
}

function wordsThatCount({ meanLogProbability = 0 }: Overheard): number {
  return meanLogProbability >= SURE ? WORDS_THAT_COUNT.sure : WORDS_THAT_COUNT.unsure
}
