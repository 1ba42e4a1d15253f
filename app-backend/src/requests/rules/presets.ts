/** Preset selections of the tab, in the order in which they stand on the screen. */
export const requestPresets = ['open', 'mine', 'overdue', 'uncategorized', 'closed'] as const
export type RequestPreset = (typeof requestPresets)[number]
