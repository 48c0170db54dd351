// An engine of fakes for tests of what stands around it: answers at once, speaks a second of sound per clause.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { Engine } from '../engine.ts'
import type { Endpoints } from '../stages/endpoint/servers.ts'
import type { ChatMessage, EngineInfo, Llm, Tts } from '../ports.ts'
import type { StreamingTranscriber } from '../stages/stt/streaming-transcriber.ts'

const INFO: EngineInfo = { engine: 'fake', model: 'fake', build: 'fake', threads: 1 }
const PIECE = VOICE_SAMPLE_RATE_HZ / 4

export class FakeEngine {
  transcript = 'What is up?'
  reply = ['All', ' is', ' well', ' today.', ' Very', ' well', ' indeed.']
  isClosed = false
  endpoints: Endpoints = {}
  readonly asked: (readonly ChatMessage[])[] = []
  readonly prefilled: (readonly ChatMessage[])[] = []
  readonly spoken: { text: string; voice: string; speed: number }[] = []
  readonly languages: (string | undefined)[] = []

  readonly llm: Llm = {
    info: INFO,
    answer: (messages, { signal, onSoundsFinished }) => {
      onSoundsFinished?.(true)
      return this.answer(messages, signal)
    },
    prefill: (messages) => this.prefill(messages),
  }
  readonly tts: Tts = {
    info: INFO,
    speaksParts: () => false,
    speak: (text, { voice, speed }) => this.speak({ text, voice, speed }),
  }

  /** As the port that is asked for: only what the desktop uses of it is there. */
  asEngine(): Engine {
    const engine: Pick<
      Engine,
      | 'llm'
      | 'tts'
      | 'turnLlm'
      | 'turnVoice'
      | 'useEndpoints'
      | 'info'
      | 'pids'
      | 'leasedMs'
      | 'transcriber'
      | 'close'
    > = {
      llm: this.llm,
      tts: this.tts,
      turnLlm: this.llm,
      turnVoice: (phrases) => ({ tts: phrases.around(this.tts) }),
      useEndpoints: (endpoints) => void (this.endpoints = endpoints),
      info: () => ({ stt: INFO, llm: INFO, tts: INFO }),
      pids: () => ({ stt: 1, llm: 2, tts: 3 }),
      leasedMs: () => 0,
      transcriber: (pcm, options) => this.transcriber(pcm, options?.language),
      close: async () => void (this.isClosed = true),
    }
    return engine as Engine
  }

  private async *prefill(messages: readonly ChatMessage[]): AsyncGenerator<void> {
    yield void this.prefilled.push(messages)
  }

  private async *answer(messages: readonly ChatMessage[], signal: AbortSignal) {
    this.asked.push(messages)
    for (const word of this.reply) {
      signal.throwIfAborted()
      yield word
    }
  }

  private async *speak(call: { text: string; voice: string; speed: number }) {
    this.spoken.push(call)
    for (let i = 0; i < 4; i++) yield new Float32Array(PIECE).fill(0.2)
  }

  private transcriber(pcm: () => Float32Array, language?: string): StreamingTranscriber {
    this.languages.push(language)
    const fake = {
      async *partials() {},
      finish: async () => {
        const text = pcm().length > 0 ? this.transcript : ''
        return { text, language: 'en', looped: false }
      },
    }
    return fake as unknown as StreamingTranscriber
  }
}
