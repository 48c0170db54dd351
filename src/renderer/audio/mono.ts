// One channel of many.

/** @returns the mean of its channels, as Web Audio mixes down (https://webaudio.github.io/web-audio-api/#down-mix) */
export function monoOf(sound: AudioData): Float32Array {
  const { numberOfChannels, numberOfFrames } = sound
  const mono = new Float32Array(numberOfFrames)
  const channel = new Float32Array(numberOfFrames)
  for (let planeIndex = 0; planeIndex < numberOfChannels; planeIndex++) {
    sound.copyTo(channel, { planeIndex, format: 'f32-planar' })
    for (let i = 0; i < numberOfFrames; i++) mono[i]! += channel[i]! / numberOfChannels
  }
  return mono
}
