// Consent to a server elsewhere: the user gives it outside the page, which may have been taken over.
import { CodedError } from '../../../shared/coded-error.ts'
import {
  ENDPOINT_STAGES,
  hostOf,
  isOnThisComputer,
  type Endpoint,
  type EndpointStage,
} from '../../../shared/endpoint.ts'
import { SettingsSchema, type Settings } from '../../../shared/window/settings.ts'
import {
  endpointOf,
  type ServerSetting,
  type ServerSettings,
} from '../../../shared/window/servers.ts'

export interface ServerQuestion {
  stage: EndpointStage
  /** On another computer. */
  endpoint: Endpoint
  /** `try`: it gets words of ours alone; `use`: what the stage's work needs of the user. */
  wants: 'try' | 'use'
}

/** Asks the user by the system's own dialog; whether the answer was yes. */
export type AskConsent = (question: ServerQuestion) => Promise<boolean>

export class ServerConsent {
  /** Hosts that may be tried until the app ends. */
  private readonly tried = new Set<string>()
  private isAsking = false

  constructor(private readonly ask: AskConsent) {}

  /** @throws CodedError usage while the user is asked something: a page must not cover the screen with questions */
  checkFree(): void {
    if (this.isAsking)
      throw new CodedError('usage', 'answer the question about the other server first')
  }

  /** Whether the user lets `stage` send there what it needs. @throws as `checkFree` */
  async mayUse(stage: EndpointStage, endpoint: Endpoint): Promise<boolean> {
    return await this.asked({ stage, endpoint, wants: 'use' })
  }

  /**
   * Whether the server may be asked whether it works: one on this computer, one that is agreed to, or one to which the user
   * says yes, once per host.
   * @throws as `checkFree`
   */
  async mayTry(stage: EndpointStage, endpoint: Endpoint, now: ServerSettings): Promise<boolean> {
    const host = hostOf(endpoint)
    const isAgreed = ENDPOINT_STAGES.some((each) => now[each].agreedHost === host)
    if (isOnThisComputer(endpoint) || isAgreed || this.tried.has(host)) return true
    const may = await this.asked({ stage, endpoint, wants: 'try' })
    if (may) this.tried.add(host)
    return may
  }

  forget(): void {
    this.tried.clear()
  }

  private async asked(question: ServerQuestion): Promise<boolean> {
    this.checkFree()
    this.isAsking = true
    try {
      return await this.ask(question)
    } finally {
      this.isAsking = false
    }
  }
}

/**
 * What the page wants changed, without any consent that it brings along: only one that stands already, to the same address,
 * is left in it, and what it takes back is taken back.
 * @returns also to which servers the page says the user agreed just now, who is to be asked
 */
export function withoutNewConsent(
  change: Partial<Settings>,
  now: ServerSettings,
): { allowed: Partial<Settings>; wanted: { stage: EndpointStage; endpoint: Endpoint }[] } {
  const sent = SettingsSchema.shape.servers.safeParse(change.servers)
  // What is no setting at all is refused by whoever takes it up.
  if (change.servers === undefined || !sent.success) return { allowed: change, wanted: [] }
  const wanted: { stage: EndpointStage; endpoint: Endpoint }[] = []
  const servers: ServerSettings = { ...sent.data }
  for (const stage of ENDPOINT_STAGES) {
    const server = servers[stage]
    if (server.agreedHost === null || isSameConsent(server, now[stage])) continue
    servers[stage] = { ...server, agreedHost: null }
    const endpoint = agreedEndpoint(server, stage)
    if (endpoint) wanted.push({ stage, endpoint })
  }
  return { allowed: { ...change, servers }, wanted }
}

/** The whole address counts: what was agreed to for https: does not hold for http:. */
function isSameConsent(server: ServerSetting, now: ServerSetting): boolean {
  return server.agreedHost === now.agreedHost && server.address === now.address
}

/** Where `server` would be used by its consent; none for one that is off, not whole, of another host or on this computer. */
export function agreedEndpoint(server: ServerSetting, stage: EndpointStage): Endpoint | undefined {
  if (!server.isOn) return undefined
  try {
    const endpoint = endpointOf(server, stage)
    const isMeant = hostOf(endpoint) === server.agreedHost && !isOnThisComputer(endpoint)
    return isMeant ? endpoint : undefined
  } catch {
    return undefined
  }
}
