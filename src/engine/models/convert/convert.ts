// The conversions that the catalogue can name.
import { CodedError } from '../../../shared/coded-error.ts'
import type { Conversion } from '../catalog.ts'
import type { FetchedFiles } from '../source.ts'
import { ct2ToGgml } from './ct2-to-ggml.ts'
import { floatConvs } from './float-convs.ts'
import { kokoroFront } from './kokoro-front.ts'
import { kokoroGenerator } from './kokoro-generator.ts'
import { phonemeTable } from './phoneme-table.ts'

/**
 * Streams what `conversion` makes of the fetched files. The same files always give the same bytes.
 * @throws CodedError model_corrupt where they cannot be converted; AbortError
 */
export function convert(
  conversion: Conversion,
  files: FetchedFiles,
  { signal }: { signal: AbortSignal },
): AsyncIterable<Uint8Array> {
  const path = (name: keyof FetchedFiles): string => {
    const file = files[name]
    if (!file) throw new CodedError('internal', `the catalogue names no ${name} for ${conversion}`)
    return file.path
  }
  switch (conversion) {
    case 'ct2-to-ggml-f16':
    case 'ct2-to-ggml-q8_0': {
      const type = conversion === 'ct2-to-ggml-f16' ? 'f16' : 'q8_0'
      return ct2ToGgml({ model: path('model'), tokenizer: path('tokenizer') }, type, { signal })
    }
    case 'kokoro-float-convs':
      return floatConvs(path('model'), { signal })
    case 'kokoro-front':
      return kokoroFront(path('model'), { signal })
    case 'kokoro-window':
      return kokoroGenerator(path('model'), 'window', { signal })
    case 'kokoro-whole':
      return kokoroGenerator(path('model'), 'whole', { signal })
    case 'kokoro-vocab':
      return phonemeTable(path('model'), { signal })
  }
}
