import { fork } from '../../child-process.mjs'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { passBindingTests } from './passed-binding-test.ts'

const require = createRequire(import.meta.url)
const utils = join(dirname(require.resolve('node-llama-cpp')), 'bindings/utils')

describe('passBindingTests', () => {
  it("given the package's own test of a binding, passes it without a process", async () => {
    passBindingTests()
    const { testBindingBinary } = (await import(
      pathToFileURL(join(utils, 'testBindingBinary.js')).href
    )) as { testBindingBinary: (file: string, ext: undefined, gpu: false) => Promise<boolean> }
    // A real fork would fail to load this, which is no binding.
    expect(await testBindingBinary('/nowhere/llama-addon.node', undefined, false)).toBe(true)
  })

  it('given any other file, forks it as ever', async () => {
    passBindingTests()
    const child = fork(join(import.meta.dirname, 'testing/says-hello.mjs'))
    const [said] = (await once(child, 'message')) as [string]
    expect(said).toBe('hello')
    await once(child, 'exit')
  })
})
