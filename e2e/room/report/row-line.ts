// One reply as a line for people.
import type { Row } from '../judge/judge-played.ts'

export function rowLine(row: Row): string {
  const { scene, n, said, voice, outcome, understood, resumeReasons } = row
  const words = [
    `${scene} ${n + 1}`.padEnd(16),
    outcome.padEnd(7),
    said === null ? `“${row.question}”` : `“${said}” (${voice})`,
    ms('stopped after', row.stopMs),
    ms('noticed after', row.noticedMs),
    percent('ducked', row.duckedShare),
    percent('held', row.pausedShare),
    ms('went on after', row.resumedAfterMs),
    ms('which is behind their last sample by', row.resumedAfterSaidMs),
    resumeReasons.length > 0 ? `as ${resumeReasons.join(', ')}` : '',
    row.ownTurns > 0 ? `${row.ownTurns} TURNS OF ITS OWN` : '',
    row.falseStarts > 0 ? `${row.falseStarts} false starts` : '',
    understood === '' ? '' : `understood “${understood}”`,
    row.wordErrors ? `${row.wordErrors.errors} of ${row.wordErrors.words} words wrong` : '',
    level('echo', row.echoDbfs),
    row.echoLossDb === null ? '' : `echo loss ${row.echoLossDb.toFixed(0)} dB`,
    level('person', row.personDbfs),
  ]
  return words.filter((word) => word !== '').join('  ')
}

function ms(what: string, value: number | null): string {
  return value === null ? '' : `${what} ${Math.round(value)} ms`
}

function percent(what: string, share: number): string {
  return share === 0 ? '' : `${what} ${(share * 100).toFixed(1)} %`
}

function level(what: string, dbfs: number | null): string {
  return dbfs === null ? '' : `${what} ${dbfs.toFixed(0)} dBFS`
}
