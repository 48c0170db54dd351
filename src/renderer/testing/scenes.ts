// Situations worth a picture, by name.
import type { FakeBridge } from './fake-bridge.ts'
import { INTERRUPTED, sampleReport } from './sample-turns.ts'
import type { SealingState } from '../../shared/window/records.ts'
import type { FinishedTurnReport } from '../../shared/window/conversations.ts'

const scenes: Record<string, (bridge: FakeBridge) => void> = {
  empty: () => {},
  log: (bridge) => afterTwoTurns(bridge),
  listening: (bridge) => {
    afterTwoTurns(bridge)
    bridge.emit('mode', { mode: 'listening', muted: false })
    bridge.emit('turn', { event: 'speech_start', t_ms: 9000, turn: 3 })
    const [confirmed, tentative] = ['How much does the moon', 'way or weigh']
    bridge.emit('turn', { event: 'stt_partial', t_ms: 9500, turn: 3, confirmed, tentative })
  },
  thinking: (bridge) => {
    afterTwoTurns(bridge)
    bridge.emit('mode', { mode: 'thinking', muted: false })
    completeWords(bridge)
  },
  speaking: (bridge) => {
    afterTwoTurns(bridge)
    bridge.emit('mode', { mode: 'speaking', muted: false })
    completeWords(bridge)
    const text =
      'About seven times ten to the power of twenty-two kilograms. That is roughly one eightieth of the earth.'
    bridge.emit('reply', { turn: 3, text, spoken: text.slice(0, text.indexOf(' That')) })
  },
  schedule: (bridge) => {
    afterTwoTurns(bridge)
    const inMinutes = (minutes: number): string =>
      new Date(Date.now() + minutes * 60_000).toISOString()
    bridge.emit('schedule', [
      { id: '1', kind: 'timer', label: 'pasta', dueAt: inMinutes(9) },
      { id: '2', kind: 'timer', label: null, dueAt: inMinutes(75) },
      { id: '3', kind: 'reminder', label: 'call Ann about the tickets', dueAt: inMinutes(2000) },
    ])
  },
  muted: (bridge) => bridge.emit('mode', { mode: 'idle', muted: true }),
  starting: (bridge) =>
    bridge.emit('readiness', { at: 'starting', loading: ['speech recognition', 'the voice'] }),
  asleep: (bridge) => bridge.emit('readiness', { at: 'asleep' }),
  waking: (bridge) => bridge.emit('readiness', { at: 'waking' }),
  missing: (bridge) => {
    bridge.emit('readiness', { at: 'models-missing', ids: ['llm-1.5b'], bytes: 1_117_320_736 })
    downloading(bridge)
  },
  failed: (bridge) => {
    const message =
      'The language model ended three times in a row: restart it, or pick a smaller one.'
    bridge.emit('readiness', { at: 'failed', error: { code: 'engine_failed', message } })
  },
  notices: (bridge) => {
    bridge.emit('notice', { tone: 'info', message: 'The voice was restarted.' })
    bridge.emit('notice', {
      tone: 'warning',
      message: 'The headset was unplugged; using the built-in speaker.',
    })
    bridge.emit('notice', {
      tone: 'error',
      message: 'The disk is full: free some space, then go on.',
    })
  },
  /** Thirteen spoken turns, of which some were slow, and one that was typed. */
  long: (bridge) => {
    const times = [742, 655, 612, 598, 630, 1203, 712, 540, 588, 2450, 640, 601, 575]
    times.forEach((voice_to_voice_ms, i) =>
      bridge.emit('finished', sampleReport(i + 1, { voice_to_voice_ms })),
    )
    bridge.emit('finished', asTyped(sampleReport(times.length + 1)))
  },
  downloading,
  measuring: (bridge) => {
    bridge.emit('tier', { automatic: null, foretold: [], measuring: 0.4, insteadForNow: null })
  },
  busy: (bridge) => {
    bridge.emit('tier', { ...bridge.state.tier, insteadForNow: 'fast' })
    const message = 'This computer is busy: Parley answers with the fast tier for now.'
    bridge.emit('notice', { tone: 'warning', message })
  },
  taps: (bridge) =>
    bridge.emit('hotkey', {
      state: 'registered',
      accelerator: 'CommandOrControl+Shift+Space',
      by: 'shortcut',
      note: 'Tap it to begin and again to end. macOS does not yet let Parley notice keys outside its window.',
      asks: true,
    }),
  refused: (bridge) =>
    bridge.emit('hotkey', {
      state: 'refused',
      accelerator: 'CommandOrControl+Shift+Space',
      reason: 'Another program holds this combination.',
      hint: 'Choose another combination, or free this one in the other program.',
      asks: false,
    }),
}

/** Where what is saved is encrypted, or cannot be. */
const SEALING: Record<string, Partial<SealingState>> = {
  sealing: { work: { to: 'sealed', done: 120, total: 348 } },
  unsafe: {
    unavailable:
      'this system has no safe key store: it takes a running keyring, such as GNOME Keyring or KWallet',
  },
  locked: {
    locked: 'the key store of this system did not give the key; unlock it and start Parley again',
  },
}

/** Plays `name` once the page listens; `onboarding` and `duplex` are states of the settings. */
export function playScene(bridge: FakeBridge, name: string): void {
  const { settings } = bridge.state
  if (name === 'onboarding') bridge.state.settings = { ...settings, onboarded: false }
  if (name === 'duplex') bridge.state.settings = { ...settings, talk: 'duplex' }
  if (name === 'nothing' || name === 'unkept') {
    bridge.entries = []
    bridge.models = bridge.models.map((row) => ({ ...row, state: 'missing' }))
  }
  const sealing = SEALING[name]
  if (sealing) bridge.sealing = { ...bridge.sealing, ...sealing }
  if (name === 'sealing' || name === 'locked')
    bridge.state.settings = { ...settings, encryptSaved: true }
  if (name === 'locked') bridge.entries = []
  if (name === 'unkept') bridge.state.settings = { ...settings, keepHistory: false }
  if (name === 'first') {
    bridge.models = bridge.models.map((row) => ({ ...row, state: 'missing' }))
    bridge.state.tier = { automatic: null, foretold: [], measuring: null, insteadForNow: null }
  }
  const theme = new URLSearchParams(location.search).get('theme')
  if (theme === 'dark' || theme === 'light')
    bridge.state.settings = { ...bridge.state.settings, theme }
  Object.assign(window, { playScene: () => scenes[name]?.(bridge) })
}

function afterTwoTurns(bridge: FakeBridge): void {
  bridge.emit('finished', sampleReport(1))
  bridge.emit('finished', sampleReport(2, INTERRUPTED))
}

function asTyped({ turn, ...report }: FinishedTurnReport): FinishedTurnReport {
  return { ...report, turn: { ...turn, typed: true } }
}

function completeWords(bridge: FakeBridge): void {
  const text = 'How much does the moon weigh?'
  bridge.emit('turn', { event: 'stt_complete', t_ms: 9900, turn: 3, text, stt_latency_ms: 180 })
}

function downloading(bridge: FakeBridge): void {
  bridge.emit('transfer', {
    id: 'llm-1.5b',
    phase: 'downloading',
    doneBytes: 412_000_000,
    totalBytes: 1_117_320_736,
    bytesPerSecond: 8_400_000,
    secondsLeft: 84,
    error: null,
  })
}
