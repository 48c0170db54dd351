// Tells a missing or foreign model file before native code reads it.
import { open } from 'node:fs/promises'
import { fetchModel } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'

/** `ggml`, the first four bytes of whisper.cpp's models, as a little-endian number. */
const MAGIC = 0x67676d6c

/** @throws CodedError model_missing, model_corrupt */
export async function checkModel(file: string): Promise<void> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new CodedError('model_missing', `the speech model ${file} is missing; ${fetchModel()}`, {
      cause,
    })
  })
  try {
    const head = Buffer.alloc(4)
    const { bytesRead } = await handle.read(head, 0, 4, 0).catch(() => ({ bytesRead: 0 }))
    if (bytesRead < 4 || head.readUInt32LE(0) !== MAGIC) {
      throw new CodedError('model_corrupt', `${file} is no whisper.cpp model; ${fetchModel()}`)
    }
  } finally {
    await handle.close()
  }
}
