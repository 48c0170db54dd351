// The settings on disk: read once, written whole at every change, never lost to a file that cannot be read.
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/window/settings.ts'
import { JsonFile } from '../storage/json-file.ts'
import { changedSettings, readSettings } from './read-settings.ts'

export class SettingsFile {
  private settings: Settings = DEFAULT_SETTINGS
  private readonly file: JsonFile

  /** @param onNotice told in one line of what a user should know of the file */
  constructor(
    path: string,
    private readonly onNotice: (text: string) => void,
  ) {
    this.file = new JsonFile(path, 'Settings', onNotice)
  }

  get current(): Settings {
    return this.settings
  }

  /** Reads the file; without one, or with one that cannot be read (which is kept), the defaults hold. */
  load(): Settings {
    const read = this.file.read(readSettings)
    if (!read) return this.settings
    this.settings = read.settings
    if (read.refused.length > 0) {
      this.file.keepOld()
      this.onNotice(
        `These settings could not be read and are back to default: ${read.refused.join(', ')}.`,
      )
    }
    return this.settings
  }

  /**
   * Takes `change` up at once and writes it.
   * @throws CodedError usage where a value is not allowed: nothing is changed then
   */
  change(change: object): Settings {
    this.settings = changedSettings(this.settings, change)
    this.file.write(`${JSON.stringify(this.settings, null, 2)}\n`)
    return this.settings
  }

  /** Resolves when all changes are on disk. */
  async written(): Promise<void> {
    await this.file.written()
  }
}
