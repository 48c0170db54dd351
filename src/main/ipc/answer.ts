// A request or message of the page: its sender and its payload are checked, its errors become answers.
import type { z } from 'zod'
import { CodedError, toWireError } from '../../shared/coded-error.ts'
import type {
  Answer,
  MessageName,
  RequestName,
  WindowMessages,
  WindowRequests,
} from '../../shared/window/window-contract.ts'
import { mayUse, type Sender } from '../page-rules.ts'
import { MESSAGES, REQUESTS } from './payloads.ts'

type Result<Name extends RequestName> = WindowRequests[Name]['result']

export type RequestHandlers = {
  [Name in RequestName]: (
    params: WindowRequests[Name]['params'],
  ) => Result<Name> | Promise<Result<Name>>
}

export type MessageHandlers = {
  [Name in MessageName]: (payload: WindowMessages[Name]) => void
}

/** @param sender who asks; other pages than ours get no answer worth having */
export async function answer<Name extends RequestName>(
  handlers: RequestHandlers,
  name: Name,
  sender: Sender,
  params: unknown,
): Promise<Answer<Result<Name>>> {
  try {
    return {
      ok: true,
      value: await handlers[name](checked(REQUESTS[name], name, sender, params)),
    }
  } catch (error) {
    const { code, message } = toWireError(error) // no stack: it has paths, and the page has no use for it
    return { ok: false, error: { code, message } }
  }
}

/** @throws CodedError usage for a message that is not ours or not well-formed; what the handler throws */
export function receive<Name extends MessageName>(
  handlers: MessageHandlers,
  name: Name,
  sender: Sender,
  payload: unknown,
): void {
  handlers[name](checked(MESSAGES[name], name, sender, payload))
}

function checked<T>(schema: z.ZodType<T>, name: string, sender: Sender, payload: unknown): T {
  if (!mayUse(name, sender)) throw new CodedError('usage', `${name} is for our own page only`)
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new CodedError('usage', `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}
