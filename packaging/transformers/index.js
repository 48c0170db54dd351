// What kokoro-js 1.2 uses of @huggingface/transformers when model and tokenizer are given to it: a box for numbers and
// one for sound. The real package brings 49 MB, another onnxruntime and sharp along.

/* eslint-disable @typescript-eslint/no-extraneous-class -- kokoro-js makes them with new */

export class Tensor {
  /** @param {string} type @param {ArrayLike<number>} data @param {number[]} dims */
  constructor(type, data, dims) {
    this.type = type
    this.data = data instanceof Float32Array ? data : Float32Array.from(data)
    this.dims = dims
  }
}

export class RawAudio {
  /** @param {Float32Array} audio @param {number} sampling_rate hertz */
  constructor(audio, sampling_rate) {
    this.audio = audio
    this.sampling_rate = sampling_rate
  }
}

export const env = { backends: { onnx: { wasm: {} } } }

function loadNothing() {
  throw new Error('an installed Parley loads its models itself')
}
export const StyleTextToSpeech2Model = { from_pretrained: loadNothing }
export const AutoTokenizer = { from_pretrained: loadNothing }
