// Opens the engine for a command, and says what it waits for.
import { join } from 'node:path'
import { openEngine, type Engine } from '../engine/engine.ts'
import type { EngineHost, EngineRequest } from '../engine/engine-request.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { stylesFolder } from '../engine/stages/tts/voice-styles.ts'
import { spawnFork } from '../engine/stages/worker/spawn-fork.ts'
import { expectChosen } from './chosen-models.ts'
import type { CommandContext } from './command-context.ts'
import type { Output } from './output.ts'
import { withQualityModel } from './quality.ts'

/** The way to an engine from the command line: workers by fork, models of this checkout. */
export function engineOpener(options: Omit<CommandContext, 'openEngine'>) {
  const { root, store, signal, flags } = options
  return async ({
    output,
    onHealth,
    ...request
  }: EngineRequest & { output: Output } & Pick<EngineHost, 'onHealth'>): Promise<Engine> => {
    await expectChosen(store, request)
    const host = {
      store,
      spawn: spawnFork,
      workersFolder: join(root, 'out/main'),
      voicesFolder: join(root, 'resources/voices'),
      stylesFolder: stylesFolder(root),
      cacheFolder: cacheFolder(),
      addonFile: join(root, 'native/whisper/build/Release/parley_whisper.node'),
      onNotice: (text: string) => output.say(`parley: ${text}`),
      ...(onHealth && { onHealth }),
    }
    const loading = new Set<string>()
    const show = (): void =>
      output.status(loading.size > 0 ? `Loading ${[...loading].join(', ')} …` : '')
    const full = await withQualityModel(
      { flags, ...request },
      {
        store,
        cacheFolder: host.cacheFolder,
        say: (line) => output.say(line),
      },
    )
    return await openEngine(full, host, {
      signal,
      onLoading: (name) => (loading.add(name), show()),
      onLoaded: (name) => (loading.delete(name), show()),
    })
  }
}
