// The page's sound with a bridge of the spec's own: what it sends is kept, what it hears is played by the spec.
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/window/settings.ts'
import type {
  EventName,
  MessageName,
  WindowContract,
  WindowEvents,
} from '../../src/shared/window/window-contract.ts'
import * as link from '../../src/renderer/audio/audio-link.ts'
import { SileroDetector } from '../../src/renderer/audio/silero-detector.ts'
import { useAudio, type AudioState } from '../../src/renderer/store/audio-store.ts'
// eslint-disable-next-line no-restricted-syntax -- Vite bundles the worklet and gives its address
import tapUrl from './tap-worklet.ts?worker&url'

/** A message as it left the page. Samples as plain numbers: they cross to the spec as JSON. */
export interface Sent {
  name: MessageName
  atMs: number
  payload: unknown
}

export interface PlayedBlock {
  at: number
  samples: number[]
}

const sent: Sent[] = []
const played: PlayedBlock[] = []
const listeners = new Map<EventName, Set<(payload: never) => void>>()
let speaker: AudioContext | undefined

const parley: WindowContract = {
  request: () => Promise.reject(new Error('nobody answers here')),
  send: (name, payload) => sent.push({ name, atMs: performance.now(), payload }),
  on: (name, listener) => {
    const all = listeners.get(name) ?? new Set()
    listeners.set(name, all)
    all.add(listener)
    return () => void all.delete(listener)
  },
}

/** Listens on whatever is connected to a loudspeaker, from the first connection on. */
const { connect } = AudioNode.prototype as unknown as {
  connect: (this: AudioNode, ...args: unknown[]) => unknown
}
AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
  if (args[0] instanceof AudioDestinationNode && this.context instanceof AudioContext) {
    // A context that is closed meanwhile takes no module any more.
    tap(this, this.context).catch(() => {})
  }
  return connect.apply(this, args)
} as typeof AudioNode.prototype.connect

async function tap(node: AudioNode, context: AudioContext): Promise<void> {
  speaker = context
  await context.audioWorklet.addModule(tapUrl)
  const recorder = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0 })
  recorder.port.onmessage = ({ data }: MessageEvent<{ at: number; samples: Float32Array }>) =>
    played.push({ at: data.at, samples: [...data.samples] })
  connect.call(node, recorder)
}

const audioPage = {
  start: (settings: Partial<Settings> = {}) =>
    link.startAudio({ ...DEFAULT_SETTINGS, ...settings }),
  apply: (settings: Partial<Settings>) =>
    link.applyAudioSettings({ ...DEFAULT_SETTINGS, ...settings }),
  press: link.press,
  release: link.release,
  stopTalking: link.stopTalking,
  setMuted: link.setMuted,
  testSpeaker: link.testSpeaker,
  stop: link.stopAudio,
  state: (): AudioState => useAudio.getState(),
  emit<Name extends EventName>(name: Name, payload: WindowEvents[Name]): void {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  },
  /** Sends `pcm` as pieces of one clause. */
  piece(reply: number, clause: number, pcm: number[]): void {
    audioPage.emit('playback:piece', { reply, clause, pcm: Float32Array.from(pcm) })
  },
  sent: () =>
    sent.map(({ name, atMs, payload }) => ({
      name,
      atMs,
      payload: JSON.parse(
        JSON.stringify(payload ?? null, (_key, value: unknown) =>
          value instanceof Float32Array ? [...value] : value,
        ),
      ) as unknown,
    })),
  /** What was sent so far is no longer told. */
  forget: () => void sent.splice(0),
  count: (name: MessageName) => sent.filter((one) => one.name === name).length,
  played: () => played,
  /** The loudspeaker's clock: samples at 24 kHz. */
  position: () => (speaker ? speaker.currentTime * speaker.sampleRate : 0),
  /** Speech probabilities of the frames, in order, from a detector of its own. */
  async judge(frames: number[][]): Promise<number[]> {
    const detector = new SileroDetector()
    try {
      return await Promise.all(
        frames.map((frame) => detector.probability(Float32Array.from(frame))),
      )
    } finally {
      detector.dispose()
    }
  },
}

export type AudioPage = typeof audioPage

declare global {
  interface Window {
    audioPage: AudioPage
  }
}

Object.assign(window, { parley, audioPage })
