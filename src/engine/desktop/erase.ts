// "Delete everything": what was said, learned and logged of the user, from memory and from disk.
import { readdir, rm, truncate } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { PhraseCache } from '../stages/tts/phrase-cache.ts'
import type { AudioKeeper } from './audio-keeper.ts'
import type { DesktopPlaces } from './desktop-places.ts'
import type { EngineKeeper } from './engine-keeper.ts'
import type { HistoryStore } from './history/history-store.ts'
import type { LearnedFloorFile } from './learned-floor-file.ts'
import type { TurnRecords } from './records/turn-records.ts'
import type { ScheduleFile } from './schedule-file.ts'
import type { ServerDesk } from './servers/server-desk.ts'
import type { Vault } from './sealing/vault.ts'
import type { SettingsFile } from './settings/settings-file.ts'
import type { Talk } from './talk.ts'
import type { TurnBook } from './turn-book.ts'

export interface Erasable {
  places: Pick<
    DesktopPlaces,
    | 'settingsFile'
    | 'figuresFile'
    | 'keysFile'
    | 'dataKeyFile'
    | 'pausesFile'
    | 'timersFile'
    | 'historyFolder'
    | 'audioFolder'
    | 'transcriptsFolder'
    | 'eventsFolder'
    | 'crashFolder'
    | 'logFile'
  >
  vault: Pick<Vault, 'stop' | 'forget'>
  talk: Pick<Talk, 'startAnew' | 'desk'>
  book: Pick<TurnBook, 'forget'>
  phrases: Pick<PhraseCache, 'clear'>
  history: Pick<HistoryStore, 'delete'>
  audio: Pick<AudioKeeper, 'remove'>
  pauses: Pick<LearnedFloorFile, 'floor' | 'written'>
  records: Pick<TurnRecords, 'store' | 'events' | 'transcripts'>
  schedule: Pick<ScheduleFile, 'written'>
  settings: Pick<SettingsFile, 'written'>
  servers: Pick<ServerDesk, 'forgetKeys' | 'written'>
  keeper: Pick<EngineKeeper, 'reopen'>
}

/**
 * Ends the conversation and what runs, forgets it, and removes the files. The engines are opened anew: the model and the
 * voice remember in their processes. Models, figures of the machine and the window's place stay; so does what the user
 * saved elsewhere.
 * @param settings the files of settings too, and the keys of servers; whoever has them in memory sets them back before
 * @throws Error where a file cannot be removed: all that can be is removed first
 */
export async function erase(parts: Erasable, { settings }: { settings: boolean }): Promise<void> {
  const { places, vault, talk, book, history, audio, pauses, records, schedule, keeper } = parts
  talk.startAnew()
  talk.desk.cancel(talk.desk.list().map(({ id }) => id))
  book.forget()
  // Nothing that will be removed is decrypted before.
  const stopped = vault.stop()
  parts.phrases.clear()
  pauses.floor.forget()
  if (settings) parts.servers.forgetKeys()
  await stopped
  await removeAllOf(places.dataKeyFile)
  vault.forget()
  // What was queued to be written is written before it is removed.
  const files = [pauses, schedule, parts.settings, parts.servers]
  const queued = files.map((file) => file.written())
  const { store, events, transcripts } = records
  const cleared = [store, events, transcripts].map((each) => each.clear())
  await Promise.allSettled([
    ...queued,
    ...cleared,
    history.delete({ all: true }),
    audio.remove('all'),
  ])
  const { historyFolder, audioFolder, transcriptsFolder, eventsFolder } = places
  const paths = [places.figuresFile, places.pausesFile, places.timersFile]
  const ofSettings = settings ? [places.settingsFile, places.keysFile] : []
  const done = await Promise.allSettled([
    // With what a write that broke off, or another program, has left there.
    ...[historyFolder, audioFolder, transcriptsFolder, eventsFolder].map((folder) =>
      removed(folder),
    ),
    ...[...paths, ...ofSettings].map((path) => removeAllOf(path)),
    emptyLog(places.logFile),
    removeReports(places.crashFolder),
  ])
  void keeper.reopen()
  const failed = done.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}

const removed = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

/** What earlier versions kept and nothing reads any more. Nobody is told where that fails: it harms nothing. */
export async function removeOutgrown({ outgrownFiles }: Pick<DesktopPlaces, 'outgrownFiles'>) {
  await Promise.allSettled(outgrownFiles.map((file) => removeAllOf(file)))
}

/** `file`, its drafts (`settings.json.tmp-…`) and copies that were kept aside (`settings.unreadable.json`). */
async function removeAllOf(file: string): Promise<void> {
  const stem = basename(file, extname(file))
  const isOf = (name: string): boolean => name.startsWith(`${stem}.`)
  const names = (await readdir(dirname(file)).catch((): string[] => [])).filter(isOf)
  await Promise.all(names.map((name) => removed(join(dirname(file), name))))
}

/** The log goes on: its file is emptied, since whoever writes to it keeps it open. The one before it is removed. */
async function emptyLog(file: string): Promise<void> {
  await truncate(file).catch(ifMissing)
  const folder = dirname(file)
  const names = await readdir(folder).catch((): string[] => [])
  const others = names.filter((name) => name !== basename(file))
  await Promise.all(others.map((name) => removed(join(folder, name))))
}

/** What crashes left; the folders are the crash handler's, which runs. */
async function removeReports(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const reports = entries.filter((entry) => entry.isFile() && /\.(?:dmp|meta)$/.test(entry.name))
  await Promise.all(reports.map(({ parentPath, name }) => removed(join(parentPath, name))))
}

function ifMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
