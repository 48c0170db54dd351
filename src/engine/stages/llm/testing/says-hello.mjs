// A process for a test: says hello and ends.
process.send?.('hello', () => process.disconnect())
