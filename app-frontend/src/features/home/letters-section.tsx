import { LettersTab } from '../letters/letters-tab.tsx'

/** Letters: what became of each. */
export default function LettersSection() {
  return <LettersTab />
}
