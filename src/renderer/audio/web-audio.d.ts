// What Chromium has and TypeScript's DOM library does not know: the choice of an output device
// (https://webaudio.github.io/web-audio-api/#dom-audiocontext-setsinkid), a track's latency in seconds
// (https://w3c.github.io/mediacapture-main/#dfn-latency), and its sound as it comes
// (https://www.w3.org/TR/mediacapture-transform/; Chromium has it for sound as well, and in a window).
interface AudioContext {
  readonly sinkId: string | { readonly type: 'none' }
  setSinkId(id: string | { type: 'none' }): Promise<void>
}

interface MediaTrackSettings {
  latency?: number
}

declare class MediaStreamTrackProcessor {
  /** @param init.maxBufferSize what may wait to be read; then the oldest are thrown away */
  constructor(init: { track: MediaStreamTrack; maxBufferSize?: number })
  readonly readable: ReadableStream<AudioData>
}
