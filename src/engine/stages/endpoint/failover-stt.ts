// Recognition on a server, and the built-in one where that fails: of the same sound.
import type { Stt } from '../../ports.ts'
import type { EndpointStt } from './endpoint-stt.ts'
import { infoOf, isLossOf, Waiting, whileOpen, type Served } from './failover.ts'

export function failoverStt(server: EndpointStt, local: Stt, served: Served): Stt {
  const { client, watch } = served
  return {
    get info() {
      return watch.isUp ? infoOf(client) : local.info
    },
    async transcribe(pcm, options) {
      const { signal, onProvider } = options
      const waiting = new Waiting()
      if (watch.isUp) {
        try {
          return await server.transcribe(pcm, whileOpen(served, options))
        } catch (error) {
          signal.throwIfAborted()
          if (!isLossOf(served, error, signal)) throw error
        }
      }
      const heard = await local.transcribe(pcm, options)
      onProvider?.(waiting.useInPlaceOf(client, local.info))
      return heard
    },
  }
}
