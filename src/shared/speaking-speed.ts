// How fast the voice may speak, as a factor of its own pace.
export const SPEAKING_SPEED = { least: 0.5, most: 2 } as const
