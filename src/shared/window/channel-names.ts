// The names of everything that may cross the bridge: the preload script lets nothing else through.
import type { EventName, MessageName, RequestName } from './window-contract.ts'

/** The compiler sees to it that none is missing and none is too many. */
const REQUESTS: Record<RequestName, true> = {
  'app:state': true,
  'settings:change': true,
  'voice:preview': true,
  'talk:type': true,
  'talk:repeat': true,
  'schedule:cancel': true,
  'engine:restart': true,
  'tier:measure': true,
  'tier:stop-measuring': true,
  'models:list': true,
  'models:offers': true,
  'models:pull': true,
  'models:pause': true,
  'models:remove': true,
  'models:verify': true,
  'models:offer': true,
  'models:add': true,
  'models:measure': true,
  'models:stop-measuring': true,
  'history:list': true,
  'history:open': true,
  'history:rename': true,
  'history:delete': true,
  'erase:all': true,
  'history:export': true,
  'waterfall:export': true,
  'conversation:new': true,
  'statistics:read': true,
  'records:list': true,
  'records:delete': true,
  'sealing:state': true,
  'metrics:state': true,
  'diagnostics:report': true,
  'diagnostics:save': true,
  'diagnostics:privacy': true,
  'diagnostics:log': true,
  'clipboard:write': true,
  'hotkey:allow': true,
  'server:key': true,
  'server:try': true,
}

const MESSAGES: Record<MessageName, true> = {
  'talk:press': true,
  'talk:release': true,
  'talk:stop': true,
  'talk:mute': true,
  'hotkey:pause': true,
  'talk:near': true,
  'audio:frame': true,
  'audio:opened': true,
  'audio:lost': true,
  'playback:progress': true,
  'playback:audible': true,
  'playback:drained': true,
  'overlay:ready': true,
  'overlay:button': true,
  'overlay:stop': true,
}

const EVENTS: Record<EventName, true> = {
  settings: true,
  readiness: true,
  engines: true,
  tier: true,
  measuring: true,
  hotkey: true,
  mode: true,
  schedule: true,
  turn: true,
  reply: true,
  finished: true,
  anew: true,
  transfer: true,
  sealing: true,
  notice: true,
  'playback:piece': true,
  'playback:end': true,
  'playback:flush': true,
  'playback:gain': true,
  press: true,
  shown: true,
  stop: true,
  'audio:renew': true,
  navigate: true,
  overlay: true,
}

/** Of the preload script alone, with the path of a file that the user chose or dropped: the page cannot name it. */
export const FILE_CHOSEN = 'file:chosen'

/** The page's own thread is asked for a sign, and the preload script gives one. */
export const PAGE_ASKED = 'page:asked'
export const PAGE_THERE = 'page:there'

export const REQUEST_NAMES: ReadonlySet<string> = new Set(Object.keys(REQUESTS))
export const MESSAGE_NAMES: ReadonlySet<string> = new Set(Object.keys(MESSAGES))
export const EVENT_NAMES: ReadonlySet<string> = new Set(Object.keys(EVENTS))
