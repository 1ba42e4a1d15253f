/** Periods that move with the clock. `past`: before this moment. The last three take a number of days. */
export const periods = [
  'today',
  'yesterday',
  'tomorrow',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'past',
  'last-days',
  'next-days',
  'older-days',
] as const
export type Period = (typeof periods)[number]

export const periodTakesDays = (period: Period): boolean => period.endsWith('-days')
