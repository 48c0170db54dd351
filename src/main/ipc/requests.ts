// What is done with the page's requests: one line each.
import { clipboard } from 'electron'
import type { Desktop } from '../../engine/desktop/desktop.ts'
import type { Log } from '../../engine/desktop/log/log.ts'
import type { RequestHandlers } from './answer.ts'

/** What only the shell can do. */
export interface ShellActions {
  state: RequestHandlers['app:state']
  changeSettings: RequestHandlers['settings:change']
  erase: (what: { settings: boolean }) => Promise<void>
  exportConversation: RequestHandlers['history:export']
  exportWaterfall: RequestHandlers['waterfall:export']
  report: RequestHandlers['diagnostics:report']
  saveReport: RequestHandlers['diagnostics:save']
  privacy: RequestHandlers['diagnostics:privacy']
  allowHotkey: () => Promise<void>
}

export function requestHandlers(desktop: Desktop, shell: ShellActions, log: Log): RequestHandlers {
  const { talk, keeper, tiers, models, history } = desktop
  return {
    'app:state': shell.state,
    'settings:change': shell.changeSettings,
    'voice:preview': ({ voice, speed }) => talk.preview(voice, speed).then(nothing),
    'talk:type': ({ text }) => nothing(talk.type(text)),
    'talk:repeat': ({ text }) => talk.say(text).then(nothing),
    'schedule:cancel': ({ id }) => nothing(talk.desk.cancel([id])),
    'hotkey:allow': () => shell.allowHotkey().then(nothing),
    'server:key': (params) => desktop.servers.setKey(params),
    'server:try': (params) => desktop.servers.try(params),
    'engine:restart': () => keeper.reopen().then(nothing),
    'tier:measure': () => tiers.measure().then(nothing),
    'tier:stop-measuring': () => nothing(tiers.stopMeasuring()),
    'models:offers': () => desktop.offers(),
    'models:list': () => models.list(),
    'models:pull': ({ ids }) => models.pull(ids).then(nothing),
    'models:pause': () => nothing(models.pause()),
    'models:remove': ({ ids }) => models.remove(ids).then(nothing),
    'models:verify': ({ ids }) => models.verify(ids),
    'models:offer': ({ wanted }) => models.own.offer(wanted),
    'models:add': ({ id }) => models.add(id).then(nothing),
    'models:measure': ({ id }) => desktop.measuring.run(id).then(nothing),
    'models:stop-measuring': () => nothing(desktop.measuring.stop()),
    'history:list': ({ search }) => history.list(search),
    'history:open': ({ id }) => history.open(id),
    'history:rename': ({ id, title }) => history.rename(id, title).then(nothing),
    'history:delete': (which) => desktop.kept.deleteHistory(which).then(nothing),
    'erase:all': (what) => shell.erase(what).then(nothing),
    'history:export': shell.exportConversation,
    'waterfall:export': shell.exportWaterfall,
    'conversation:new': () => nothing(talk.startAnew()),
    'statistics:read': ({ range }) => desktop.records.statistics(range),
    'records:list': () => desktop.kept.list(),
    'records:delete': ({ kind }) => desktop.kept.delete(kind).then(nothing),
    'sealing:state': () => desktop.vault.state(),
    'metrics:state': () => desktop.metrics.state(),
    'diagnostics:report': shell.report,
    'diagnostics:save': shell.saveReport,
    'diagnostics:privacy': shell.privacy,
    'diagnostics:log': () => ({ lines: log.lines() }),
    'clipboard:write': ({ text }) => nothing(clipboard.writeText(text)),
  }
}

function nothing(_value: unknown): undefined {
  return undefined
}
