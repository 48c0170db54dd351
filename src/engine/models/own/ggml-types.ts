// How tensors and whole files are quantised, by the numbers that GGUF files use (ggml.h and llama.h of llama.cpp).

/** Elements of a block and its bytes, by `ggml_type`. */
export const TENSOR_TYPES: Readonly<Record<number, { elements: number; bytes: number }>> = {
  0: { elements: 1, bytes: 4 }, // F32
  1: { elements: 1, bytes: 2 }, // F16
  2: { elements: 32, bytes: 18 }, // Q4_0
  3: { elements: 32, bytes: 20 }, // Q4_1
  6: { elements: 32, bytes: 22 }, // Q5_0
  7: { elements: 32, bytes: 24 }, // Q5_1
  8: { elements: 32, bytes: 34 }, // Q8_0
  10: { elements: 256, bytes: 84 }, // Q2_K
  11: { elements: 256, bytes: 110 }, // Q3_K
  12: { elements: 256, bytes: 144 }, // Q4_K
  13: { elements: 256, bytes: 176 }, // Q5_K
  14: { elements: 256, bytes: 210 }, // Q6_K
  16: { elements: 256, bytes: 66 }, // IQ2_XXS
  17: { elements: 256, bytes: 74 }, // IQ2_XS
  18: { elements: 256, bytes: 98 }, // IQ3_XXS
  19: { elements: 256, bytes: 50 }, // IQ1_S
  20: { elements: 32, bytes: 18 }, // IQ4_NL
  21: { elements: 256, bytes: 110 }, // IQ3_S
  22: { elements: 256, bytes: 82 }, // IQ2_S
  23: { elements: 256, bytes: 136 }, // IQ4_XS
  24: { elements: 1, bytes: 1 }, // I8
  25: { elements: 1, bytes: 2 }, // I16
  26: { elements: 1, bytes: 4 }, // I32
  27: { elements: 1, bytes: 8 }, // I64
  28: { elements: 1, bytes: 8 }, // F64
  29: { elements: 256, bytes: 56 }, // IQ1_M
  30: { elements: 1, bytes: 2 }, // BF16
  39: { elements: 32, bytes: 17 }, // MXFP4
}

/** What `general.file_type` says. */
export const FILE_TYPES: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  25: 'IQ4_NL',
  30: 'IQ4_XS',
  32: 'BF16',
}
