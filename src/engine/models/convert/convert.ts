// The conversions that the catalogue can name.
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
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
  return asCorrupt(conversion, chunksOf(conversion, path, signal))
}

function chunksOf(
  conversion: Conversion,
  path: (name: keyof FetchedFiles) => string,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
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

/** What a converter stumbles over in a file that lies (a shape of gigabytes, a name that is not there) is the file's fault. */
async function* asCorrupt(
  conversion: Conversion,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* chunks
  } catch (error) {
    const isOfSystem = typeof (error as NodeJS.ErrnoException).syscall === 'string'
    if (isAbort(error) || error instanceof CodedError || isOfSystem) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new CodedError('model_corrupt', `the file cannot be converted (${conversion}: ${why})`, {
      cause: error,
    })
  }
}
