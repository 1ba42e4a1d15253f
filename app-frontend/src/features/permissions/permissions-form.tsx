import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { PermissionTable } from '@poryadok/app-backend/people/contract'
import { useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { UnsavedBar } from '../../ui/unsaved-bar.tsx'
import { IntegratorsCard } from './integrators-card.tsx'
import { PeopleAge } from './people-age.tsx'
import { type Holders, holdersOf, RightsTable } from './rights-table.tsx'
import { useSavePermissions } from './use-permissions.ts'

interface PermissionsFormProps {
  table: PermissionTable
  /** Reads the rights anew: another administrator saved meanwhile. */
  onReload: () => void
}

/** The matrix as it is edited; nothing holds before it is saved, and then it holds at once. */
export function PermissionsForm({ table, onReload }: PermissionsFormProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [holders, setHolders] = useState<Holders>(() => holdersOf(table))
  const [integrators, setIntegrators] = useState(table.integrators)
  const save = useSavePermissions()
  const changed = countChanged(table, holders, integrators)
  const fault = save.error ? errorWords(save.error) : null
  const meanwhile = save.error instanceof ApiError && save.error.said?.code === 'permission.changed'
  const undo = (): void => {
    setHolders(holdersOf(table))
    setIntegrators(table.integrators)
    save.reset()
  }
  return (
    <div className="flex flex-col gap-4">
      <IntegratorsCard integrators={integrators} onChange={setIntegrators} />
      <Card title={t`Кому что можно`}>
        <div className="px-4 pt-3">
          <PeopleAge />
        </div>
        <RightsTable table={table} holders={holders} onChange={setHolders} />
        {changed > 0 && (
          <UnsavedBar
            saveLabel={t`Сохранить права`}
            saving={save.isPending}
            onUndo={undo}
            onSave={() =>
              save.mutate({ holders, integrators: integrators.map(({ id }) => id), revision: table.revision })
            }
            fault={
              fault && (
                <span className="flex flex-wrap items-center gap-2.5">
                  {`${fault.title} ${fault.text}`}
                  {meanwhile && <Button size="sm" onPress={onReload}>{t`Обновить права`}</Button>}
                </span>
              )
            }
          >
            {plural(changed, {
              one: '# право изменено',
              few: '# права изменены',
              many: '# прав изменено',
              other: '# права изменены',
            })}
            . <Trans>Действовать начнёт сразу после сохранения.</Trans>
          </UnsavedBar>
        )}
      </Card>
    </div>
  )
}

const sorted = (list: readonly (string | number)[]): string =>
  JSON.stringify(list.map(String).toSorted((a, b) => (a < b ? -1 : 1)))

/** Rows that differ from what is saved; the list of integrators counts as one. */
function countChanged(
  { actions, integrators: saved }: PermissionTable,
  holders: Holders,
  integrators: PermissionTable['integrators'],
): number {
  const rows = actions.filter((row) => sorted(row.holders) !== sorted(holders[row.action] ?? []))
  const people = sorted(saved.map(({ id }) => id)) === sorted(integrators.map(({ id }) => id)) ? 0 : 1
  return rows.length + people
}
