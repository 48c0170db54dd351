# Filled in by scripts/package/release-files.mjs; a person puts the result into a tap.
cask "parley" do
  version "{{version}}"
  sha256 "{{sha256:mac-arm64}}"

  url "{{url}}/{{mac-arm64}}"
  name "Parley"
  desc "Private voice assistant"
  homepage "{{homepage}}"

  depends_on arch: :arm64
  depends_on macos: ">= :ventura"

  app "Parley.app"

  zap trash: [
    "~/Library/Application Support/parley",
    "~/Library/Caches/parley",
  ]
end
