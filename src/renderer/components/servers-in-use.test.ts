import { expect, it } from 'vitest'
import { SAMPLE_SETTINGS } from '../testing/sample-state.ts'
import { otherHosts } from './servers-in-use.tsx'

const { servers } = SAMPLE_SETTINGS
const there = {
  isOn: true,
  address: 'https://api.example.org',
  model: 'm',
  voice: 'v',
  agreedHost: 'api.example.org',
}

it('names each other computer once, as long as something goes there', () => {
  expect(otherHosts(servers)).toEqual([])
  expect(otherHosts({ ...servers, llm: there, tts: there })).toEqual(['api.example.org'])
  expect(otherHosts({ ...servers, llm: { ...there, isOn: false } })).toEqual([])
  expect(otherHosts({ ...servers, llm: { ...there, agreedHost: null } })).toEqual([])
  expect(otherHosts({ ...servers, llm: { ...there, address: 'http://localhost:1' } })).toEqual([])
})
