// What the voice detection process can do.

export type VadMethods = {
  load: { params: { sileroFile: string }; chunk: never; result: undefined }
  /** One 512-sample frame at 16 kHz in, the probability of speech out. */
  frame: { params: { samples: Float32Array }; chunk: never; result: number }
  reset: { params: undefined; chunk: never; result: undefined }
}
