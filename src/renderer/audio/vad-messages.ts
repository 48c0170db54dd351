// What crosses between the page and the worker that judges frames. Answers come in the order of the frames.

export type ToVad = { what: 'frame'; samples: Float32Array } | { what: 'reset' }

export type FromVad = { what: 'probability'; value: number } | { what: 'failed'; message: string }
