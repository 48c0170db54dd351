// Opens real engines for integration tests: the bundled workers and the installed models of this checkout.
import { join, resolve } from 'node:path'
import { openEngine, type Engine } from '../engine.ts'
import type { EngineHost, EnginePart } from '../engine-request.ts'
import { cacheFolder } from '../models/cache-folder.ts'
import { ModelStore } from '../models/model-store.ts'
import type { Endpoints, EndpointTimes } from '../stages/endpoint/servers.ts'
import { stylesFolder } from '../stages/tts/voice-styles.ts'
import { spawnFork } from '../stages/worker/spawn-fork.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Close it in `afterAll`. `npm test` has bundled the workers and installed the models before. */
export function openTestEngine(
  parts: EnginePart[],
  options: {
    tier?: 'fast' | 'balanced'
    sttModel?: string
    soleSttModel?: string
    llmModel?: string
    endpoints?: Endpoints
    endpointTimes?: EndpointTimes
    onNotice?: (text: string) => void
    onHealth?: EngineHost['onHealth']
  } = {},
): Promise<Engine> {
  const store = new ModelStore({
    catalogFile: join(root, 'resources/models/catalog.json'),
    modelsFolder: join(root, 'resources/models'),
    cacheFolder: cacheFolder(),
  })
  const host = {
    store,
    spawn: spawnFork,
    workersFolder: join(root, 'out/main'),
    voicesFolder: join(root, 'resources/voices'),
    stylesFolder: stylesFolder(root),
    cacheFolder: cacheFolder(),
    addonFile: join(root, 'native/whisper/build/Release/parley_whisper.node'),
    onNotice: options.onNotice ?? ((): void => {}),
    ...(options.onHealth && { onHealth: options.onHealth }),
  }
  const { signal } = new AbortController()
  const { tier = 'balanced', onNotice: _heard, ...rest } = options
  const request = { tier, parts, ...rest }
  return openEngine(request, host, { signal })
}
