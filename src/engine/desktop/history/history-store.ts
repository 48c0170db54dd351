// Past conversations: one JSON file each, readable by people unless they are encrypted, written whole.
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { writeFile } from 'atomically'
import { ZodError } from 'zod'
import { CodedError } from '../../../shared/coded-error.ts'
import type {
  Conversation,
  ConversationEntry,
  StoredTurn,
} from '../../../shared/window/conversations.ts'
import type { SealedPlace } from '../sealing/convert-files.ts'
import { PLAIN, type Sealer } from '../sealing/sealer.ts'
import { InOrder } from '../storage/in-order.ts'
import { ConversationSchema } from './conversation-schema.ts'
import { entryOf, titleOf } from './search-conversations.ts'

/** Also what keeps an id from leading out of the folder. */
const ID = /^\d{8}-\d{6}-[0-9a-f]{6}$/
const ENDING = '.json'

/** Every turn writes its file anew, and who looks for something reads all of it. */
const MOST_TURNS = 200
/** Whoever talks again after so long begins something else, though the app was never asked to. */
const LONGEST_PAUSE_MS = 6 * 3_600_000

export class HistoryStore {
  private current: Conversation | undefined
  private lastAtMs = 0
  private readonly order = new InOrder()
  /** Files that the user was told of: once is enough. */
  private readonly toldOf = new Set<string>()

  /** @param onNotice told in one line where a turn could not be kept, or a conversation not be read */
  constructor(
    private readonly folder: string,
    private readonly onNotice: (text: string) => void,
    private readonly now: () => Date = () => new Date(),
    private readonly sealer: Sealer = PLAIN,
  ) {}

  /** For whoever seals or opens what is there. */
  get place(): SealedPlace {
    const { folder, order } = this
    const isOurs = (name: string): boolean =>
      name.endsWith(ENDING) && ID.test(name.slice(0, -ENDING.length))
    return { folder, isOurs, form: 'file', order }
  }

  /**
   * Keeps `turn` in the conversation that goes on. The first one begins it; so does one that comes six hours after the last
   * one. After 200 turns it goes on in another file, which bears its name and says so.
   */
  append(turn: StoredTurn): void {
    const now = this.now()
    if (now.getTime() - this.lastAtMs > LONGEST_PAUSE_MS) this.current = undefined
    this.lastAtMs = now.getTime()
    const { current } = this
    const isFull = current !== undefined && current.turns.length >= MOST_TURNS
    const title = isFull ? nextPart(current.title) : titleOf(turn.summary.transcript)
    const begun = { id: newId(now), title, startedAt: now.toISOString(), turns: [] }
    const conversation: Conversation = (this.current = current && !isFull ? current : begun)
    conversation.turns.push(turn)
    const kept = structuredClone(conversation)
    void this.order
      .run(() => this.write(kept))
      .catch((error: Error) =>
        this.onNotice(`This conversation could not be kept: ${error.message}`),
      )
  }

  startAnew(): void {
    this.current = undefined
  }

  /** Newest first; with `search`, only those that contain all of its words. */
  async list(search: string): Promise<ConversationEntry[]> {
    const conversations = await this.order.run(() => this.all())
    return conversations
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt))
      .flatMap((conversation) => entryOf(conversation, search) ?? [])
  }

  /** @throws CodedError usage where there is none of this id, or it cannot be read */
  async open(id: string): Promise<Conversation> {
    return this.found(await this.order.run(() => this.read(id)))
  }

  /** @throws CodedError usage */
  async rename(id: string, title: string): Promise<void> {
    const named = ({ turns }: Conversation): string =>
      title.trim() || titleOf(turns[0]?.summary.transcript ?? '')
    // At once: a turn that is kept from now on bears it.
    if (this.current?.id === id) this.current.title = named(this.current)
    // In one step: a turn that was appended while we read would be lost to what we write.
    await this.order.run(async () => {
      const conversation = this.found(await this.read(id))
      await this.write({ ...conversation, title: named(conversation) })
    })
  }

  /** Deletes one conversation, or all of them, with what an app that was killed while it wrote has left of them. */
  async delete(which: { id: string } | { all: true }): Promise<void> {
    if ('all' in which || this.current?.id === which.id) this.current = undefined
    if ('id' in which) this.path(which.id)
    await this.order.run(async () => {
      const isMeant = (id: string): boolean => ('id' in which ? id === which.id : ID.test(id))
      const names = (await this.names()).filter((name) => isMeant(name.replace(/\.json.*$/, '')))
      const removed = names.map((name) => join(this.folder, name))
      await Promise.all(removed.map((path) => rm(path, { recursive: true, force: true })))
    })
  }

  /** Resolves when all that was told is on disk. */
  async written(): Promise<void> {
    await this.order.done()
  }

  private async all(): Promise<Conversation[]> {
    const found = await Promise.all((await this.ids()).map((id) => this.read(id)))
    return found.filter((one) => one !== undefined)
  }

  private found(conversation: Conversation | undefined): Conversation {
    if (conversation) return conversation
    throw new CodedError('usage', 'this conversation is not there any more, or cannot be read')
  }

  private async names(): Promise<string[]> {
    return await readdir(this.folder).catch((error: Error) => {
      this.tellOf(this.folder, error)
      return []
    })
  }

  private async ids(): Promise<string[]> {
    const names = await this.names()
    return names.map((name) => name.replace(/\.json$/, '')).filter((id) => ID.test(id))
  }

  /** A file that cannot be read is left where it is and not shown. */
  private async read(id: string): Promise<Conversation | undefined> {
    const path = this.path(id)
    try {
      if (!(await stat(path)).isFile()) throw new Error('it is not a file')
      const stored = this.sealer.open(await readFile(path), path)
      return ConversationSchema.parse(JSON.parse(stored.toString()))
    } catch (error) {
      this.tellOf(path, error as Error)
      return undefined
    }
  }

  private tellOf(path: string, error: Error): void {
    const { code } = error as { code?: unknown }
    // Without the key none of them can be read, which was said when the app started.
    if (code === 'ENOENT' || code === 'sealed_locked' || this.toldOf.has(path)) return
    this.toldOf.add(path)
    const why =
      error instanceof ZodError || error instanceof SyntaxError ? 'damaged' : error.message
    this.onNotice(`A past conversation could not be read (${why}); it is kept as ${path}.`)
  }

  private async write(conversation: Conversation): Promise<void> {
    await mkdir(this.folder, { recursive: true })
    const path = this.path(conversation.id)
    const text = `${JSON.stringify(conversation, null, 2)}\n`
    await writeFile(path, Buffer.from(this.sealer.seal(text, path)))
  }

  private path(id: string): string {
    if (!ID.test(id)) throw new CodedError('usage', 'there is no such conversation')
    return join(this.folder, `${id}${ENDING}`)
  }
}

/** `Italian lessons` → `Italian lessons, part 2` → `Italian lessons, part 3` */
function nextPart(title: string): string {
  const [, name = title, part = '1'] = /^(.*), part (\d{1,6})$/su.exec(title) ?? []
  return `${name}, part ${Number(part) + 1}`
}

/** e.g. `20261121-114501-0c2f9a`: sorts by time, and no two are the same. */
function newId(now: Date): string {
  const digits = now.toISOString().replace(/\D/g, '')
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${randomBytes(3).toString('hex')}`
}
