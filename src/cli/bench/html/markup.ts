// HTML by template: what is put in is text and is escaped, unless it is markup already.

/** Markup of ours; nothing of a user's gets into it unescaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Content = string | number | Markup | readonly Markup[]

/** html`<p>${anything}</p>` */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const filled = parts.map((part, i) => part + (i < contents.length ? written(contents[i]!) : ''))
  return new Markup(filled.join(''))
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text
  if (typeof content === 'object') return content.map(({ text }) => text).join('\n')
  return escaped(String(content))
}

/** For text and for attributes in quotes; without the control characters that HTML forbids. */
function escaped(text: string): string {
  const allowed = text.replace(
    /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
    '',
  )
  return allowed.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
