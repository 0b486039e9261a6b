/** Where grading can be set up. */
export const PLATFORMS = ['actions', 'classroom50', 'gradescope'] as const

export type Platform = (typeof PLATFORMS)[number]
