import { expect, it } from 'vitest'
import { pressCommand } from './press-command.ts'

const installed = {
  env: {},
  execPath: '/opt/Parley/parley',
  isPackaged: true,
  root: '/opt/Parley/resources/app.asar',
}

it('given an app of each kind, then the command that presses its button is the one that works there', () => {
  expect(pressCommand(installed)).toBe('/opt/Parley/parley --press')
  expect(pressCommand({ ...installed, env: { FLATPAK_ID: 'ai.parley.Parley' } })).toBe(
    'flatpak run ai.parley.Parley --press',
  )
  const appImage = { APPIMAGE: '/home/ada/My Apps/Parley.AppImage' }
  expect(pressCommand({ ...installed, env: appImage })).toBe(
    '"/home/ada/My Apps/Parley.AppImage" --press',
  )
  const checkout = {
    env: {},
    execPath: '/src/node_modules/electron/dist/electron',
    isPackaged: false,
    root: '/src',
  }
  expect(pressCommand(checkout)).toBe('/src/node_modules/electron/dist/electron /src --press')
})
