import { useMemo, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { firstSelection, type Selection } from './selection.ts'

/** How long typing must rest before the portal is asked, ms. */
const rest = 300

export interface SelectionChoice {
  /** What the controls show. */
  choice: Selection
  /** What the list shows: the search follows once typing rests. */
  selection: Selection
  choose: (part: Partial<Selection>) => void
}

export function useSelection(): SelectionChoice {
  const [choice, setChoice] = useState(firstSelection)
  const { preset, sort, direction } = choice
  const search = useDebounced(choice.search, rest).trim()
  const selection = useMemo(() => ({ preset, sort, direction, search }), [preset, sort, direction, search])
  return { choice, selection, choose: (part) => setChoice((old) => ({ ...old, ...part })) }
}
