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
import { recogniserOf } from './window-stt.ts'

export class WindowEngine {
  /** @param notice takes a line about what went otherwise than wanted */
  constructor(
    private readonly host: { places: DesktopPlaces; spawn: Spawn },
    private readonly store: ModelsProcess,
    private readonly llm: WindowLlm,
    private readonly settings: () => Settings,
    private readonly notice: (line: string) => void,
  ) {}

  /** For conversations, with the language model that the tier has now, and the recogniser that is set. */
  readonly open: EngineKeeperOptions['open'] = async (tier, { onHealth, ...loading }) => {
    const statuses = await this.llm.read()
    const settings = this.settings()
    const sttModel = recogniserOf(statuses, settings.sttModel)
    const llmModel = this.llm.of(tier)
    const request = { tier, parts: WINDOW_PARTS, llmModel, ...(sttModel && { sttModel }) }
    const engine = await this.opened(request, loading, onHealth)
    engine.prepareVoice(speakerOf(settings), flagsOf(settings))
    return engine
  }

  /** To measure the model that is named, or beside it the tier's own; all parts where none are. */
  async openToMeasure(
    model: Pick<EngineRequest, 'llmModel' | 'sttModel'>,
    loading: LoadingOptions,
    parts?: EnginePart[],
  ): Promise<Engine> {
    return await this.opened({ tier: MEASURED_TIER, ...model, ...(parts && { parts }) }, loading)
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

/** Whether other models are wanted than those that are open. */
export function hasOtherModels(before: Settings, now: Settings): boolean {
  return before.llmModel !== now.llmModel || before.sttModel !== now.sttModel
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
