// What a spec may look at and decide in place of the operating system.

/**
 * @typedef {object} Records
 * @property {Map<string, () => void>} shortcuts registered global shortcuts by accelerator
 * @property {boolean} refuseShortcuts the system refuses every registration, as another program's shortcut does
 * @property {{ title: string, tooltip: string, items: { label: string, click: () => void }[], destroyed: boolean }[]} trays
 * @property {{ kind: string, options: object }[]} dialogs that were shown
 * @property {object[]} dialogAnswers taken one by one; where none is left a dialog is called off
 * @property {string[]} openedOutside URLs and paths given to the system
 * @property {string} clipboard
 * @property {'system' | 'light' | 'dark'} theme
 * @property {{ openAtLogin: boolean }} login
 */

/** @type {Records} */
export const records = {
  shortcuts: new Map(),
  refuseShortcuts: process.env.PARLEY_HOST_REFUSE_SHORTCUTS === '1',
  trays: [],
  dialogs: [],
  dialogAnswers: [],
  openedOutside: [],
  clipboard: '',
  theme: 'system',
  login: { openAtLogin: false },
}
