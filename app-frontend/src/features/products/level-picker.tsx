import { useLingui } from '@lingui/react/macro'
import type { SearchIndex, TreeNode } from '@poryadok/app-backend/products/picker/contract'
import type { KeyboardEvent } from 'react'
import { SearchField } from '../../ui/search-field.tsx'
import { HitList } from './hit-list.tsx'
import { LevelColumn } from './level-column.tsx'
import { PickFoot, type PickState } from './pick-foot.tsx'
import { groupOf, type Picker, usePicker } from './use-picker.ts'

interface LevelPickerProps {
  index: SearchIndex
  levels: readonly string[]
  recent: readonly string[]
  start: string | null
  state: PickState
  onPick: (key: string) => void
}

/** Cascading columns under one search; everything by the keyboard as well. */
export function LevelPicker({ index, levels, recent, start, state, onPick }: LevelPickerProps) {
  const { t } = useLingui()
  const picker = usePicker(index, start)
  const { tree } = index
  const known = recent.flatMap((key) => tree.byKey.get(key) ?? [])
  const pick = (node: TreeNode | undefined): void => {
    if (!node || state.isPending) return
    onPick(node.key)
    picker.setQuery('')
  }
  return (
    <div onKeyDownCapture={(event) => takeKey(event, picker, pick)}>
      <div className="flex px-5 pb-2">
        <SearchField
          label={t`Поиск по всем уровням`}
          placeholder={t`Название, артикул, хоть в другой раскладке`}
          clearLabel={t`Очистить поиск`}
          value={picker.query}
          onChange={picker.setQuery}
        />
      </div>
      {known.length > 0 && <Recent nodes={known} onChoose={picker.choose} />}
      <div className="flex overflow-x-auto border-y border-line">
        <Levels {...{ index, levels, picker }} />
        {picker.found && (
          <HitList
            tree={tree}
            places={picker.found.places}
            total={picker.found.total}
            hit={picker.hit}
            onHit={picker.setHit}
          />
        )}
      </div>
      <PickFoot path={picker.path} group={groupOf(picker.path)} state={state} onPick={pick} />
    </div>
  )
}

function Levels({ index, levels, picker }: { index: SearchIndex; levels: readonly string[]; picker: Picker }) {
  const { t } = useLingui()
  const { found, path, columns } = picker
  // Beside what was found stand the levels above it.
  const shown = found ? columns.filter(({ level }) => level < path.length - 1) : columns
  return shown.map((column) => {
    const number = column.level + 1
    const name = levels[column.level] ?? t`Уровень ${number}`
    const clears = !found && column.chosen !== null
    return (
      <LevelColumn
        key={column.level}
        tree={index.tree}
        column={column}
        name={name}
        filled={column.chosen !== null && column.level < path.length - 1}
        onChoose={picker.choose}
        onClear={clears ? () => picker.clear(column.level) : undefined}
      />
    )
  })
}

function Recent({ nodes, onChoose }: { nodes: readonly TreeNode[]; onChoose: (key: string) => void }) {
  const { t } = useLingui()
  return (
    <div className="flex flex-wrap items-center gap-2 px-5 pb-2.5">
      <span className="text-12h text-ink-3">{t`Недавнее клиента:`}</span>
      {nodes.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          onClick={() => onChoose(key)}
          className="max-w-[260px] truncate rounded-xs bg-grey-soft px-2 py-0.5 text-13 hover:bg-hover"
        >
          {name}
        </button>
      ))}
    </div>
  )
}

/** Arrows walk, Enter adds, Shift and Enter stop at the group. Buttons keep their keys; so does the text while there is one. */
function takeKey(event: KeyboardEvent, picker: Picker, pick: (node: TreeNode | undefined) => void): void {
  if (event.target instanceof HTMLButtonElement) return
  const does: Record<string, () => void> = {
    ArrowDown: () => picker.step(1),
    ArrowUp: () => picker.step(-1),
    Enter: () => pick(event.shiftKey ? groupOf(picker.path) : picker.active),
    ...(picker.query === '' ? { ArrowRight: picker.deeper, ArrowLeft: picker.higher } : {}),
  }
  const act = does[event.key]
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}
