// Synthesis as the sequential pipeline does it: kokoro-js, the whole text by the whole model.
import { packageVersion } from '../../engine/figures/diagnostics/installed-packages.ts'
import { VOICE_MODEL, VOICE_VOCABULARY } from '../../engine/tiers.ts'
import type { CommandContext } from '../command-context.ts'
import { openPeerProcess } from './peer-process.ts'

export interface WholeTts {
  /** What it is, for the report. */
  label: string
  /** @returns all of the speech, mono 24 kHz, with its silence */
  speak(text: string, how: { voice: string; speed: number }): Promise<Float32Array>
  close(): void
}

/**
 * Its model is the one that ours is made of, with convolutions in floats: as the model hub has it, in 8 bits, it takes
 * twice as long here (docs/latency.md). That is to the peer's advantage.
 */
export async function openWholeKokoro({ root, store, signal }: CommandContext): Promise<WholeTts> {
  const modelFile = await store.locate(VOICE_MODEL, { signal })
  const vocabFile = await store.locate(VOICE_VOCABULARY, { signal })
  const peer = openPeerProcess<{ pcm: Float32Array }>(
    root,
    'kokoro-js-peer.mjs',
    'kokoro-js',
    signal,
  )
  try {
    await peer.ask({ load: { modelFile, vocabFile } })
  } catch (error) {
    peer.close()
    throw error
  }
  return {
    label: `kokoro-js ${packageVersion(root, 'kokoro-js')} (whole text, float convolutions)`,
    speak: async (text, how) => (await peer.ask({ speak: { text, ...how } })).pcm,
    close: () => peer.close(),
  }
}
