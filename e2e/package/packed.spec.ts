// The app folder that `npm run package` made, run where no checkout is around it: a file left out is missed here.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cacheFolder } from '../../src/engine/models/cache-folder.ts'
import { openApp, type App } from '../app.ts'
import { askAloud } from '../fixture/ask-aloud.ts'
import { root } from '../fixture/root.ts'
import { VIEWS } from '../fixture/window.ts'
import { nativeFilesOf } from './loaded-files.ts'
import { misplacedNativeFiles, unpackApp } from './unpack-app.ts'

describe('the packed app', () => {
  let folder: string
  let packed: string
  let app: App

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-packed-'))
    packed = await unpackApp(folder)
    app = await openApp({
      packed,
      // The models of this machine's user, as an installed app would have fetched them.
      env: { PARLEY_CACHE: cacheFolder() },
      settings: { talk: 'duplex' },
    })
  })
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('has its native code beside the archive, where the system can load it, and none of another system', () => {
    expect(misplacedNativeFiles()).toEqual([])
  })

  it('when it is asked aloud, then it hears, thinks and answers aloud, with nothing of the checkout', async () => {
    await askAloud(app)
    const loaded = nativeFilesOf(packed)
    expect(loaded.filter((file) => file.startsWith(root))).toEqual([])
    // All three engines and our own addon, in a build that was chosen for this processor.
    for (const name of [
      /llama-addon\.node$/,
      /onnxruntime_binding\.node$/,
      /parley_whisper-\w+\.node$/,
    ])
      expect(loaded.filter((file) => name.test(file))).toHaveLength(1)
    expect(app.faults).toEqual({ requests: [], errors: [] })
  })

  it('when its pages are looked through, then none misses anything', async () => {
    for (const view of VIEWS) await app.window.show(view)
    expect(app.faults).toEqual({ requests: [], errors: [] })
  })
})
