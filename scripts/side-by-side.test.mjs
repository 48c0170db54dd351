// Who runs when, and in which order it is told.
import { describe, expect, it } from 'vitest'
import { sideBySide } from './side-by-side.mjs'

/** Jobs that end when they are told to. */
function handmade(/** @type {string[]} */ names) {
  /** @type {string[]} */
  const begun = []
  /** @type {Record<string, () => void>} */
  const end = {}
  const jobs = names.map((name) => () => {
    begun.push(name)
    return new Promise((/** @type {(name: string) => void} */ resolve) => {
      end[name] = () => resolve(name)
    })
  })
  /** @param {string} name */
  const finish = async (name) => {
    end[name]?.()
    await new Promise(setImmediate)
  }
  return { jobs, begun, finish }
}

describe('sideBySide', () => {
  it('given two lanes, begins the third job when one of the first two ends', async () => {
    const { jobs, begun, finish } = handmade(['a', 'b', 'c'])
    const all = sideBySide(jobs, { lanes: 2, tell: () => {} })
    expect(begun).toEqual(['a', 'b'])
    await finish('b')
    expect(begun).toEqual(['a', 'b', 'c'])
    await finish('a')
    await finish('c')
    expect(await all).toEqual(['a', 'b', 'c'])
  })

  it('given a later job that ends first, tells it after the earlier', async () => {
    const { jobs, finish } = handmade(['a', 'b', 'c'])
    /** @type {string[]} */
    const told = []
    const all = sideBySide(jobs, { lanes: 3, tell: (name) => told.push(name) })
    await finish('b')
    expect(told).toEqual([])
    await finish('a')
    expect(told).toEqual(['a', 'b'])
    await finish('c')
    await all
    expect(told).toEqual(['a', 'b', 'c'])
  })
})
