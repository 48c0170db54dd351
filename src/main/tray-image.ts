// Which picture the tray shows: on macOS one that the system draws in the colour of its menu bar.

/** Names of files in resources/icons, the best first. macOS takes a name that ends in Template for such a picture. */
export function trayPictures(icon: string, platform: NodeJS.Platform): string[] {
  const ours = platform === 'darwin' ? [`${icon}-Template.png`] : []
  return [...ours, `${icon}.png`, 'icon-16.png']
}
