// The form of the prompt where only words for the ear belong.
import { plainText } from './rules.ts'

const LEAKS: readonly RegExp[] = [
  /<\|?\/?(?:im_|start|end|eot|endoftext|user|assistant|system|think|tool|s>|bos|eos)/iu,
  /\|>/u,
  /\[\/?(?:INST|SYS|TOOL)/u,
  // Whose line it is, at the beginning of a line or sentence.
  /(?:^|[\n.!?]\s*["(*]*)(?:user|assistant|human|system|parley|bot|[a-z]|question|answer|tool|function)\s*\*{0,2}:/iu,
  /\((?:the )?(?:user|assistant|speaker|system)\b/iu,
  /\bthe user(?:'s)?\b(?! (?:manual|guide|interface|name|account|experience))/iu,
  /\bsystem (?:prompt|message)\b/iu,
  /\bmy (?:instructions|prompt|system)\b/iu,
  /^examples?:/imu,
  /["']?(?:name|function|tool|arguments|parameters)["']\s*:\s*["'{[]/iu,
  /\btool_?calls?\b|\bfunction_call\b|\b[a-z]+_[a-z]+\([^)]*\)/u,
  /^\s*(?:#{2,}|```)|```/mu,
]

/** What of `reply` is the prompt's form and no speech, as it stands there; empty where all is speech. */
export function leaks(reply: string): string[] {
  const lines = reply.replaceAll(/[‘’]/g, "'")
  return LEAKS.flatMap((leak) => {
    const found = leak.exec(lines)
    return found ? [plainText(lines.slice(found.index, found.index + 40))] : []
  })
}
