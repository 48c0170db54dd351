// What Chromium has and TypeScript's DOM library does not know: the choice of an output device
// (https://webaudio.github.io/web-audio-api/#dom-audiocontext-setsinkid) and a track's latency in seconds
// (https://w3c.github.io/mediacapture-main/#dfn-latency).
interface AudioContext {
  readonly sinkId: string | { readonly type: 'none' }
  setSinkId(id: string | { type: 'none' }): Promise<void>
}

interface MediaTrackSettings {
  latency?: number
}
