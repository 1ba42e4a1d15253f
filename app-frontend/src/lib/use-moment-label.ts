import { useState } from 'react'
import { useWording } from './use-wording.ts'

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** A label of rules as a person reads it: an instant becomes a date in the person's zone, anything else stays. */
export function useMomentLabel(): (label: string) => string {
  const words = useWording()
  // Only the year matters: a label needs no clock of its own.
  const [now] = useState(() => new Date())
  return (label) => (instant.test(label) ? words.due(label, now) : label)
}
