// Files that Vite copies or bundles and names by their address.
declare module '*?url' {
  const url: string
  export { url as default }
}
declare module '*?worker&url' {
  const url: string
  export { url as default }
}
