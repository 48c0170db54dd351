// How electron-builder makes installers of the folder that scripts/package stages. Its own schema checks this object.
import { join } from 'node:path'

export const APP_ID = 'ai.parley.Parley'
export const OUTPUT = 'dist/installers'

/**
 * Bits in Electron's binary that are turned before it is signed: what an attacker with our signature could use, and
 * we do not. Asar integrity is checked on macOS and Windows.
 */
export const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  // The page comes by parley://, never by file://.
  grantFileProtocolExtraPrivileges: false,
}

/**
 * @param {object} options
 * @param {string} options.root the checkout
 * @param {string} options.appFolder what was staged
 * @param {string} options.unpacked pattern of the files that stay outside of the archive
 * @param {string} [options.electronDist] a folder in Electron's place, where its binary cannot be had: no fuses then
 * @param {{ owner: string, repo: string }} [options.repository] where releases stand, for the feed of updates
 * @param {NodeJS.ProcessEnv} [options.env] with the secrets that signing needs
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig({ root, appFolder, unpacked, electronDist, repository, env = {} }) {
  const icons = join(root, 'resources/icons')
  // Both Windows builds would write latest.yml, and each be offered the other.
  const isArmWindows = process.platform === 'win32' && process.arch === 'arm64'
  const channel = isArmWindows ? { channel: 'latest-arm64' } : {}
  const canNotarise = Boolean(env.APPLE_API_KEY && env.APPLE_API_KEY_ID && env.APPLE_API_ISSUER)
  return {
    appId: APP_ID,
    productName: 'Parley',
    copyright: 'Copyright © the authors of Parley, GPL-3.0-or-later',
    directories: {
      app: appFolder,
      output: join(root, OUTPUT),
      buildResources: join(root, 'packaging'),
    },
    // The staged folder is whole: neither are packages collected anew nor anything rebuilt.
    beforeBuild: async () => false,
    // A node_modules in the app's folder is passed over, whatever a pattern says: it is a set of its own.
    files: ['**/*', { from: 'node_modules', to: 'node_modules', filter: ['**/*'] }],
    asarUnpack: [unpacked],
    electronLanguages: [
      'en-US',
      'en-GB',
      'es',
      'fr',
      'it',
      'pt-BR',
      'pt-PT',
      'en_GB',
      'pt_BR',
      'pt_PT',
      'en',
    ],
    ...(electronDist
      ? { electronDist }
      : // Turned bits break the signature that Electron comes with; without one of our own, macOS wants another.
        { electronFuses: { ...FUSES, resetAdHocDarwinSignature: !env.CSC_LINK } }),
    artifactName: 'Parley-${version}-${os}-${arch}.${ext}',
    // Told to no one by the app itself: it asks for a newer version only where the user allows it.
    publish: repository
      ? { provider: 'github', ...repository, ...channel, releaseType: 'draft' }
      : null,
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.productivity',
      icon: join(icons, 'icon-1024.png'),
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: join(root, 'packaging/entitlements.mac.plist'),
      entitlementsInherit: join(root, 'packaging/entitlements.mac.plist'),
      extendInfo: {
        NSMicrophoneUsageDescription:
          'Parley listens while you talk to it. What it hears stays on this computer.',
        LSMinimumSystemVersion: '13.0.0',
      },
      notarize: canNotarise,
    },
    dmg: { sign: false },
    win: {
      target: ['nsis'],
      icon: join(icons, 'icon-1024.png'),
      ...(env.AZURE_SIGN_ENDPOINT && {
        azureSignOptions: {
          publisherName: env.AZURE_SIGN_PUBLISHER ?? '',
          endpoint: env.AZURE_SIGN_ENDPOINT,
          certificateProfileName: env.AZURE_SIGN_PROFILE ?? '',
          codeSigningAccountName: env.AZURE_SIGN_ACCOUNT ?? '',
        },
      }),
    },
    nsis: {
      oneClick: true,
      perMachine: false,
      // Conversations and models are the user's: an update, which uninstalls first, may not take them.
      deleteAppDataOnUninstall: false,
      differentialPackage: true,
    },
    linux: {
      target: ['AppImage', 'deb', 'rpm'],
      executableName: 'parley',
      // The .desktop file has the name that Electron tells the desktop: portals know the app by it.
      syncDesktopName: true,
      category: 'Utility;Accessibility;',
      icon: join(icons, 'set'),
      maintainer: 'Parley <parley@localhost>',
      vendor: 'Parley',
      synopsis: 'A private voice assistant',
      desktop: {
        entry: {
          Comment: 'Talk to your computer; nothing leaves it',
          Keywords: 'voice;assistant;speech;',
        },
      },
    },
    // electron-builder installs an AppArmor profile with both, where the system wants one (Ubuntu 24.04 and later).
    deb: { recommends: ['libvulkan1'] },
    flatpak: {
      runtimeVersion: '25.08',
      baseVersion: '25.08',
      license: join(root, 'LICENSE'),
      useWaylandFlags: true,
      finishArgs: [
        '--socket=wayland',
        '--socket=fallback-x11',
        '--share=ipc',
        '--socket=pulseaudio',
        '--device=dri',
        // For downloads that the user starts; without it the app works with the models it has.
        '--share=network',
        '--talk-name=org.freedesktop.Notifications',
        '--talk-name=org.kde.StatusNotifierWatcher',
        // Key stores, for the keys of servers: GNOME's and others' by one name, KDE's by its own.
        '--talk-name=org.freedesktop.secrets',
        '--talk-name=org.kde.kwalletd5',
        '--talk-name=org.kde.kwalletd6',
      ],
    },
  }
}
