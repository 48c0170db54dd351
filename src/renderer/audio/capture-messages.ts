// What the page tells the microphone's worker: first where the sound comes from, later how often it wants frames.
export type ToCapture = { readable: ReadableStream<AudioData> } | 'rest' | 'wake'
