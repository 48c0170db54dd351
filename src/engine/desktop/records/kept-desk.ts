// What of conversations lies on this computer: where, how much, and how it is deleted.
import type { KeptRecords, RecordKind } from '../../../shared/window/records.ts'
import type { AudioKeeper } from '../audio-keeper.ts'
import type { DesktopPlaces } from '../desktop-places.ts'
import type { HistoryStore } from '../history/history-store.ts'
import { sizeOnDisk } from './size-on-disk.ts'
import type { TurnRecords } from './turn-records.ts'

export interface KeptDeskOptions {
  places: Pick<
    DesktopPlaces,
    'historyFolder' | 'audioFolder' | 'transcriptsFolder' | 'eventsFolder' | 'figuresFile'
  >
  history: Pick<HistoryStore, 'open' | 'delete' | 'written'>
  audio: Pick<AudioKeeper, 'remove' | 'written'>
  records: TurnRecords
  /** How the user pauses, as far as it was learned. */
  pauses: { forget(): void }
}

export class KeptDesk {
  constructor(private readonly options: KeptDeskOptions) {}

  async list(): Promise<KeptRecords[]> {
    const { places, history, audio, records } = this.options
    await Promise.all([history.written(), audio.written(), records.close()])
    const paths: Record<RecordKind, string> = {
      history: places.historyFolder,
      audio: places.audioFolder,
      transcripts: places.transcriptsFolder,
      events: places.eventsFolder,
      figures: places.figuresFile,
    }
    return await Promise.all(
      (Object.entries(paths) as [RecordKind, string][]).map(async ([kind, path]) => ({
        kind,
        path,
        bytes: await sizeOnDisk(path),
      })),
    )
  }

  /** All of one kind. */
  async delete(kind: RecordKind): Promise<void> {
    const { audio, records } = this.options
    switch (kind) {
      case 'history':
        return await this.deleteHistory({ all: true })
      case 'audio':
        return await audio.remove('all')
      case 'transcripts':
        return await records.transcripts.clear()
      case 'events':
        return await records.events.clear()
      case 'figures':
        return await records.store.clear()
    }
  }

  /** Forgets a conversation, or all, with the sound that was saved of it; with all, how the user pauses as well. */
  async deleteHistory(which: { id: string } | { all: true }): Promise<void> {
    const { history, audio, pauses } = this.options
    if ('all' in which) {
      pauses.forget()
      await history.delete(which)
      return await audio.remove('all')
    }
    const { turns } = await history.open(which.id)
    await history.delete(which)
    await audio.remove(turns.flatMap(({ audioFile }) => audioFile ?? []))
  }
}
