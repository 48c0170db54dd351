// Sleep and the lock screen: nobody is listened to or spoken to over them, and after them nothing is taken for granted.

/** Of Electron's powerMonitor. Linux tells of sleep alone (electron.d.ts, PowerMonitor). */
export interface PowerSource {
  on(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen', listener: () => void): void
}

export interface PowerActions {
  /** The computer goes to sleep, or its user away. */
  away: () => void
  /** It is awake, perhaps still locked: the clock on the wall has moved on. */
  awake: () => void
  /** It is awake and unlocked. */
  back: () => void
}

export function watchPower(power: PowerSource, { away, awake, back }: PowerActions): void {
  const why = new Set<'asleep' | 'locked'>()
  const leave = (reason: 'asleep' | 'locked') => (): void => {
    const isFirst = why.size === 0
    why.add(reason)
    if (isFirst) away()
  }
  const end = (reason: 'asleep' | 'locked') => (): void => {
    why.delete(reason)
    if (why.size === 0) back()
  }
  power.on('suspend', leave('asleep'))
  power.on('lock-screen', leave('locked'))
  power.on('resume', awake)
  power.on('resume', end('asleep'))
  power.on('unlock-screen', end('locked'))
}
