import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HEADER_POLICY, META_POLICY, withMetaPolicy } from './page-policy.ts'

const renderer = join(import.meta.dirname, '../../renderer')
const pages = readdirSync(renderer).filter((name) => name.endsWith('.html'))

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((one) => [one.split(' ')[0]!, one.split(' ').slice(1).join(' ')]),
  )
}

describe('the policy of our pages', () => {
  it('given the header and the page itself, they say the same, but for who may embed it', () => {
    const header = directives(HEADER_POLICY)
    expect(header.get('frame-ancestors')).toBe("'none'")
    header.delete('frame-ancestors')
    expect(directives(META_POLICY)).toEqual(header)
  })

  it('allows nothing inline, nothing evaluated and nobody outside', () => {
    expect(HEADER_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*|blob:/)
  })

  it.each(pages)('given %s, it has no policy of its own and gets this one by the build', (name) => {
    const html = readFileSync(join(renderer, name), 'utf8')
    expect(html).not.toContain('Content-Security-Policy')
    const built = withMetaPolicy(html)
    expect(built.match(/Content-Security-Policy/g)).toHaveLength(1)
    expect(built).toContain(`content="${META_POLICY}"`)
    expect(built.indexOf('Content-Security-Policy')).toBeLessThan(built.indexOf('<script'))
  })

  it('given a page without a head, says so', () => {
    expect(() => withMetaPolicy('<p>hello</p>')).toThrow('no <head>')
  })
})
