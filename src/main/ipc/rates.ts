// How often a page may use a channel, and how much of it at once: one that was taken over can keep nobody busy.
import type { MessageName, RequestName } from '../../shared/window/window-contract.ts'

export interface Rate {
  /** So many may come at once after a while of silence. */
  burst: number
  perSecond: number
}

/** A slider that is dragged sends sixty a second. */
const ORDINARY: Rate = { burst: 200, perSecond: 100 }
/**
 * 31.25 a second while the microphone is open. The frames of a pre-roll (80) and what a busy page sends late come at
 * once: a minute's are taken, as much as is held while an engine loads.
 */
const FRAMES: Rate = { burst: 2_000, perSecond: 125 }
/** What was dropped and why is worth a line, but not each time. */
export const COMPLAINTS: Rate = { burst: 5, perSecond: 0.2 }

export function rateOf(name: MessageName | RequestName): Rate {
  return name === 'audio:frame' ? FRAMES : ORDINARY
}

/** So many requests of a channel may be waited for at once. */
const ORDINARY_AT_ONCE = 20
const AT_ONCE: Partial<Record<RequestName, number>> = {
  // Each opens a dialog, or can.
  'server:try': 2,
  'history:export': 1,
  'waterfall:export': 1,
  'diagnostics:save': 1,
  // Each starts a process, or reads gigabytes.
  'diagnostics:report': 2,
  'diagnostics:privacy': 2,
  'models:verify': 2,
  'models:offer': 2,
  'models:add': 2,
  'tier:measure': 2,
  'engine:restart': 2,
  'erase:all': 1,
}

export function mostAtOnce(name: RequestName): number {
  return AT_ONCE[name] ?? ORDINARY_AT_ONCE
}

/** A token bucket: it is full at first, and each that is let through takes one out of it. */
export class Bucket {
  private left: number
  private atMs: number | undefined

  constructor(private readonly rate: Rate) {
    this.left = rate.burst
  }

  /** Whether one more may pass at `nowMs`, of a clock that never goes back. */
  lets(nowMs: number): boolean {
    const { burst, perSecond } = this.rate
    const sinceMs = nowMs - (this.atMs ?? nowMs)
    this.atMs = nowMs
    this.left = Math.min(burst, this.left + (sinceMs * perSecond) / 1000)
    if (this.left < 1) return false
    this.left--
    return true
  }
}

/** Buckets by name, each made when it is needed first. */
export class Buckets<Name extends string> {
  private readonly buckets = new Map<Name, Bucket>()

  constructor(private readonly rateOf: (name: Name) => Rate) {}

  lets(name: Name, nowMs: number): boolean {
    const bucket = this.buckets.get(name) ?? new Bucket(this.rateOf(name))
    this.buckets.set(name, bucket)
    return bucket.lets(nowMs)
  }
}
