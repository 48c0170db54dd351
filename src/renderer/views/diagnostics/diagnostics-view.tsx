// The page `diagnostics`.
export function DiagnosticsView() {
  return <main className="page"></main>
}
