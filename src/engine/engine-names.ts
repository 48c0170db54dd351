// How engines are named in events, figures and the window.
import type { EngineInfo } from './ports.ts'

export function engineName(info: EngineInfo | undefined): string {
  return info ? `${info.engine}: ${info.model}` : 'none'
}

/** Read anew each time: a server's work may be done by the built-in engine from one turn to the next. */
export function engineNames(engines: Record<'stt' | 'llm' | 'tts', { info: EngineInfo }>) {
  return {
    get stt() {
      return engineName(engines.stt.info)
    },
    get llm() {
      return engineName(engines.llm.info)
    },
    get tts() {
      return engineName(engines.tts.info)
    },
  }
}
