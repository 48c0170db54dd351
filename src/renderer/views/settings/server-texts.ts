// What is said of each server, and what it gets.
import type { EndpointStage } from '../../../shared/endpoint.ts'
import { SERVER_GETS } from '../../../shared/window/servers.ts'

export interface ServerTexts {
  stage: EndpointStage
  title: string
  help: string
  /** What goes there, behind "gets". */
  gets: string
  /** Examples, as fields show them. */
  address: string
  model: string
  voice: string
}

const BEHIND = 'The built-in one stays loaded, and goes on where the server fails.'

export const SERVER_TEXTS: readonly ServerTexts[] = [
  {
    stage: 'stt',
    title: 'Recognition by a server',
    help: `Such as speaches. ${BEHIND}`,
    gets: SERVER_GETS.stt,
    address: 'http://localhost:8000/v1',
    model: 'Systran/faster-whisper-small',
    voice: '',
  },
  {
    stage: 'llm',
    title: 'Language model by a server',
    help: `Such as Ollama, llama-server, vLLM or LM Studio. ${BEHIND}`,
    gets: SERVER_GETS.llm,
    address: 'http://localhost:11434/v1',
    model: 'llama3.2',
    voice: '',
  },
  {
    stage: 'tts',
    title: 'Voice by a server',
    help: `Such as Kokoro-FastAPI or speaches. ${BEHIND}`,
    gets: SERVER_GETS.tts,
    address: 'http://localhost:8880/v1',
    model: 'kokoro',
    voice: 'af_heart',
  },
]
