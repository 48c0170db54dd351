// What is kept of turns beside the history: figures always, events and plain transcripts where the user wants them.
import { randomUUID } from 'node:crypto'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import type { Settings } from '../../../shared/window/settings.ts'
import type { Statistics, StatisticsRange } from '../../../shared/window/statistics.ts'
import { eventLine } from '../../figures/metrics/event-log.ts'
import { FiguresOfTurns } from '../../figures/metrics/figures-of-turns.ts'
import { withoutWords } from '../../figures/metrics/without-words.ts'
import { PLAIN, type Sealer } from '../sealing/sealer.ts'
import { statisticsOf } from '../statistics/statistics-of.ts'
import { TurnStore } from '../statistics/turn-store.ts'
import { DayFiles } from './day-files.ts'

export interface TurnRecordsOptions {
  places: { figuresFile: string; eventsFolder: string; transcriptsFolder: string }
  settings: () => Pick<Settings, 'eventLog' | 'saveTranscripts'>
  onNotice: (text: string) => void
  now?: () => Date
  sealer?: Sealer
}

export class TurnRecords {
  readonly store: TurnStore
  readonly events: DayFiles
  readonly transcripts: DayFiles
  private readonly session = randomUUID()
  private readonly figures: FiguresOfTurns
  private readonly now: () => Date

  constructor(private readonly options: TurnRecordsOptions) {
    const { places, onNotice, now = () => new Date(), sealer = PLAIN } = options
    this.now = now
    this.figures = new FiguresOfTurns({ session: this.session, now })
    this.store = new TurnStore(places.figuresFile, onNotice)
    const common = { onNotice, now, sealer }
    this.events = new DayFiles(places.eventsFolder, {
      ...common,
      ending: '.ndjson',
      what: 'The event log',
    })
    this.transcripts = new DayFiles(places.transcriptsFolder, {
      ...common,
      ending: '.txt',
      what: 'Transcripts',
    })
  }

  event(event: TurnEvent): void {
    const { eventLog, saveTranscripts } = this.options.settings()
    const figures = this.figures.event(event)
    if (figures) this.store.add(figures)
    if (eventLog) {
      // Words are written only where the user wants words written.
      const told = saveTranscripts ? event : withoutWords(event)
      this.events.add(`${eventLine(told, this.now().toISOString())}\n`)
    }
    if (saveTranscripts && event.event === 'turn') this.transcripts.add(this.written(event))
  }

  statistics(range: StatisticsRange): Statistics {
    const { session } = this
    return statisticsOf(this.store.all(), { range, session, now: this.now() })
  }

  /** Resolves when all is on disk. */
  async close(): Promise<void> {
    await Promise.all([this.store.written(), this.events.written(), this.transcripts.written()])
  }

  /** As it was heard: of a reply that was interrupted, the part before. */
  private written({ transcript, heard }: TurnEvent & { event: 'turn' }): string {
    const time = this.now().toTimeString().slice(0, 5)
    const parley = heard === '' ? '' : `${time} Parley: ${heard}\n`
    return transcript === '' ? '' : `${time} You: ${transcript}\n${parley}`
  }
}
