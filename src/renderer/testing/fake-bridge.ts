// A main process that is not there: answers from sample data, emits what it is told to.
import { sampleState } from './sample-state.ts'
import { sampleModels, sampleOffer, sampleOffers } from './sample-models.ts'
import { sampleConversation, sampleEntries, sampleLog, samplePrivacy } from './sample-pages.ts'
import { NO_STATISTICS, sampleRecords, sampleStatistics } from './sample-statistics.ts'
import { sampleReportSections } from './sample-report.ts'
import type { ModelRow } from '../../shared/window/app-state.ts'
import type { KeptRecords, SealingState } from '../../shared/window/records.ts'
import type { ConversationEntry } from '../../shared/window/conversations.ts'
import type {
  Answer,
  AppState,
  EventName,
  MessageName,
  RequestName,
  WindowContract,
  WindowEvents,
  WindowMessages,
  WindowRequests,
} from '../../shared/window/window-contract.ts'

type Answers = {
  [Name in RequestName]: (params: WindowRequests[Name]['params']) => WindowRequests[Name]['result']
}

export class FakeBridge implements WindowContract {
  state: AppState = sampleState()
  models: ModelRow[] = sampleModels()
  entries: ConversationEntry[] = sampleEntries()
  records: KeptRecords[] = sampleRecords()
  sealing: SealingState = { unavailable: null, locked: null, work: null, failed: 0 }
  readonly requests: { name: RequestName; params: unknown }[] = []
  readonly messages: { name: MessageName; payload: unknown }[] = []
  /** The message that the next request fails with. */
  failNext: string | null = null
  private readonly listeners = new Map<EventName, Set<(payload: never) => void>>()

  async request<Name extends RequestName>(
    name: Name,
    params: WindowRequests[Name]['params'],
  ): Promise<Answer<WindowRequests[Name]['result']>> {
    this.requests.push({ name, params })
    const message = this.failNext
    this.failNext = null
    if (message !== null) return { ok: false, error: { code: 'internal', message } }
    return { ok: true, value: this.answers[name](params) }
  }

  send<Name extends MessageName>(name: Name, payload: WindowMessages[Name]): void {
    this.messages.push({ name, payload })
  }

  on<Name extends EventName>(name: Name, listener: (payload: WindowEvents[Name]) => void) {
    const listeners = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, listeners.add(listener))
    return () => void listeners.delete(listener)
  }

  emit<Name extends EventName>(name: Name, payload: WindowEvents[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(payload as never)
  }

  private readonly answers: Answers = {
    'app:state': () => this.state,
    'settings:change': (patch) => {
      this.state = { ...this.state, settings: { ...this.state.settings, ...patch } }
      this.emit('settings', this.state.settings)
      return this.state.settings
    },
    'voice:preview': () => undefined,
    'talk:type': () => undefined,
    'talk:repeat': () => undefined,
    'schedule:cancel': ({ id }) => {
      this.state = { ...this.state, schedule: this.state.schedule.filter((row) => row.id !== id) }
      this.emit('schedule', this.state.schedule)
      return undefined
    },
    'hotkey:allow': () => undefined,
    'server:key': ({ key }) => (typeof key === 'string' ? 'kept' : 'none'),
    'server:try': () => ({ works: true, text: 'It works: it answered “Paris.”' }),
    'engine:restart': () => undefined,
    'tier:measure': () => undefined,
    'tier:stop-measuring': () => undefined,
    'models:offers': () => sampleOffers(this.models, this.state.tier.foretold),
    'models:list': () => this.models,
    'models:pull': () => undefined,
    'models:offer': ({ wanted }) => sampleOffer(wanted),
    'models:add': () => undefined,
    'models:measure': ({ id }) => {
      this.emit('measuring', { id, step: 'talking', done: 0.4 })
      return undefined
    },
    'models:stop-measuring': () => {
      this.emit('measuring', null)
      return undefined
    },
    'models:pause': () => undefined,
    'models:remove': ({ ids }) => {
      this.models = this.models.map((row) =>
        ids.includes(row.id) ? { ...row, state: 'missing' } : row,
      )
      return undefined
    },
    'models:verify': ({ ids }) => ids.map((id) => ({ id, sound: true })),
    'history:list': ({ search }) =>
      this.entries.filter(({ title }) => title.toLowerCase().includes(search.toLowerCase())),
    'history:open': ({ id }) => sampleConversation(id),
    'history:rename': ({ id, title }) => {
      this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, title } : entry))
      return undefined
    },
    'erase:all': () => undefined,
    'history:delete': (params) => {
      this.entries = 'all' in params ? [] : this.entries.filter(({ id }) => id !== params.id)
      return undefined
    },
    'history:export': ({ format }) => ({ path: `/home/ada/Documents/conversation.${format}` }),
    'waterfall:export': ({ turn, format }) => ({ path: `/home/ada/turn-${turn}.${format}` }),
    'conversation:new': () => undefined,
    'statistics:read': ({ range }) =>
      this.entries.length > 0 ? sampleStatistics(range) : NO_STATISTICS,
    'records:list': () => this.records,
    'records:delete': ({ kind }) => {
      this.records = this.records.map((one) => (one.kind === kind ? { ...one, bytes: 0 } : one))
      return undefined
    },
    'sealing:state': () => this.sealing,
    'metrics:state': () =>
      this.state.settings.metrics
        ? {
            at: 'on',
            url: `http://127.0.0.1:${this.state.settings.metricsPort}/metrics`,
            tokenFile: '/home/ada/.config/Parley/metrics-token',
          }
        : { at: 'off' },
    'diagnostics:report': ({ sound, permission }) => sampleReportSections(sound, permission),
    'diagnostics:save': () => ({ path: '/home/ada/Documents/Parley report.txt' }),
    'diagnostics:privacy': () => samplePrivacy(),
    'diagnostics:log': () => ({ lines: sampleLog() }),
    'clipboard:write': () => undefined,
  }
}
