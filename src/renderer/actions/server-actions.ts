// Keys of servers, and whether one works.
import { request } from '../bridge.ts'
import type { KeyState } from '../../shared/window/servers.ts'
import type { WindowRequests } from '../../shared/window/window-contract.ts'
import { messageOf, told } from './report.ts'

/** Keeps a key where one is given; tells what there is. An address that is none yet has none. */
export async function serverKey(params: WindowRequests['server:key']['params']): Promise<KeyState> {
  if (params.key !== undefined) return (await told(request('server:key', params))) ?? 'none'
  return await request('server:key', params).catch(() => 'none' as const)
}

/** What came of it, in one line. */
export async function tryServer(params: WindowRequests['server:try']['params']): Promise<string> {
  try {
    const { text } = await request('server:try', params)
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  } catch (error) {
    return messageOf(error)
  }
}
