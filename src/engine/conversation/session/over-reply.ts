// What is heard while a reply is heard: the reply steps back for it, and an overlap finds out what it is.
import type { SpeechEvent, SpeechSegmenter } from '../../../shared/speech-segmenter.ts'
import type { Loudspeaker } from '../../ports.ts'
import { Ducking } from './ducking.ts'
import { Overlap } from './overlap.ts'
import type { Turn } from './turn.ts'

/** Speech over the reply for so long pauses it: a click is shorter. What it was is found out afterwards. */
export const BARGE_IN_SPEECH_MS = 96

/** Two frames of which the detector is so sure are enough: of ten noises of a room, none has them. */
const SURE_PROBABILITY = 0.8
const SURE_FRAMES = 2

/** Who has said nothing of meaning for longer is not listened to again before the next silence. */
const LONGEST_MUMBLE_MS = 1500

export interface OverReplyParts {
  readonly loudspeaker: Loudspeaker
  /** Speech for so long is more than a click; 0: nothing interrupts. */
  confirmMs: () => number
  /** Whether what was said decides; otherwise speech that is confirmed interrupts. */
  isJudged: () => boolean
  /** A turn that begins with the speech that started then. */
  newTurn: (startMs: number) => Turn
  /** The reply is to give way to `overlap`. */
  giveWay: (reply: Turn, overlap: Overlap) => void
}

export class OverReply {
  private readonly ducking = new Ducking()
  private reply: Turn | undefined
  private overlap: Overlap | undefined
  private sureFrames = 0

  constructor(private readonly parts: OverReplyParts) {}

  /** The turn that takes the frames while somebody speaks over the reply. */
  get interruption(): Turn | undefined {
    return this.overlap?.interruption
  }

  /** `reply` begins to be heard. @param sinceMs where somebody has been speaking since then */
  begin(reply: Turn, sinceMs: number | undefined): void {
    this.reply = reply
    this.ducking.reset()
    if (sinceMs !== undefined && this.parts.confirmMs() > 0) this.open(reply, sinceMs)
  }

  /** The reply is heard no more. @returns what is still undecided */
  end(): Overlap | undefined {
    const { overlap } = this
    overlap?.leave()
    this.reply = undefined
    this.overlap = undefined
    return overlap
  }

  /** @param speech that goes on */
  react(
    event: SpeechEvent,
    speech: Pick<SpeechSegmenter, 'speakingSinceMs' | 'speechSoFarMs'>,
  ): void {
    const { reply, overlap } = this
    const { speakingSinceMs: sinceMs } = speech
    if (!reply || this.parts.confirmMs() === 0) return
    switch (event.kind) {
      case 'start':
        if (overlap) overlap.goesOn()
        else this.open(reply, event.startMs)
        return
      case 'pause':
        return overlap?.fallsSilent(event.speechEndMs)
      case 'resume':
        if (overlap) return overlap.goesOn()
        // "Okay." was nothing to give way to; "Okay, but why?" may be: all of it is heard again.
        if (sinceMs !== undefined && speech.speechSoFarMs < LONGEST_MUMBLE_MS)
          this.open(reply, sinceMs)
        return
      case 'end':
      case 'misfire':
        return overlap?.ends(event.speechEndMs)
    }
  }

  /**
   * Steps back at once for what may be an interruption, and comes back if it was nothing.
   * @param speechSoFarMs of the speech that goes on, pauses not counted
   */
  hear(speechProbability: number, speechSoFarMs: number): void {
    if (!this.reply || this.parts.confirmMs() === 0) return
    const gain = this.ducking.push(speechProbability)
    if (gain !== undefined) this.parts.loudspeaker.duck?.(gain)
    this.sureFrames = speechProbability >= SURE_PROBABILITY ? this.sureFrames + 1 : 0
    this.overlap?.hears(speechSoFarMs, this.sureFrames >= SURE_FRAMES)
  }

  private open(reply: Turn, startMs: number): void {
    const { loudspeaker, confirmMs, isJudged, newTurn, giveWay } = this.parts
    const overlap: Overlap = new Overlap({
      reply,
      interruption: newTurn(startMs),
      confirmMs: confirmMs(),
      isJudged: isJudged(),
      decided: (verdict) => {
        if (this.overlap !== overlap) return
        this.overlap = undefined
        if (verdict === 'give way') return giveWay(reply, overlap)
        this.ducking.reset()
        loudspeaker.duck?.(1)
      },
    })
    this.overlap = overlap
  }
}
