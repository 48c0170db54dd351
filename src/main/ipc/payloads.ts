// What the page may send: every payload is checked before anything is done with it.
import { SPEAKING_SPEED } from '../../shared/speaking-speed.ts'
import { z } from 'zod'
import { ENDPOINT_STAGES } from '../../shared/endpoint.ts'
import { FRAME_SAMPLES } from '../../shared/audio-format.ts'
import type {
  MessageName,
  RequestName,
  WindowMessages,
  WindowRequests,
} from '../../shared/window/window-contract.ts'

type Checked<T> = z.ZodType<T>

const nothing = z.unknown().transform(() => undefined)
const id = z.string().min(1).max(120)
const ids = z.object({ ids: z.array(id).max(100) })
const text = z.string().max(20_000)
/** What the page says of itself in a report. */
const line = z.object({ label: z.string().max(60).nullable(), text: z.string().max(500) })
const milliseconds = z.number().finite().min(0).max(60_000)
const count = z.number().finite().min(0)

const server = {
  stage: z.enum(ENDPOINT_STAGES),
  address: z.string().max(300),
  model: z.string().max(200),
  voice: z.string().max(100),
}

const frame = z.custom<Float32Array>(
  (value) =>
    value instanceof Float32Array &&
    value.length === FRAME_SAMPLES &&
    value.every((sample) => Number.isFinite(sample)),
  'not a microphone frame',
)

export const REQUESTS: { [Name in RequestName]: Checked<WindowRequests[Name]['params']> } = {
  'app:state': nothing,
  // Names and values are checked by the settings themselves, which know them.
  'settings:change': z.record(z.string(), z.unknown()),
  'voice:preview': z.object({
    voice: id,
    speed: z.number().min(SPEAKING_SPEED.least).max(SPEAKING_SPEED.most),
  }),
  'talk:type': z.object({ text: z.string().max(4_000) }),
  'talk:repeat': z.object({ text }),
  'schedule:cancel': z.object({ id }),
  'hotkey:allow': nothing,
  'server:key': z.object({
    ...server,
    key: z.string().min(1).max(1_000).nullable().exactOptional(),
  }),
  'server:try': z.object(server),
  'engine:restart': nothing,
  'tier:measure': nothing,
  'tier:stop-measuring': nothing,
  'models:offers': nothing,
  'models:list': nothing,
  'models:pull': ids,
  'models:pause': nothing,
  'models:remove': ids,
  'models:verify': ids,
  'models:offer': z.object({ wanted: z.string().min(1).max(4_000) }),
  'models:add': z.object({ id }),
  'models:measure': z.object({ id }),
  'models:stop-measuring': nothing,
  'history:list': z.object({ search: z.string().max(200) }),
  'history:open': z.object({ id }),
  'history:rename': z.object({ id, title: z.string().max(200) }),
  'history:delete': z.union([z.object({ id }), z.object({ all: z.literal(true) })]),
  'erase:all': z.object({ settings: z.boolean() }),
  'history:export': z.object({ id, format: z.enum(['markdown', 'json']) }),
  'waterfall:export': z.object({
    conversation: z.string().max(120),
    turn: z.number().int().min(1),
    format: z.enum(['svg', 'json']),
  }),
  'conversation:new': nothing,
  'statistics:read': z.object({ range: z.enum(['session', 'day', 'week', 'all']) }),
  'records:list': nothing,
  'records:delete': z.object({
    kind: z.enum(['history', 'audio', 'transcripts', 'events', 'figures']),
  }),
  'sealing:state': nothing,
  'metrics:state': nothing,
  'diagnostics:report': z.object({ sound: z.array(line).max(40), permission: z.string().max(60) }),
  'diagnostics:save': z.object({ text: z.string().max(1_000_000) }),
  'diagnostics:privacy': nothing,
  'diagnostics:log': nothing,
  'clipboard:write': z.object({ text: z.string().max(1_000_000) }),
}

export const MESSAGES: { [Name in MessageName]: Checked<WindowMessages[Name]> } = {
  'talk:press': nothing,
  'talk:release': nothing,
  'talk:stop': nothing,
  'talk:near': nothing,
  'talk:mute': z.object({ muted: z.boolean() }),
  'hotkey:pause': z.object({ paused: z.boolean() }),
  'audio:frame': z.object({
    samples: frame,
    speechProbability: z.number().min(0).max(1),
    ageMs: milliseconds,
  }),
  'audio:opened': nothing,
  'audio:lost': z.object({ message: z.string().max(1_000) }),
  'playback:progress': z.object({ reply: count, playedSamples: count, underruns: count }),
  'playback:audible': z.object({ reply: count, clause: count, ageMs: milliseconds }),
  'playback:drained': z.object({ reply: count, playedSamples: count }),
  'overlay:ready': nothing,
  'overlay:button': z.object({ x: count, y: count, width: count, height: count }).nullable(),
  'overlay:stop': nothing,
}
