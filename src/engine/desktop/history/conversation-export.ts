// A conversation as a file that people keep.
import { formatMs } from '../../../shared/format-ms.ts'
import type { Conversation } from '../../../shared/window/conversations.ts'

export function conversationJson(conversation: Conversation): string {
  return `${JSON.stringify(conversation, null, 2)}\n`
}

export function conversationMarkdown({ title, startedAt, turns }: Conversation): string {
  const parts = turns.map(({ summary }) => {
    const { transcript, reply, heard, interrupted, voice_to_voice_ms: voiceToVoiceMs } = summary
    const answer = interrupted ? `${heard} … *(interrupted)*` : reply
    const time = voiceToVoiceMs === null ? '' : `\n\n*${formatMs(voiceToVoiceMs)} voice to voice*`
    return `**You:** ${escaped(transcript)}\n\n**Parley:** ${escaped(answer, interrupted)}${time}`
  })
  return `# ${escaped(title)}\n\n${startedAt}\n\n${parts.join('\n\n---\n\n')}\n`
}

/** A file name for `title` that every system takes, without its ending. */
export function fileNameOf(title: string): string {
  const name = title
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .slice(0, 50)
    .trim()
  return name === '' ? 'Conversation' : name
}

/** Words stay words: what was said may hold signs that Markdown would take for its own. */
function escaped(text: string, keepEmphasis = false): string {
  return text.replaceAll(keepEmphasis ? /[\\`_#<>[\]]/g : /[\\`*_#<>[\]]/g, (sign) => `\\${sign}`)
}
