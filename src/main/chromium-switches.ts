// What Chromium does beside showing our page, switched off: it has no business with the network.

/** Switches by name, as `app.commandLine.appendSwitch` takes them; an empty value: the switch alone. */
export const QUIET_CHROMIUM: Readonly<Record<string, string>> = {
  // No name is ever looked up: our page has a scheme of its own, and the main process downloads models by Node.
  'host-resolver-rules': 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // No proxy is looked for either (on Windows that asks the network for `wpad`).
  'no-proxy-server': '',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-breakpad': '',
  'no-pings': '',
}
