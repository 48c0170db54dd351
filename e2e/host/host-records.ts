// What a spec may look at and decide in place of the operating system.

export interface TrayRecord {
  title: string
  tooltip: string
  items: { label: string; click: () => void }[]
  destroyed: boolean
}

export interface HostRecords {
  /** Registered global shortcuts by accelerator. */
  shortcuts: Map<string, () => void>
  /** The system refuses every registration, as it does a shortcut of another program's. */
  refuseShortcuts: boolean
  trays: TrayRecord[]
  /** Those that were shown, with Electron's options. */
  dialogs: { kind: string; options: object }[]
  /** Taken one by one; where none is left a dialog is called off. */
  dialogAnswers: object[]
  /** URLs and paths given to the system. */
  openedOutside: string[]
  clipboard: string
  theme: 'system' | 'light' | 'dark'
  login: { openAtLogin: boolean }
  /** Those that were shown; a click on one is the app's own affair. */
  notifications: { title: string; body: string; click: () => void }[]
  /** Where the mouse is on the screen. */
  pointer: { x: number; y: number }
}
