// The content security policy of our pages: one list, for the header that the main process sends and for the page itself.

/**
 * Everything comes from our own files. WebAssembly is compiled from them; what style a page sets from its script is no
 * inline style (CSP Level 3, section 6.1.16).
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
] as const

/** A meta element may not say who embeds the page: there Chromium complains of it and ignores it. */
const HEADER_ALONE = ["frame-ancestors 'none'"] as const

export const HEADER_POLICY = [...DIRECTIVES, ...HEADER_ALONE].join('; ')

export const META_POLICY = DIRECTIVES.join('; ')

/** `html` with the policy at the top of its head, for whoever serves it without the header. @throws Error without a head */
export function withMetaPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${META_POLICY}" />`
  if (!/<head>/i.test(html)) throw new Error('the page has no <head> for its policy')
  return html.replace(/<head>/i, `<head>\n    ${meta}`)
}
