// Starting at login on macOS: a property list of ours, since a login item by Electron takes no arguments and an app
// cannot find out that it was one (electron#42302); without both it could not start hidden.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setStartupFile } from './startup-file.ts'

const LABEL = 'parley.at-login'

/** Read by launchd at the next login (launchd.plist(5)). */
export function launchAgentFile(home: string = homedir()): string {
  return join(home, 'Library/LaunchAgents', `${LABEL}.plist`)
}

/** @param command the program and its arguments */
export function launchAgent(command: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    `  <key>Label</key><string>${LABEL}</string>`,
    '  <key>ProgramArguments</key>',
    '  <array>',
    ...command.map((word) => `    <string>${escaped(word)}</string>`),
    '  </array>',
    '  <key>RunAtLoad</key><true/>',
    // An app with windows, and only where there is somebody to see them.
    '  <key>ProcessType</key><string>Interactive</string>',
    '  <key>LimitLoadToSessionType</key><string>Aqua</string>',
    '</dict>',
    '</plist>',
    '',
  ].join('\n')
}

/** Writes the list, or removes it. @throws what the file system throws */
export function setLaunchAgent(isOn: boolean, file: string, command: readonly string[]): void {
  setStartupFile(isOn, file, launchAgent(command))
}

function escaped(word: string): string {
  return word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
