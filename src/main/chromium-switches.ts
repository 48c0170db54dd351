// What Chromium does beside showing our page, switched off: it has no business with the network. That the page looks up
// no names, and that nothing looks for a proxy before a download, is proxy.ts's.

/** Switches by name, as `app.commandLine.appendSwitch` takes them; an empty value: the switch alone. */
export const QUIET_CHROMIUM: Readonly<Record<string, string>> = {
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'no-pings': '',
}
