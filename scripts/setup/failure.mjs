// A set-up step that cannot go on: what happened, why, and what to do about it.

export class SetUpFailure extends Error {
  /**
   * @param {{ what: string, why: string, todo: string }} parts each a clause without a full stop
   */
  constructor({ what, why, todo }) {
    super(`${what}: ${why}. ${todo}.`)
    this.name = 'SetUpFailure'
  }
}
