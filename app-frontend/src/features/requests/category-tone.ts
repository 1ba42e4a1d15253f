import type { Tone } from '../../ui/tone.ts'

/** Red is left out: in a list it means late. */
const tones: readonly Tone[] = ['blue', 'amber', 'violet', 'green', 'grey']

/** The same category has the same tone everywhere; the portal keeps no colour for list values. */
export function categoryTone(id: string): Tone {
  const sum = Array.from(id).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return tones[sum % tones.length] ?? 'grey'
}
