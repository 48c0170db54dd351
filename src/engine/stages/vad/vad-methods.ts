// What the voice detection process can do.

export type VadMethods = {
  load: { params: { sileroFile: string }; chunk: never; result: undefined }
  /** One 512-sample frame of a stream at 16 kHz in, the probability of speech out. */
  frame: { params: { stream: number; samples: Float32Array }; chunk: never; result: number }
  /** Forgets the stream: its next frame is its first. */
  reset: { params: { stream: number }; chunk: never; result: undefined }
}
