/** Meaning of a colour: blue now, violet waiting, green done, amber soon, red late or failed, grey neutral. */
export type Tone = 'blue' | 'green' | 'amber' | 'red' | 'violet' | 'grey'

/** Soft fill with an ink that reads on it (AA). */
export const softTone: Record<Tone, string> = {
  blue: 'bg-blue-soft text-blue-ink',
  green: 'bg-green-soft text-green-ink',
  amber: 'bg-amber-soft text-amber-ink',
  red: 'bg-red-soft text-red-ink',
  violet: 'bg-violet-soft text-violet-ink',
  grey: 'bg-grey-soft text-grey-ink',
}
