import { describe, expect, it } from 'vitest'
import { hostOf, isOnThisComputer, looksLikeEndpoint, parseEndpoint } from './endpoint.ts'

describe('parseEndpoint', () => {
  it('reads address and model', () => {
    expect(parseEndpoint('http://localhost:11434/v1#llama3.2:1b', 'llm')).toEqual({
      baseUrl: 'http://localhost:11434/v1',
      model: 'llama3.2:1b',
    })
  })

  it('completes an address without a path, and takes others as they are', () => {
    expect(parseEndpoint('http://127.0.0.1:8080#m', 'llm').baseUrl).toBe('http://127.0.0.1:8080/v1')
    expect(parseEndpoint('https://host/api/openai/#m', 'stt').baseUrl).toBe(
      'https://host/api/openai',
    )
  })

  it('reads the voice of a voice', () => {
    const { model, voice } = parseEndpoint('http://localhost:8880/v1#kokoro#af_heart', 'tts')
    expect({ model, voice }).toEqual({ model: 'kokoro', voice: 'af_heart' })
  })

  it.each([
    ['localhost:8080#m', 'llm'],
    ['ftp://localhost#m', 'llm'],
    ['http://localhost:8080', 'llm'],
    ['http://localhost:8080#', 'llm'],
    ['http://localhost:8080#m#v', 'llm'],
    ['http://localhost:8080#m', 'tts'],
    ['http://localhost:8080/v1?key=1#m', 'stt'],
    ['', 'stt'],
  ] as const)('refuses %s as %s in one line', (text, stage) => {
    expect(() => parseEndpoint(text, stage)).toThrow(/^[^\n]+: a server is given as URL#MODEL/u)
  })

  it('does not repeat a key that was put into the address', () => {
    const refused = () => parseEndpoint('https://user:secret@host/v1#m', 'llm')
    expect(refused).toThrow('PARLEY_API_KEY')
    expect(refused).not.toThrow('secret')
  })
})

describe('where an endpoint is', () => {
  it.each([
    ['http://localhost:1/v1', true],
    ['http://127.0.0.1/v1', true],
    ['http://127.8.0.1/v1', true],
    ['http://[::1]:80/v1', true],
    ['http://192.168.0.2/v1', false],
    ['http://127.0.0.1.example.org/v1', false],
    ['http://localhost.example.org/v1', false],
    ['https://api.example.org/v1', false],
  ])('%s: on this computer %s', (baseUrl, here) => {
    expect(isOnThisComputer({ baseUrl })).toBe(here)
  })

  it('is told by host and port', () => {
    expect(hostOf({ baseUrl: 'http://localhost:11434/v1' })).toBe('localhost:11434')
  })
})

it('tells an address from the name of a model', () => {
  expect(looksLikeEndpoint('http://localhost#m')).toBe(true)
  expect(looksLikeEndpoint('llm-0.5b')).toBe(false)
})
