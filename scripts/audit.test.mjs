import { describe, expect, it } from 'vitest'
import { unexplained } from './audit.mjs'

const URL = 'https://advisories.example/GHSA-aaaa-bbbb-cccc'
/** @param {string} severity @param {(string | object)[]} via */
const report = (severity, via) => ({ vulnerabilities: { odd: { severity, via } } })

describe('unexplained', () => {
  it.each(['moderate', 'high', 'critical'])('given a %s one, names it', (severity) => {
    const lines = unexplained(report(severity, [{ title: 'It leaks.', url: URL }]), '')
    expect(lines).toEqual([`odd (${severity}): It leaks. ${URL}`])
  })
  it('given one that is low, explained, or only of what it needs, says nothing', () => {
    expect(unexplained(report('low', [{ url: URL }]), '')).toEqual([])
    expect(unexplained(report('high', [{ url: URL }]), 'see GHSA-aaaa-bbbb-cccc')).toEqual([])
    expect(unexplained(report('high', ['other']), '')).toEqual([])
  })
  it('given an explanation of another one, names it', () => {
    expect(unexplained(report('high', [{ url: URL }]), 'see GHSA-aaaa-bbbb-cccd')).toHaveLength(1)
  })
  it('given no report, as from a registry without such an answer, does not take it for none', () => {
    expect(unexplained(JSON.parse('{"message":"405 Method Not Allowed"}'), '')).toBeUndefined()
  })
})
