// The first view: what this program is.
export function Welcome() {
  return (
    <main>
      <h1>Parley</h1>
      <p>You talk, it answers aloud, and nothing leaves this computer.</p>
    </main>
  )
}
