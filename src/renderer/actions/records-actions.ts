// Figures of turns, what is kept on this computer, and whether figures are served.
import type { RecordKind } from '../../shared/window/records.ts'
import type { StatisticsRange } from '../../shared/window/statistics.ts'
import { request } from '../bridge.ts'
import { noteSealing } from '../store/sealing-store.ts'
import { told } from './report.ts'

export const readStatistics = (range: StatisticsRange) =>
  told(request('statistics:read', { range }))

export const listRecords = () => told(request('records:list', undefined))

export const deleteRecords = (kind: RecordKind) => told(request('records:delete', { kind }))

/** Asks the system's key store, too. */
export async function readSealing(): Promise<void> {
  const state = await told(request('sealing:state', undefined))
  if (state !== null) noteSealing(state)
}

export const readMetricsState = () => told(request('metrics:state', undefined))
