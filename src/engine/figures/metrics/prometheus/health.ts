// How the engine is, as /health tells it.

export interface Health {
  status: 'ok' | 'starting' | 'resting' | 'failed'
  /** State of each part: starting, ready, restarting, failed, off. */
  engines: Partial<Record<string, string>>
}

/** From the state of each part. A part that starts anew is not down: the turn waits for it. */
export function healthOf(engines: Health['engines']): Health {
  const states = Object.values(engines)
  const all = (wanted: string): boolean =>
    states.length > 0 && states.every((state) => state === wanted)
  const rest = all('ready') ? 'ok' : all('off') ? 'resting' : 'starting'
  return { status: states.includes('failed') ? 'failed' : rest, engines }
}
