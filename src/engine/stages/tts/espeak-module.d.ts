// What is used of @echogarden/espeak-ng-emscripten, which ships no types.
declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakWorker {
    /** @returns 0 where the voice exists */
    set_voice(name: string, language: string): number
    /** Phonemes of the text's first clause, with `_` between them; a C string, valid until the next call. */
    text_to_phonemes(text: string, useIpa: number): { ptr: number }
  }
  export interface EspeakModule {
    HEAPU8: Uint8Array
    eSpeakNGWorker: new () => EspeakWorker
  }
  // eslint-disable-next-line no-restricted-syntax -- it is theirs
  export default function initialise(): Promise<EspeakModule>
}
