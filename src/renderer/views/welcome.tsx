// The first view: what this program is.
import type { WindowContract } from '../../shared/window-contract.ts'

export function Welcome({ versions }: { versions: WindowContract['versions'] }) {
  return (
    <main>
      <h1>Parley</h1>
      <p>You talk, it answers aloud, and nothing leaves this computer.</p>
      <footer>
        Electron {versions.electron}, Chromium {versions.chrome}
      </footer>
    </main>
  )
}
