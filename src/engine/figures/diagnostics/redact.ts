// Takes out of a text what tells whose computer it is.

export interface Person {
  /** The home folder. */
  home: string
  user: string
}

/** `text` with the home folder as `~`, in both kinds of slashes, and the user's name as `<user>`. */
export function redact(text: string, { home, user }: Person): string {
  const slashed = home.replaceAll('\\', '/')
  let redacted = text
  for (const folder of new Set([home, slashed, home.replaceAll('\\', '\\\\')]))
    if (folder.length > 1) redacted = redacted.replaceAll(folder, '~')
  // A name of one or two letters stands in ordinary words; root is nobody's name.
  if (user.length < 3 || user === 'root') return redacted
  return redacted.replaceAll(new RegExp(`(?<![\\w-])${escaped(user)}(?![\\w-])`, 'gi'), '<user>')
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
