import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseAddon } from './whisper-variants.ts'

const folder = join('/', 'app', 'native')
const addon = join(folder, 'parley_whisper.node')
const variant = (name: string): string => join(folder, `parley_whisper-${name}.node`)

/** A folder with these builds. */
const here =
  (...files: string[]) =>
  (file: string): boolean =>
    files.includes(file)
const all = here(...['baseline', 'avx2', 'avx512'].map(variant))

describe('chooseAddon', () => {
  it('given the one build of a checkout, takes it and asks nobody', () => {
    const asked = (): string[] => {
      throw new Error('asked')
    }
    expect(chooseAddon(addon, asked, here(addon))).toBe(addon)
  })

  it('given several, takes the fastest that the processor runs', () => {
    const choose = (...features: string[]) => chooseAddon(addon, () => features, all)
    expect(choose('sse42', 'avx2', 'avx512')).toBe(variant('avx512'))
    expect(choose('sse42', 'avx2')).toBe(variant('avx2'))
    expect(choose('sse42')).toBe(variant('baseline'))
  })

  it('given a processor of whose builds one is missing, the next', () => {
    const isHere = here(variant('baseline'), variant('avx2'))
    expect(chooseAddon(addon, () => ['sse42', 'avx2', 'avx512'], isHere)).toBe(variant('avx2'))
  })

  it('given Arm, tells those with dot products from those without', () => {
    const isHere = here(variant('baseline'), variant('dotprod'))
    expect(chooseAddon(addon, () => ['dotprod'], isHere)).toBe(variant('dotprod'))
    expect(chooseAddon(addon, () => [], isHere)).toBe(variant('baseline'))
  })

  it('given none, none', () => {
    expect(chooseAddon(addon, () => ['sse42'], here())).toBeUndefined()
  })
})
