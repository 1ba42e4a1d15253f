import type { Stage } from '@poryadok/app-backend/requests/contract'
import type { Tone } from '../../ui/tone.ts'

/** Ends of the colour circle's arcs, degrees, in the order of the circle. */
const arcs: readonly [until: number, tone: Tone][] = [
  [18, 'red'],
  [65, 'amber'],
  [170, 'green'],
  [250, 'blue'],
  [325, 'violet'],
  [360, 'red'],
]

/**
 * The portal's colour of a stage as the nearest of our tones: a person may choose any colour there, and text on it must
 * stay readable. A colour without a hue, and a missing one, is grey; a failed stage is never green.
 */
export function stageTone({ color, meaning }: Pick<Stage, 'color' | 'meaning'>): Tone {
  if (meaning === 'success') return 'green'
  if (meaning === 'failure') return 'grey'
  const hue = color ? hueOf(color) : null
  if (hue === null) return 'grey'
  return arcs.find(([until]) => hue <= until)?.[1] ?? 'grey'
}

/** Degrees 0..360, null for greys and for what is not '#rrggbb'. */
function hueOf(color: string): number | null {
  const hex = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color)
  if (!hex) return null
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => Number.parseInt(part, 16) / 255)
  const top = Math.max(r, g, b)
  const spread = top - Math.min(r, g, b)
  if (spread < 0.12) return null
  if (top === r) return (60 * ((g - b) / spread) + 360) % 360
  return top === g ? 60 * ((b - r) / spread) + 120 : 60 * ((r - g) / spread) + 240
}
