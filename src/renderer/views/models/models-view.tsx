// The page `models`.
export function ModelsView() {
  return <main className="page"></main>
}
