// A prompt that an earlier start has evaluated, taken from disk instead of being read anew (docs/latency.md, The start).
import { rm } from 'node:fs/promises'
import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import { commonPrefixLength } from './common-prefix.ts'
import { PromptStateFiles, type KeptState } from './prompt-state-files.ts'

/** A shorter beginning is read as quickly as a file is found. */
const LEAST_TOKENS = 16

/** What of node-llama-cpp's sequence is needed here. */
export type StatefulSequence = Pick<
  LlamaContextSequence,
  'contextTokens' | 'saveStateToFile' | 'loadStateFromFile' | 'clearHistory'
>

/**
 * Keeps what the model has read of its own prompt. Nothing here may fail a start: a state that is missing, foreign or
 * corrupt only costs the time to read the prompt.
 */
export class PromptState {
  private readonly files: PromptStateFiles

  /** @param identity see state-identity.ts: a state fits into no other */
  constructor(
    folder: string,
    private readonly identity: string,
  ) {
    this.files = new PromptStateFiles(folder)
  }

  /**
   * Loads into the empty `sequence` the state that has most of the beginning of `tokens`; of several the newest.
   * @returns how many of `tokens` it holds now
   * @throws AbortError
   */
  async restore(
    sequence: StatefulSequence,
    tokens: readonly Token[],
    { signal }: { signal: AbortSignal },
  ): Promise<number> {
    await this.files.sweep()
    for (const state of nearest(await this.files.list(), this.identity, tokens)) {
      if ((await this.files.isSound(state, { signal })) && (await this.load(sequence, state))) {
        await this.files.touch(state.name)
        return commonPrefixLength(state.tokens, tokens)
      }
      await this.files.remove(state.name)
    }
    return 0
  }

  /**
   * Saves the state of `sequence`, which must hold what may lie on a disk and nothing that was said. Resolves when the
   * sequence is free again; the file is checked and put in its place while the caller goes on.
   * @returns when all is done; rejects never
   */
  async save(sequence: StatefulSequence, { signal }: { signal: AbortSignal }) {
    let draft: string | undefined
    const discard = async (): Promise<void> => {
      if (draft !== undefined) await rm(draft, { force: true }).catch(() => {})
    }
    try {
      draft = await this.files.draft()
      const tokens = [...sequence.contextTokens]
      await sequence.saveStateToFile(draft)
      const { identity } = this
      return { kept: this.files.keep(draft, { identity, tokens }, { signal }).catch(discard) }
    } catch {
      return { kept: discard() } // a folder that cannot be written to, a full disk
    }
  }

  private async load(sequence: StatefulSequence, state: KeptState): Promise<boolean> {
    try {
      await sequence.loadStateFromFile(this.files.path(state.name), { acceptRisk: true })
      if (sameTokens(sequence.contextTokens, state.tokens)) return true
    } catch {
      // It says no more than that it failed.
    }
    await sequence.clearHistory()
    return false
  }
}

/** Of this identity, those that save time, the longest common beginning first; in that the order of `states` stays. */
export function nearest(
  states: readonly KeptState[],
  identity: string,
  tokens: readonly number[],
): KeptState[] {
  return states
    .filter((state) => state.identity === identity)
    .map((state) => ({ state, common: commonPrefixLength(state.tokens, tokens) }))
    .filter(({ common }) => common >= LEAST_TOKENS)
    .sort((a, b) => b.common - a.common)
    .map(({ state }) => state)
}

function sameTokens(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && commonPrefixLength(a, b) === a.length
}
