// The app's own policy, with the one thing that only the host needs: its WebSocket.

/**
 * @param {string} policy as the app wrote it
 * @param {string} origin of the host's WebSocket, e.g. `ws://127.0.0.1:4711`
 * @returns {string} the same, and `connect-src` allows `origin` too
 */
export function allowConnection(policy, origin) {
  const directives = policy
    .split(';')
    .map((directive) => directive.trim())
    .filter(Boolean)
  const at = directives.findIndex((directive) => /^connect-src\s/i.test(`${directive} `))
  if (at < 0) return [...directives, `connect-src 'self' ${origin}`].join('; ')
  const [name, ...sources] = (directives[at] ?? '').split(/\s+/)
  directives[at] = [name, ...sources.filter((source) => source !== "'none'"), origin].join(' ')
  return directives.join('; ')
}

/**
 * Makes a page ready for the host: the preload script first, and the policy of its meta element widened.
 * @param {string} html
 * @param {string} origin as above
 * @param {string} preloadUrl of a module script
 */
export function preparePage(html, origin, preloadUrl) {
  const metas = /(<meta[^>]*http-equiv="Content-Security-Policy"[^>]*content=")([^"]*)(")/gis
  return html
    .replace(metas, (_all, before, policy, after) => {
      return `${before}${allowConnection(policy, origin)}${after}`
    })
    .replace(
      /<head[^>]*>/i,
      (head) => `${head}\n<script type="module" src="${preloadUrl}"></script>`,
    )
}
