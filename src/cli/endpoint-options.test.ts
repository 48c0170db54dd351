import { expect, it } from 'vitest'
import { endpointsOf } from './endpoint-options.ts'

it('reads the servers that are named, and gives each the key', () => {
  const env = { PARLEY_API_KEY: ' secret ' }
  const endpoints = endpointsOf({ llm: 'http://localhost:1#m', tts: 'http://localhost:2#m#v' }, env)
  expect(endpoints).toEqual({
    llm: { baseUrl: 'http://localhost:1/v1', model: 'm', apiKey: 'secret' },
    tts: { baseUrl: 'http://localhost:2/v1', model: 'm', voice: 'v', apiKey: 'secret' },
  })
})

it('takes the key out of the environment, which processes of ours inherit', () => {
  const env = { PARLEY_API_KEY: 'secret', PATH: '/bin' }
  endpointsOf({}, env)
  expect(env).toEqual({ PATH: '/bin' })
})

it('names no server and no key where nothing is asked for', () => {
  expect(endpointsOf({}, {})).toEqual({})
  expect(endpointsOf({ stt: 'http://localhost:1#m' }, {}).stt).not.toHaveProperty('apiKey')
})
