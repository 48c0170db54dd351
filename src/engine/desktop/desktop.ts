// The desktop app without its window: settings, engine, conversation, history and models, made for one another.
import { isAway } from '../../shared/window/can-talk.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type { AssistantOffers } from '../../shared/window/app-state.ts'
import type { WindowEvents } from '../../shared/window/window-contract.ts'
import { startSessionClock, timeOfDay, uptimeMs, type SessionClock } from '../audio/clock.ts'
import { thisMachine } from '../figures/profile/machine.ts'
import { ProfileFile } from './profile-file.ts'
import { SettingsFile } from './settings/settings-file.ts'
import { LearnedFloorFile } from './learned-floor-file.ts'
import { offersHere } from './assistant-offers.ts'
import type { DesktopOptions } from './desktop-options.ts'
import { erase, removeOutgrown } from './erase.ts'
import { EngineKeeper } from './engine-keeper.ts'
import { EngineRest } from './engine-rest.ts'
import { KeptDesk } from './records/kept-desk.ts'
import type { ModelMeasuring } from './measure/model-measuring.ts'
import { tierSources } from './measure/tier-sources.ts'
import { windowMeasuring } from './measure/window-measuring.ts'
import { MetricsDesk } from './metrics-desk.ts'
import { ModelManager } from './model-manager.ts'
import { modelsOf, type ModelsProcess } from './models-process.ts'
import { PhraseCache } from '../stages/tts/phrase-cache.ts'
import { ServerDesk } from './servers/server-desk.ts'
import { openStores, type Stores } from './sealing/open-stores.ts'
import { TierDesk } from './tier-desk.ts'
import { Talk } from './talk.ts'
import type { TellPage } from './tell-page.ts'
import { TurnBook } from './turn-book.ts'
import { hasOtherModels, WindowEngine } from './window-engine.ts'
import { WindowLlm } from './window-llm.ts'
import { WindowLoudspeaker } from './window-loudspeaker.ts'

export class Desktop {
  readonly settings: SettingsFile
  private readonly stores: Stores
  readonly vault: Stores['vault']
  readonly history: Stores['history']
  readonly store: ModelsProcess
  readonly models: ModelManager
  readonly keeper: EngineKeeper
  private readonly rest: EngineRest
  readonly tiers: TierDesk
  readonly measuring: ModelMeasuring
  private readonly llm: WindowLlm
  readonly loudspeaker: WindowLoudspeaker
  readonly book: TurnBook
  readonly phrases = new PhraseCache() // what was spoken lately, in memory alone
  readonly servers: ServerDesk
  readonly talk: Talk
  private readonly clock: SessionClock
  private readonly profile: ProfileFile
  readonly records: Stores['records']
  readonly kept: KeptDesk
  readonly metrics: MetricsDesk
  private readonly pauses: LearnedFloorFile

  constructor(private readonly options: DesktopOptions) {
    const { places } = options
    const { tell } = this
    const clock = (this.clock = startSessionClock())
    const warn = (message: string): void => this.notice('warning', message)
    this.settings = new SettingsFile(places.settingsFile, warn)
    const settings = (): Settings => this.settings.current
    this.stores = openStores({ ...options, settings, onNotice: warn, tell })
    const { records, history, audio } = this.stores
    this.vault = this.stores.vault
    this.records = records
    this.history = history
    this.pauses = new LearnedFloorFile(places.pausesFile, warn)
    this.kept = new KeptDesk({ places, records, history, audio, pauses: this.pauses.floor })
    this.store = modelsOf(options)
    this.llm = new WindowLlm(this.store, settings)
    const engine = new WindowEngine(options, this.store, this.llm, settings, warn)
    this.profile = new ProfileFile(places.profileFile, thisMachine(), warn)
    this.tiers = this.tierDesk()
    const tier = () => this.tiers.choice.chosen
    this.models = new ModelManager({
      store: this.store,
      tier,
      tell,
      nowMs: () => clock.nowMs(),
      onChange: () => {
        this.tiers.changed()
        void this.keeper.reopenIfIdle()
      },
    })
    this.keeper = new EngineKeeper({
      open: engine.open,
      modelStatus: () => this.llm.read(),
      tier,
      tiers: () => this.tiers.choice.order,
      tell,
      onClosing: () => {
        this.talk.stop()
        this.metrics.engineChanged(undefined)
        this.tiers.closing()
      },
      onOpened: (engine) => {
        engine.useEndpoints(this.servers.endpoints)
        this.metrics.engineChanged(engine)
        this.talk.engineOpened()
        this.tiers.changed()
        this.rest.used()
      },
    })
    const keeper = () => this.keeper
    this.measuring = windowMeasuring({
      places,
      engine,
      tell,
      keeper,
      isIdle: () => this.isIdle && this.tiers.state.measuring === null,
      statuses: () => this.store.status(),
      onMeasured: () => this.tiers.changed(),
    })
    this.servers = new ServerDesk(options, {
      settings,
      warn,
      onChange: (endpoints) => this.keeper.engine?.useEndpoints(endpoints),
    })
    this.metrics = new MetricsDesk({ tokenFile: places.metricsTokenFile, settings, keeper })
    this.rest = new EngineRest({
      clock,
      unloadAfterMinutes: () => settings().unloadAfterMinutes,
      isIdle: () => this.isIdle && this.tiers.state.measuring === null,
      sleep: () => void this.keeper.sleep(),
    })
    this.loudspeaker = new WindowLoudspeaker({
      clock,
      tell,
      onStall: () =>
        warn('Nothing could be played: check that a speaker is connected and chosen in Settings.'),
    })
    this.book = new TurnBook({
      settings,
      tell,
      history: this.history,
      allTime: this.records.store,
      saveAudio: (pcm) => audio.save(pcm),
      now: () => new Date(),
    })
    this.talk = new Talk({
      clock,
      engine: () => this.keeper.engine,
      rest: { isAway: () => isAway(this.keeper.readiness), wake: () => this.keeper.wake() },
      settings,
      changeSettings: (change) => void this.changeSettings(change),
      loudspeaker: this.loudspeaker,
      floor: this.pauses.floor,
      phrases: this.phrases,
      book: this.book,
      now: timeOfDay,
      uptimeMs,
      schedule: this.stores.schedule,
      tell,
    })
  }

