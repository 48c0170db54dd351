// The servers that the user has set up: which are in use, with what key, and whether one works.
import { toWireError } from '../../../shared/coded-error.ts'
import { ENDPOINT_STAGES, hostOf, type EndpointStage } from '../../../shared/endpoint.ts'
import type { Settings } from '../../../shared/window/settings.ts'
import { endpointInUse, endpointOf, type KeyState } from '../../../shared/window/servers.ts'
import type { WindowRequests } from '../../../shared/window/window-contract.ts'
import { tryEndpoint } from '../../stages/endpoint/try-endpoint.ts'
import type { Endpoints } from '../../stages/endpoint/servers.ts'
import { readWav } from '../../audio/wav-read.ts'
import type { DesktopPlaces } from '../desktop-places.ts'
import { KeyKeeper, type Cipher } from './key-keeper.ts'
import {
  agreedEndpoint,
  ServerConsent,
  withoutNewConsent,
  type AskConsent,
} from './server-consent.ts'

export interface ServerDeskOptions {
  settings: () => Settings
  warn: (text: string) => void
  /** Other servers are to be used from now on. */
  onChange: (endpoints: Endpoints) => void
}

export class ServerDesk {
  private used = '{}'
  private readonly keys: KeyKeeper
  private readonly consent: ServerConsent

  constructor(
    private readonly host: {
      places: Pick<DesktopPlaces, 'keysFile' | 'clipFile'>
      cipher: Cipher
      askConsent: AskConsent
    },
    private readonly options: ServerDeskOptions,
  ) {
    this.keys = new KeyKeeper(host.places.keysFile, host.cipher, options.warn)
    this.consent = new ServerConsent(host.askConsent)
  }

  load(): void {
    this.keys.load()
  }

  /** Resolves when all is on disk. */
  async written(): Promise<void> {
    await this.keys.written()
  }

  /** With their keys: for the engine alone. */
  get endpoints(): Endpoints {
    const { keys } = this
    const { settings } = this.options
    const inUse = ENDPOINT_STAGES.flatMap((stage) => {
      const endpoint = endpointInUse(settings().servers[stage], stage)
      if (!endpoint) return []
      const apiKey = keys.keyFor(stage, endpoint.baseUrl)
      return [[stage, { ...endpoint, ...(apiKey !== undefined && { apiKey }) }] as const]
    })
    return Object.fromEntries(inUse)
  }

  /** No server has a key any more, and none elsewhere may be tried without a question. */
  forgetKeys(): void {
    this.keys.forget()
    this.consent.forget()
    this.changed()
  }

  /** Settings or keys were changed. */
  changed(): void {
    const { endpoints } = this
    const used = JSON.stringify(endpoints)
    if (used === this.used) return
    this.used = used
    this.options.onChange(endpoints)
  }

  /**
   * Takes up what the page wants changed. A consent to a server elsewhere that is new in it is not taken from the page: the
   * user is asked, and it stands once the answer is yes, if the settings are still the same then.
   * @param apply takes a change of settings up
   * @throws CodedError usage where `apply` does, or while another such question is open: nothing is changed then
   */
  async changeByPage(
    change: Partial<Settings>,
    apply: (change: Partial<Settings>) => Settings,
  ): Promise<Settings> {
    const { settings } = this.options
    const { allowed, wanted } = withoutNewConsent(change, settings().servers)
    if (wanted.length > 0) this.consent.checkFree()
    apply(allowed)
    for (const { stage, endpoint } of wanted) {
      if (!(await this.consent.mayUse(stage, endpoint))) continue
      const { servers } = settings()
      const agreed = { ...servers[stage], agreedHost: hostOf(endpoint) }
      if (agreedEndpoint(agreed, stage)?.baseUrl === endpoint.baseUrl)
        apply({ servers: { ...servers, [stage]: agreed } })
    }
    return settings()
  }

  /** @throws CodedError usage for an address that is none */
  setKey({ stage, key, ...server }: WindowRequests['server:key']['params']): KeyState {
    const { keys } = this
    const { baseUrl } = endpointOf(server, stage)
    if (key !== undefined) {
      keys.set(stage, baseUrl, key)
      this.changed()
    }
    return keys.state(stage, baseUrl)
  }

  /**
   * Tries a server with words of ours, none of the user's; one elsewhere only once the user has agreed. Never throws: what is
   * wrong is the answer.
   */
  async try({
    stage,
    ...server
  }: WindowRequests['server:try']['params']): Promise<WindowRequests['server:try']['result']> {
    try {
      const endpoint = endpointOf(server, stage)
      if (!(await this.consent.mayTry(stage, endpoint, this.options.settings().servers)))
        return { works: false, text: `${hostOf(endpoint)} was not asked: you said no` }
      const apiKey = this.keys.keyFor(stage, endpoint.baseUrl)
      const withKey = { ...endpoint, ...(apiKey !== undefined && { apiKey }) }
      const { signal } = new AbortController()
      const text = await tryEndpoint(stage, withKey, await this.clip(stage, { signal }), { signal })
      return { works: true, text }
    } catch (error) {
      return { works: false, text: toWireError(error).message }
    }
  }

  /** A spoken question of ours, for a recogniser. */
  private async clip(
    stage: EndpointStage,
    options: { signal: AbortSignal },
  ): Promise<Float32Array> {
    if (stage !== 'stt') return new Float32Array(0)
    return (await readWav(this.host.places.clipFile, options)).pcm
  }
}
