// The page `history`.
export function HistoryView() {
  return <main className="page"></main>
}
