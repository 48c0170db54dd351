// The process of the model manager: downloads by Chromium's network stack where there is one, by Node's elsewhere.
import { ModelStore } from '../engine/models/model-store.ts'
import { Hub } from '../engine/models/sources/hub.ts'
import type { ModelsMethods } from '../engine/desktop/models-methods.ts'
import { telling } from '../engine/desktop/telling.ts'
import { Heartbeat } from '../engine/stages/worker/heartbeat.ts'
import { serve } from '../engine/stages/worker/serve.ts'
import { fetchByNet } from './net-fetch.ts'

let store: ModelStore | undefined
const running = new Set<Promise<unknown>>()

serve<ModelsMethods>(
  {
    // eslint-disable-next-line require-yield -- streams nothing
    async *load(folders) {
      const hub = await hubByChromium()
      store = new ModelStore({ ...folders, ...(hub && { hub }) })
      return undefined
    },
    pull: ({ ids }, { signal }) =>
      telling(signal, async (work) => {
        await track(opened().pull(ids, work))
        return undefined
      }),
    verify: ({ ids }, { signal }) => telling(signal, (work) => track(opened().verify(ids, work))),
    locate: ({ id }, { signal }) => telling(signal, (work) => track(opened().locate(id, work))),
    offer: ({ wanted }, { signal }) =>
      telling(signal, (work) => track(opened().offer(wanted, work))),
    add: ({ model }, { signal }) =>
      telling(signal, async (work) => {
        await track(opened().add(model, work))
        return undefined
      }),
    // eslint-disable-next-line require-yield
    async *settle() {
      await Promise.allSettled(running)
      return undefined
    },
  },
  { heartbeat: new Heartbeat() },
)

/** Only Electron has it; elsewhere the package of this name would begin to download its program. */
async function hubByChromium(): Promise<Hub | undefined> {
  if (process.versions['electron'] === undefined) return undefined
  const { net } = await import('electron')
  return new Hub(undefined, (url, options) => fetchByNet(net, url, options))
}

function opened(): ModelStore {
  if (!store) throw new Error('load comes first')
  return store
}

async function track<Result>(work: Promise<Result>): Promise<Result> {
  running.add(work)
  try {
    return await work
  } finally {
    running.delete(work)
  }
}
