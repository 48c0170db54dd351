// The settings on disk: read once, written whole at every change, never lost to a file that cannot be read.
import { readFileSync, renameSync } from 'node:fs'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/window/settings.ts'
import { JsonFile } from '../storage/json-file.ts'
import { changedSettings, readSettings } from './read-settings.ts'

export class SettingsFile {
  private settings: Settings = DEFAULT_SETTINGS
  private readonly file: JsonFile

  /** @param onNotice told in one line of what a user should know of the file */
  constructor(
    private readonly path: string,
    private readonly onNotice: (text: string) => void,
  ) {
    this.file = new JsonFile(path, 'Settings', onNotice)
  }

  get current(): Settings {
    return this.settings
  }

  /** Reads the file; without one, or with one that cannot be read (which is kept aside), the defaults hold. */
  load(): Settings {
    let text: string
    try {
      text = readFileSync(this.path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.onNotice(
          `Settings could not be read (${(error as Error).message}); defaults are used.`,
        )
      return this.settings
    }
    try {
      const { settings, refused } = readSettings(JSON.parse(text))
      this.settings = settings
      if (refused.length > 0)
        this.onNotice(
          `These settings could not be read and are back to default: ${refused.join(', ')}.`,
        )
    } catch {
      this.keepAside()
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

  private keepAside(): void {
    const aside = this.path.replace(/(\.json)?$/, '.unreadable.json')
    try {
      renameSync(this.path, aside)
      this.onNotice(`The settings file was damaged. It is kept as ${aside}; defaults are used.`)
    } catch (error) {
      this.onNotice(
        `The settings file is damaged (${(error as Error).message}); defaults are used.`,
      )
    }
  }
}
