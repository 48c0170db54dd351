// Names inside Kokoro's ONNX export (onnx-community/Kokoro-82M-v1.0-ONNX, model_quantized.onnx): where it is cut.

/** Frames of 12.5 ms in front of the generator, [1, 512, F]. */
export const FRAMES = '/decoder/decoder/decode.3/Div_4_output_0'
/** Sine source at 24 kHz, [1, 300 F]. */
export const SOURCE = '/decoder/decoder/generator/Squeeze_output_0'
/** The half of the voice's style that the decoder uses, [1, 128]. */
export const STYLE = '/decoder/Slice_output_0'
/** Length of each token, in units of two frames. */
export const DURATIONS = '/encoder/Clip_output_0'
/** Magnitude and phase of the source, [1, 22, 60 F + 1]. */
export const SPECTRUM = '/decoder/decoder/generator/Concat_3_output_0'

/** Frames on either side of a window that its sound depends on: the generator is cut for them, and is given them. */
export const CONTEXT_FRAMES = 6

export const GENERATOR_NODES = '/decoder/decoder/generator/'
export const GENERATOR_WEIGHTS = 'decoder.decoder.generator.'
