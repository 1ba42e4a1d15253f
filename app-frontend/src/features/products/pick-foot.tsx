import { useLingui } from '@lingui/react/macro'
import type { TreeNode } from '@poryadok/app-backend/products/picker/contract'
import { Check, Plus, TriangleAlert } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHints } from '../../ui/key-hints.tsx'

/** How the last choice went. */
export interface PickState {
  isPending: boolean
  isSuccess: boolean
  error: unknown
}

interface PickFootProps {
  path: readonly TreeNode[]
  /** What a row may stop at. */
  group: TreeNode | undefined
  state: PickState
  onPick: (node: TreeNode | undefined) => void
}

/** The whole path of the choice, what the keys do, and the two ways to add it. */
export function PickFoot({ path, group, state, onPick }: PickFootProps) {
  const { t } = useLingui()
  const chosen = path.at(-1)
  const above = chosen === group ? undefined : group
  return (
    <div className="flex flex-wrap items-center gap-3 px-5 py-3.5">
      <div className="min-w-0 flex-1">
        <p className="truncate text-13 text-ink-2" title={path.map(({ name }) => name).join(' › ')}>
          {path.length === 0 ? t`Выберите продукт на любом уровне` : path.map(({ name }) => name).join(' › ')}
        </p>
        <PickOutcome state={state} />
        <div className="mt-1.5">
          <KeyHints
            hints={[
              { keys: ['↑', '↓'], does: t`строка` },
              { keys: ['←', '→'], does: t`уровень` },
              { keys: ['Enter'], does: t`добавить` },
              { keys: ['Shift Enter'], does: t`остановиться на группе` },
            ]}
          />
        </div>
      </div>
      {above && <Button onPress={() => onPick(above)}>{t`Добавить только группу`}</Button>}
      <Button
        look="main"
        icon={<Plus size={15} strokeWidth={2} aria-hidden="true" />}
        isDisabled={!chosen}
        isPending={state.isPending}
        onPress={() => onPick(chosen)}
      >
        {t`Добавить`}
      </Button>
    </div>
  )
}

export function PickOutcome({ state: { isSuccess, error } }: { state: PickState }) {
  const { t } = useLingui()
  const words = useErrorWords()
  if (error) {
    const { title, text } = words(error)
    return (
      <p role="alert" className="mt-1 flex items-center gap-1.5 text-13 text-red-ink">
        <TriangleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
        {title} {text}
      </p>
    )
  }
  if (!isSuccess) return null
  return (
    <p role="status" className="mt-1 flex items-center gap-1.5 text-13 text-green-ink">
      <Check size={14} strokeWidth={2} aria-hidden="true" />
      {t`Добавлено в запрос`}
    </p>
  )
}