  /** Reads what is remembered and begins to open the engine. Told by events. */
  start(): void {
    this.settings.load()
    this.servers.load()
    this.records.store.load()
    this.metrics.follow()
    this.pauses.load()
    this.profile.load()
    this.vault.start()
    this.talk.desk.load()
    void removeOutgrown(this.options.places)
    void this.keeper.reopen()
  }

  /** Takes `change` up: at once where that is possible, from the next turn on where it is not. @throws CodedError usage */
  changeSettings(change: Partial<Settings>): Settings {
    const before = this.settings.current
    if (change.encryptSaved === true && !before.encryptSaved) this.vault.prepare()
    const now = this.settings.change(change)
    this.tell('settings', now)
    this.talk.settingsChanged(before, now)
    if (before.servers !== now.servers) this.servers.changed()
    this.metrics.follow()
    if (before.encryptSaved !== now.encryptSaved) this.vault.changed()
    if (before.tier !== now.tier) this.tiers.set()
    if (hasOtherModels(before, now)) void this.keeper.reopen()
    if (before.unloadAfterMinutes !== now.unloadAfterMinutes) this.rest.used()
    return now
  }

  /** Which assistants can answer, and what each would be on this computer. */
  offers(): Promise<AssistantOffers> {
    return offersHere(this.llm, this.tiers.choice, this.options.places.cacheFolder)
  }

  /** Deletes what was said, learned and logged; with `settings` their file too, for whoever has set them back. */
  async erase(what: { settings: boolean }): Promise<void> {
    const { stores, talk, phrases, keeper, book, pauses, settings, servers } = this
    const kept = { ...stores, book, pauses, settings, servers }
    await erase({ ...kept, talk, phrases, keeper, places: this.options.places }, what)
  }

  /** A line for the window and the log. */
  notice(tone: 'info' | 'warning' | 'error', message: string): void {
    this.options.log.write(tone, message)
    this.tell('notice', { tone, message })
  }

  /** Ends the conversation and the engines, and waits until everything is on disk. */
  async close(): Promise<void> {
    this.models.pause()
    this.measuring.stop()
    this.rest.close()
    this.tiers.close()
    await Promise.all([this.talk.close(), this.vault.stop()])
    const { schedule, history, audio } = this.stores
    const files = [this.settings, this.servers, this.profile, this.pauses, schedule]
    const written = [...files, history, audio].map((each) => each.written())
    await Promise.all([this.keeper.close(), this.records.close(), this.metrics.close(), ...written])
  }

  /** What the page is told of the conversation, the tier is chosen by as well. */
  private readonly tell: TellPage = (name, payload) => {
    this.options.tell(name, payload)
    if (name === 'mode') {
      this.tiers.modeChanged((payload as WindowEvents['mode']).mode)
      this.rest.used()
    }
    if (name === 'turn')
      for (const book of [this.records, this.metrics]) book.event(payload as WindowEvents['turn'])
    if (name === 'finished') this.tiers.turnFinished((payload as WindowEvents['finished']).turn)
  }

  private get isIdle(): boolean {
    return this.talk.mode === 'idle' && !this.talk.pressed
  }

  private tierDesk(): TierDesk {
    const { clock, profile, tell, llm } = this
    return new TierDesk({
      ...tierSources(clock, llm, this.options.places.clipFile),
      profile,
      tell,
      settings: () => this.settings.current,
      keeper: () => this.keeper,
      isIdle: () => this.isIdle,
      onMeasured: () => this.talk.readAhead(),
      notice: (tone, message) => this.notice(tone, message),
    })
  }
}
