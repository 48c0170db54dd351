// Which addresses weights may come from.
import { CodedError } from '../../../shared/coded-error.ts'

const LOCAL = ['127.0.0.1', '[::1]', 'localhost']

/**
 * The address as a URL, where it is encrypted or on this very machine (tests, a mirror of one's own).
 * @throws CodedError download_failed for any other
 */
export function httpsOnly(address: string, base?: URL): URL {
  const url = new URL(address, base)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.includes(url.hostname)))
    return url
  throw new CodedError(
    'download_failed',
    `refused to fetch from ${url.protocol}//${url.host}: https is needed`,
  )
}
