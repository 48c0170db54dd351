// An instant answer from a tool that a grammar has found.
import { callTool } from '../tools/registry.ts'
import type { ToolArguments } from '../tools/tool.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'

/** Calls tool `name`: its reply, or why it refuses, is the answer. */
export function toolAnswer(
  kind: string,
  name: string,
  args: ToolArguments,
  context: InstantContext,
): InstantAnswer {
  const { outcome, call: tool } = callTool(name, args, context)
  const tools = [tool]
  if ('refused' in outcome) return { kind, reply: outcome.refused, isRefused: true, tools }
  const { reply, effect } = outcome
  return { kind, reply, isRefused: false, tools, ...(effect && { effect }) }
}
