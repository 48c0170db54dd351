// What is done with a request that fails: the user is told, in the error's own line.
import { isAbort } from '../../shared/coded-error.ts'
import { notify } from '../store/notice-store.ts'

/** The error's one line. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** Waits for `work`; a failure becomes a notice, and the result null. */
export async function told<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (!isAbort(error)) notify('error', messageOf(error))
    return null
  }
}
