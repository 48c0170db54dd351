// What becomes of finished turns: the waterfall and the figures for the window, the history, the saved sound.
import { percentiles } from '../../shared/percentiles.ts'
import type { TurnEvent, TurnSummary } from '../../shared/turn-events.ts'
import type {
  CurrentTurn,
  FinishedTurnReport,
  LatencyFigures,
  StoredTurn,
} from '../../shared/window/conversations.ts'
import type { Settings } from '../../shared/window/settings.ts'
import { waterfallOf, type Waterfall } from '../../shared/waterfall.ts'
import type { FinishedTurn } from '../conversation/session/turn-parts.ts'
import type { TellPage } from './tell-page.ts'

/** Where turns are kept; each call queues and returns at once. */
export interface TurnKeeping {
  append(turn: StoredTurn): void
  startAnew(): void
}

export interface TurnBookOptions {
  settings: () => Settings
  tell: TellPage
  history: TurnKeeping
  /** All remembered voice-to-voice times in ms, oldest first, those of the turn that has just ended too. */
  allTime: { values(): readonly number[] }
  /** Queues the turn's sound to be written; returns the name of the file. */
  saveAudio: (pcm: Float32Array) => string
  now: () => Date
}

/** An app that stays open for weeks must not keep every turn in memory; the history has them on disk. */
const MOST_WATERFALLS = 200
/** What a page that is loaded anew shows of a long conversation: some hundred kilobytes. */
const MOST_TURNS = 100

export class TurnBook {
  private readonly sessionMs: number[] = []
  private readonly booked = new Map<number, Waterfall>()
  private summary: TurnSummary | undefined
  private conversation: CurrentTurn[] = []

  constructor(private readonly options: TurnBookOptions) {}

  get figures(): LatencyFigures {
    return {
      session: percentiles(this.sessionMs),
      allTime: percentiles(this.options.allTime.values()),
    }
  }

  /** Of the conversation that goes on, the last hundred. */
  get turns(): readonly CurrentTurn[] {
    return this.conversation
  }

  /** Of turn number `turn` of this session, as long as it is among the last two hundred. */
  waterfall(turn: number): Waterfall | undefined {
    return this.booked.get(turn)
  }

  /** The event that ends a turn; `finished` follows it. */
  summarised(event: TurnEvent & { event: 'turn' }): void {
    const { event: _name, t_ms: _tMs, turn: _turn, ...summary } = event
    this.summary = summary
  }

  finished({ turn: number, transcript, marks, isTyped, audio }: FinishedTurn): void {
    const { summary } = this
    if (!summary) return
    this.summary = undefined
    const { settings, tell, history, saveAudio, now } = this.options
    const { keepHistory, saveAudio: wantsAudio } = settings()
    const waterfall = waterfallOf({ turn: number, marks, transcript })
    this.booked.set(number, waterfall)
    if (this.booked.size > MOST_WATERFALLS) this.booked.delete(this.booked.keys().next().value!)
    const { voice_to_voice_ms: voiceToVoiceMs } = summary
    if (voiceToVoiceMs !== null && !isTyped) this.sessionMs.push(voiceToVoiceMs)
    const turn: StoredTurn = {
      at: now().toISOString(),
      summary,
      waterfall,
      typed: isTyped,
      audioFile: wantsAudio && audio.length > 0 ? saveAudio(audio.slice()) : null,
    }
    this.conversation = [...this.conversation, { turn, number }].slice(-MOST_TURNS)
    const report: FinishedTurnReport = { turn, number, figures: this.figures }
    tell('finished', report)
    if (keepHistory && transcript !== '') history.append(turn)
  }

  /** Of all turns so far nothing is known any more. */
  forget(): void {
    this.sessionMs.length = 0
    this.booked.clear()
    this.summary = undefined
    this.conversation = []
  }

  /** The next turn begins a new conversation. */
  startAnew(): void {
    this.conversation = []
    this.options.history.startAnew()
    this.options.tell('anew', undefined)
  }
}
