// A server on loopback that speaks the OpenAI API with engines of ours behind it, and dies in the middle of its work when it is
// told to: its connections are cut and its port is closed, as when its process is killed.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { EndpointStage } from '../../shared/endpoint.ts'
import { decodeWav } from '../../engine/audio/wav-decode.ts'
import { encodeWav } from '../../engine/audio/wav-write.ts'
import type { Engine } from '../../engine/engine.ts'
import type { ChatMessage } from '../../engine/ports.ts'

const WAV_HEADER_BYTES = 44
/** Of a reply; of a voice the first piece of sound. */
const DELTAS_BEFORE_DEATH = 3
/** So long nobody listens on the port. */
const DEAD_MS = 300

export class OwnEndpointServer {
  /** The next request of this stage is its last. */
  dies: EndpointStage | undefined
  deaths = 0
  private server: Server | undefined
  private port = 0
  private restart: NodeJS.Timeout | undefined

  constructor(private readonly engine: Pick<Engine, 'stt' | 'llm' | 'tts'>) {}

  /** @returns its base address, the same after each death */
  async listen(): Promise<string> {
    const server = createServer((request, response) => void this.answer(request, response))
    this.server = server
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as AddressInfo).port
    return `http://127.0.0.1:${this.port}/v1`
  }

  close(): void {
    clearTimeout(this.restart)
    this.server?.close()
    this.server?.closeAllConnections()
  }

  private die(): void {
    this.dies = undefined
    this.deaths++
    this.close()
    this.restart = setTimeout(() => void this.listen(), DEAD_MS)
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const abort = new AbortController()
    response.once('close', () => abort.abort(new DOMException('nobody listens', 'AbortError')))
    try {
      const chunks: Buffer[] = []
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
      const body = Buffer.concat(chunks)
      const type = request.headers['content-type'] ?? ''
      if (request.url === '/v1/models') response.end('{"data":[]}')
      if (request.url === '/v1/audio/transcriptions') await this.hear(body, type, response, abort)
      if (request.url === '/v1/chat/completions') await this.chat(body, response, abort)
      if (request.url === '/v1/audio/speech') await this.speak(body, response, abort)
    } catch (error) {
      if (!abort.signal.aborted) response.destroy(error as Error)
    }
  }

  private async hear(
    body: Buffer,
    type: string,
    response: ServerResponse,
    { signal }: AbortController,
  ): Promise<void> {
    if (this.dies === 'stt') return this.die()
    const headers = { 'content-type': type }
    const form = await new Response(new Uint8Array(body), { headers }).formData()
    const file = form.get('file') as File
    const wav = decodeWav(new Uint8Array(await file.arrayBuffer()), 'the clip')
    const { text } = await this.engine.stt.transcribe(wav.channels[0]!, { signal, threads: 2 })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text }))
  }

  private async chat(
    body: Buffer,
    response: ServerResponse,
    { signal }: AbortController,
  ): Promise<void> {
    const asked = JSON.parse(body.toString()) as {
      messages: ChatMessage[]
      max_tokens: number
      stream?: boolean
    }
    const isWarmUp = asked.stream !== true
    response.writeHead(200, {
      'content-type': isWarmUp ? 'application/json' : 'text/event-stream',
    })
    let deltas = 0
    const send = (content: string, finish_reason: string | null = null): void => {
      const choices = [{ index: 0, delta: { content }, finish_reason }]
      if (!isWarmUp) response.write(`data: ${JSON.stringify({ choices })}\n\n`)
    }
    const onCommand = (command: string): void => send(`[${command}]`)
    const options = { signal, maxTokens: asked.max_tokens, onCommand }
    for await (const delta of this.engine.llm.answer(asked.messages, options)) {
      send(delta)
      if (!isWarmUp && this.dies === 'llm' && ++deltas === DELTAS_BEFORE_DEATH) return this.die()
    }
    if (isWarmUp) return void response.end('{"choices":[]}')
    send('', 'stop')
    response.end('data: [DONE]\n\n')
  }

  private async speak(
    body: Buffer,
    response: ServerResponse,
    { signal }: AbortController,
  ): Promise<void> {
    const { input, voice } = JSON.parse(body.toString()) as { input: string; voice: string }
    response.writeHead(200, { 'content-type': 'audio/pcm' })
    for await (const pcm of this.engine.tts.speak(input, { signal, voice, speed: 1 })) {
      response.write(encodeWav([pcm], VOICE_SAMPLE_RATE_HZ).subarray(WAV_HEADER_BYTES))
      // What was written is on its way before the connection is cut.
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (this.dies === 'tts') return this.die()
    }
    response.end()
  }
}
