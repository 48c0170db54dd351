// Runs in the page before its own scripts: tells when its speech detector has judged something, so has loaded.

export interface DetectorWatchWindow {
  parleyDetectorIsLoaded: boolean
}

/** Self-contained: Playwright sends its source to the page. */
export function installDetectorWatch(): void {
  const page = window as unknown as DetectorWatchWindow
  page.parleyDetectorIsLoaded = false
  const Thread = window.Worker
  window.Worker = class extends Thread {
    constructor(url: string | URL, settings?: WorkerOptions) {
      super(url, settings)
      this.addEventListener('message', ({ data }: MessageEvent<{ what?: string }>) => {
        if (data.what === 'probability') page.parleyDetectorIsLoaded = true
      })
    }
  }
}
