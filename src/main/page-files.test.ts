import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageFile, pageServer } from './page-files.ts'

let folder = ''
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'parley-page-')), 'renderer')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.html'), '<p>hello</p>')
  writeFileSync(join(folder, 'ort.wasm'), 'x')
  writeFileSync(join(folder, 'ort.mjs'), 'x')
  writeFileSync(join(folder, '..', 'secret.txt'), 'secret')
})
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const get = (url: string, method = 'GET'): Promise<Response> =>
  pageServer(folder)({ url, method } as Request)

describe('pageFile', () => {
  it('given an address of ours, names the file; the root is index.html', () => {
    expect(pageFile('/app/out', 'parley://app/assets/a.js?x#y')).toBe('/app/out/assets/a.js')
    expect(pageFile('/app/out', 'parley://app/')).toBe('/app/out/index.html')
  })
  it.each([
    'parley://evil/index.html',
    'https://app/index.html',
    'file:///etc/passwd',
    'parley://app/%2e%2e%2fsecret.txt',
    'parley://app/..%2f..%2fsecret.txt',
    'parley://app/a%00b',
    'parley://app/..%5c..%5csecret.txt',
    'parley://app/%E0%A4%A',
  ])('given %s, names none', (url) => {
    expect(pageFile('/app/out', url)).toBeUndefined()
  })
  it('given a folder beside ours whose name begins alike, names none', () => {
    expect(pageFile('/app/out', 'parley://app/..%2fouter/x')).toBeUndefined()
  })
})

describe('pageServer', () => {
  it('given a page, serves it under a strict policy', async () => {
    const answer = await get('parley://app/index.html')
    expect(await answer.text()).toBe('<p>hello</p>')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/)
  })
  it('given WebAssembly and modules, serves them as such', async () => {
    expect((await get('parley://app/ort.wasm')).headers.get('content-type')).toBe(
      'application/wasm',
    )
    expect((await get('parley://app/ort.mjs')).headers.get('content-type')).toMatch(
      /^text\/javascript/,
    )
  })
  it('given what is not there or not ours, refuses', async () => {
    expect((await get('parley://app/none.js')).status).toBe(404)
    expect((await get('parley://app/..%2fsecret.txt')).status).toBe(403)
    expect((await get('parley://app/index.html', 'POST')).status).toBe(403)
  })
})
