// The trial of the microphone as views start it: useAudio's `trial` tells how far it is and what came of it.
import { NO_TRIAL, type TrialState, useAudio } from '../../store/audio-store.ts'
import { soundChecks } from '../audio-link.ts'
import { measureTrial } from './trial-measurement.ts'
import { judgeTrial } from './trial-verdict.ts'

let running = new AbortController()
/** In memory only, and only until the page is left that shows it. */
let recorded: Float32Array<ArrayBuffer> | null = null

/** Records five seconds, says what is wrong with them, and plays them back. */
export async function tryMicrophone(): Promise<void> {
  recorded = null
  await trial(async (signal, show) => {
    show({ at: 'recording', percent: 0 })
    const pcm = await soundChecks().record(signal, (share) =>
      show({ at: 'recording', percent: Math.round(100 * share) }),
    )
    const measured = measureTrial(pcm)
    const finding = { verdict: judgeTrial(measured), measured }
    recorded = pcm
    show({ at: 'told', finding })
  })
  const { trial: state } = useAudio.getState()
  if (state.at === 'told' && state.finding.verdict !== 'dead') await playTrial()
}

/** Plays what was recorded; once it is over, or stopped, the finding stands as before. */
export async function playTrial(): Promise<void> {
  const before = useAudio.getState().trial
  const pcm = recorded
  if (pcm === null || before.at !== 'told') return
  await trial(async (signal, show) => {
    show({ ...before, isPlaying: true, message: null })
    try {
      await soundChecks().play(pcm, signal)
      show(before)
    } catch (error) {
      // What was found of the microphone holds, whatever became of the loudspeaker.
      show({ ...before, message: messageOf(error) })
    }
  })
}

/** Stops what is recorded or played. */
export function stopTrial(): void {
  running.abort()
  const { trial: state } = useAudio.getState()
  if (state.at === 'recording') useAudio.setState({ trial: NO_TRIAL })
  if (state.at === 'told') useAudio.setState({ trial: { ...state, isPlaying: false } })
}

/** The page is left: nothing of the recording stays. */
export function forgetTrial(): void {
  stopTrial()
  recorded = null
  useAudio.setState({ trial: NO_TRIAL })
}

async function trial(
  work: (signal: AbortSignal, show: (state: TrialState) => void) => Promise<void>,
): Promise<void> {
  running.abort()
  const own = new AbortController()
  running = own
  const show = (state: TrialState): void => {
    if (!own.signal.aborted) useAudio.setState({ trial: state })
  }
  try {
    await work(own.signal, show)
  } catch (error) {
    show({ at: 'failed', message: messageOf(error) })
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
