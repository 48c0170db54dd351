import { describe, expect, it } from 'vitest'
import { allowConnection, preparePage } from './content-security-policy.mjs'

const ORIGIN = 'ws://127.0.0.1:4711'

describe('allowConnection', () => {
  it('given a connect-src, when widened, then only that directive changes', () => {
    const policy = allowConnection("default-src 'none'; connect-src 'self'; img-src data:", ORIGIN)
    expect(policy).toBe(`default-src 'none'; connect-src 'self' ${ORIGIN}; img-src data:`)
  })

  it("given connect-src 'none', when widened, then the origin stands alone", () => {
    expect(allowConnection("connect-src 'none';", ORIGIN)).toBe(`connect-src ${ORIGIN}`)
  })

  it('given none, when widened, then it gets one that allows no more than it needs', () => {
    const policy = allowConnection("default-src 'self'", ORIGIN)
    expect(policy).toBe(`default-src 'self'; connect-src 'self' ${ORIGIN}`)
  })
})

describe('preparePage', () => {
  it('given a page with a policy of its own, then the preload comes first and the policy is widened', () => {
    const html =
      '<html><head>\n<meta http-equiv="Content-Security-Policy" content="default-src \'self\'" /></head>'
    const page = preparePage(html, ORIGIN, '/__host/preload.mjs')
    expect(page).toContain('<head>\n<script type="module" src="/__host/preload.mjs"></script>')
    expect(page).toContain(`default-src 'self'; connect-src 'self' ${ORIGIN}"`)
  })
})
