import { useQueryClient } from '@tanstack/react-query'
import StageDialog from '../request-card/stage-dialog.tsx'
import { useRequestMove } from '../request-card/use-request-move.ts'
import { pagesKey } from './use-request-pages.ts'
import type { CellChange } from './use-write-cell.ts'

/** A stage chosen in a cell that asks for fields: they are filled in at once, before the request moves. */
export default function LackingStage({ change, onClose }: { change: CellChange; onClose: () => void }) {
  const cache = useQueryClient()
  const { row, field, value } = change
  const move = useRequestMove(row.id)
  const label = field.options.find(({ id }) => id === value)?.name ?? String(value)
  const close = (): void => {
    onClose()
    void cache.invalidateQueries({ queryKey: pagesKey })
  }
  return (
    <StageDialog id={row.id} from={row.stage.id} stage={{ id: String(value), label }} move={move} onClose={close} />
  )
}
