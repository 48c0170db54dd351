// The one place where the host keeps what the app did to its system, and what the system answers.

/** @type {import('./host-records.ts').HostRecords} */
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
  notifications: [],
  pointer: { x: 0, y: 0 },
}
