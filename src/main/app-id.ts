// By which name systems know the installed app: the same in package.json (desktopName) and packaging/electron-builder.mjs.

export const APP_ID = 'ai.parley.Parley'
