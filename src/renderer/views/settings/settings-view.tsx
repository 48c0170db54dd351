// The page `settings`.
export function SettingsView() {
  return <main className="page"></main>
}
