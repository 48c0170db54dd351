// Speaks as the npm package kokoro-js does: the whole text by the whole model, and only then the sound. A process of its
// own, as its users run it; started by `parley bench --peers`.
import { readFile } from 'node:fs/promises'
import { KokoroTTS } from 'kokoro-js'
import * as ort from 'onnxruntime-node'

process.on('disconnect', () => process.exit(0))
process.on('message', async ({ load, speak }) => {
  try {
    if (load) {
      await open(load)
      process.send({ ready: true })
    } else {
      const { audio } = await voice.generate(speak.text, { voice: speak.voice, speed: speak.speed })
      process.send({ pcm: audio })
    }
  } catch (error) {
    process.send({ error: error.message })
  }
})

let voice

/** Its own loader wants the model hub's files; model and tokenizer are two functions to it. */
async function open({ modelFile, vocabFile }) {
  const session = await ort.InferenceSession.create(modelFile)
  const { vocab } = JSON.parse(await readFile(vocabFile, 'utf8'))
  const model = async ({ input_ids, style, speed }) => {
    const results = await session.run({
      tokens: new ort.Tensor('int64', input_ids.ids, input_ids.dims),
      style: new ort.Tensor('float32', style.data, style.dims),
      speed: new ort.Tensor('float32', speed.data, speed.dims),
    })
    return { waveform: { data: results.audio.data } }
  }
  const tokenizer = (phonemes) => {
    const ids = [...phonemes].map((phoneme) => vocab[phoneme]).filter((id) => id !== undefined)
    return {
      input_ids: { ids: BigInt64Array.from([0, ...ids, 0], BigInt), dims: [1, ids.length + 2] },
    }
  }
  voice = new KokoroTTS(model, tokenizer)
}
