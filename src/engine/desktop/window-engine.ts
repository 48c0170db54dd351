// Opens the engine that the window talks to: its parts, in the app's places.
import type { Settings } from '../../shared/window/settings.ts'
import { openEngine, type Engine } from '../engine.ts'
import type { EngineHost, EnginePart, EngineRequest, LoadingOptions } from '../engine-request.ts'
import type { Spawn } from '../stages/worker/worker-life.ts'
import type { DesktopPlaces } from './desktop-places.ts'
import type { EngineKeeperOptions } from './engine-keeper.ts'
import { WINDOW_PARTS } from './health-board.ts'
import { MEASURED_TIER } from './measure/measure-model.ts'
import type { ModelsProcess } from './models-process.ts'
import { flagsOf, speakerOf } from './live-options.ts'
import type { WindowLlm } from './window-llm.ts'

export class WindowEngine {
  /** @param notice takes a line about what went otherwise than wanted */
  constructor(
    private readonly host: { places: DesktopPlaces; spawn: Spawn },
    private readonly store: ModelsProcess,
    private readonly llm: WindowLlm,
    private readonly settings: () => Settings,
    private readonly notice: (line: string) => void,
  ) {}

  /** For conversations, with the language model that the tier has now. */
  readonly open: EngineKeeperOptions['open'] = async (tier, { onHealth, ...loading }) => {
    await this.llm.read()
    const request = { tier, parts: WINDOW_PARTS, llmModel: this.llm.of(tier) }
    const engine = await this.opened(request, loading, onHealth)
    const settings = this.settings()
    engine.prepareVoice(speakerOf(settings), flagsOf(settings))
    return engine
  }

  /** To measure language model `llmModel`; all parts where none are named. */
  async openToMeasure(
    llmModel: string,
    loading: LoadingOptions,
    parts?: EnginePart[],
  ): Promise<Engine> {
    return await this.opened({ tier: MEASURED_TIER, llmModel, ...(parts && { parts }) }, loading)
  }

  private opened(
    request: EngineRequest,
    loading: LoadingOptions,
    onHealth?: EngineHost['onHealth'],
  ): Promise<Engine> {
    const { places, spawn } = this.host
    const onNotice = (text: string): void => this.notice(`${capital(text)}.`)
    const { store } = this
    return openEngine(
      request,
      { ...places, store, spawn, onNotice, ...(onHealth && { onHealth }) },
      loading,
    )
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
