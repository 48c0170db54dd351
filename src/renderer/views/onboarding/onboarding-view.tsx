// The page `onboarding`.
export function OnboardingView() {
  return <main className="page"></main>
}
