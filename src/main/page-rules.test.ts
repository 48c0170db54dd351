import { describe, expect, it } from 'vitest'
import { isAllowed, isOurPage, isOwnRequest } from './page-rules.ts'

const OURS = 'parley://app/index.html'

describe('isAllowed', () => {
  it('grants the microphone to our own page', () => {
    expect(isAllowed('media', OURS, ['audio'])).toBe(true)
    expect(isAllowed('media', 'parley://app', ['audio'])).toBe(true)
  })
  it.each([
    ['media', OURS, ['video']],
    ['media', OURS, ['audio', 'video']],
    ['media', OURS, []],
    ['media', 'https://app/index.html', ['audio']],
    ['media', 'parley://app.evil/', ['audio']],
    ['media', undefined, ['audio']],
    ['geolocation', OURS, []],
    ['notifications', OURS, []],
    ['display-capture', OURS, ['audio']],
  ])('refuses %s to %s for %j', (permission, url, types) => {
    expect(isAllowed(permission, url, types)).toBe(false)
  })
})

describe('isOwnRequest', () => {
  it.each([OURS, 'blob:parley://app/1-2-3', 'data:image/png;base64,x', 'devtools://devtools/x'])(
    'lets %s pass',
    (url) => expect(isOwnRequest(url)).toBe(true),
  )
  it.each([
    'https://example.org/',
    'http://127.0.0.1:80/',
    'ws://localhost/',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'parley://other/',
  ])('keeps %s unsent', (url) => expect(isOwnRequest(url)).toBe(false))
})

describe('isOurPage', () => {
  it('takes no look-alikes', () => {
    expect(isOurPage('parley://application/')).toBe(false)
    expect(isOurPage('')).toBe(false)
  })
})
