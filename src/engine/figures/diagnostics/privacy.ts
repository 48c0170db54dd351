// What is known of privacy on this computer, in words for the doctor and the window.
import type { PrivacyLine } from '../../../shared/window/app-state.ts'
import type { PrivacyFacts } from './doctor-report.ts'
import type { OnnxruntimeProbe } from './probe-native.ts'

/** @param probe what the process said that loaded onnxruntime */
export function privacyFacts(probe: OnnxruntimeProbe): PrivacyFacts {
  if (typeof probe === 'string') return { telemetry: null }
  return { telemetry: probe.quiet ? 'off' : 'on' }
}

export function privacyLines(
  { telemetry }: PrivacyFacts,
  platform: NodeJS.Platform = process.platform,
): PrivacyLine[] {
  return [
    {
      title: 'telemetry',
      text: TELEMETRY[telemetry ?? 'unknown'] + (platform === 'win32' ? WINDOWS : ''),
      isSo: telemetry === null ? null : telemetry === 'off',
    },
    {
      title: 'network',
      text: 'none while you talk, unless you turn a server on in Settings; else a model download that you start is the only thing that connects',
      isSo: null,
    },
    {
      title: 'proof',
      text:
        'a conversation and the window ran with nothing but loopback, each call to the system followed, ' +
        'at every change of Parley (docs/privacy.md); on Linux, repeat it: npm run prove-private',
      isSo: null,
    },
  ]
}

const TELEMETRY = {
  off: 'off: onnxruntime was told before it was loaded, the other engines have none',
  on: 'onnxruntime was not told to keep quiet, and may report to its maker',
  unknown: 'not known: onnxruntime did not answer in time',
}

const WINDOWS = ' (on Windows by a switch that its maker does not document)'
