import { expect, it } from 'vitest'
import { tellProviders } from './tell-providers.ts'

it('tells of each stage once, and again where somebody else goes on', () => {
  const told: unknown[] = []
  const tell = tellProviders({ note: (event, payload) => void told.push([event, payload]) })
  const server = {
    stage: 'tts' as const,
    name: 'host: m',
    connection_ms: 0,
    first_byte_ms: 90,
    failover: false,
  }
  const local = { ...server, name: 'kokoro', connection_ms: null, failover: true }
  for (const use of [server, server, local, local]) tell(use)
  expect(told).toEqual([
    ['provider', server],
    ['provider', local],
  ])
})
