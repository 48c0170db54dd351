// What Vite bundles besides code.
declare module '*.css'
