import { useLingui } from '@lingui/react/macro'
import type { BodyChangeView } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DiffView } from '../../ui/diff-view.tsx'

const first = 30

/** What differs between two sets of rules, line by line. */
export function ChangeList({ label, changes }: { label: string; changes: readonly BodyChangeView[] }) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  if (changes.length === 0) return <p className="text-13 text-ink-2">{t`Отличий нет.`}</p>
  const shown = all ? changes : changes.slice(0, first)
  return (
    <div>
      <DiffView label={label} rows={shown.map(({ what, before, after }) => ({ label: what, before, after }))} />
      {shown.length < changes.length && (
        <div className="mt-2">
          <Button size="sm" onPress={() => setAll(true)}>{t`Показать все отличия: ${changes.length}`}</Button>
        </div>
      )}
    </div>
  )
}
