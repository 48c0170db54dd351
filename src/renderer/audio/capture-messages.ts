// What the page tells the audio thread's end of the microphone.
export type ToCapture = 'rest' | 'wake' | 'close'
