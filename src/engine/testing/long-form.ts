// Which form of the tests runs: `npm test` takes the short one, `npm run test:long` all of it.

/** What takes long, and has a shorter test that touches the same part, runs only then. */
export const isLongForm = process.env['PARLEY_TEST'] === 'long'
