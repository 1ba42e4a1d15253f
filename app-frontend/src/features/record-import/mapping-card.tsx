import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView, ImportSuggestions } from '@poryadok/app-backend/record-import/contract'
import type { FailureGroup } from '@poryadok/app-backend/record-import/failures/contract'
import { History } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Counter } from '../../ui/counter.tsx'
import { Menu } from '../../ui/menu.tsx'
import { MappingRow } from './mapping-row.tsx'
import { SaveMapping } from './save-mapping.tsx'
import { TransformDialog } from './transform-dialog.tsx'
import type { MappingDraft } from './use-mapping-draft.ts'

interface MappingCardProps {
  run: ImportRunView
  suggestions: ImportSuggestions
  draft: MappingDraft
  failures: readonly FailureGroup[]
  onSaved: (mapping: string) => void
}

const head = 'h-9 px-2 text-left text-12h font-normal whitespace-nowrap text-ink-3'

/** The table of columns with what fills what. */
export function MappingCard({ run, suggestions, draft, failures, onSaved }: MappingCardProps) {
  const { t } = useLingui()
  const [opened, setOpened] = useState<number | null>(null)
  const { fields, people, mappings } = suggestions
  const failureOf = (name: string) => failures.find(({ params }) => params['column'] === name)
  const column = draft.columns.find((one) => one.column === opened)
  const field = fields.find(({ name }) => name === column?.field)
  return (
    <Card
      title={t`Колонки файла и поля портала`}
      aside={
        <div className="flex items-center gap-2">
          <Counter>{draft.columns.length}</Counter>
          {mappings.length > 0 && (
            <Menu
              label={t`Взять сохранённое`}
              trigger={
                <Button size="sm" icon={<History size={15} strokeWidth={1.75} aria-hidden="true" />}>
                  {t`Взять сохранённое`}
                </Button>
              }
              actions={mappings.map(({ id, name }) => ({ id, label: name, onAction: () => onSaved(id) }))}
            />
          )}
          <SaveMapping run={run} draft={draft} />
        </div>
      }
    >
      <div className="overflow-x-auto">
        <table aria-label={t`Сопоставление`} className="w-full text-13h">
          <thead>
            <tr>
              <th scope="col" className={`${head} pl-4`}>{t`Колонка файла`}</th>
              <th scope="col" className={head}>{t`Пример`}</th>
              <td className="hidden min-[1300px]:table-cell" />
              <th scope="col" className={head}>{t`Поле в портале`}</th>
              <th scope="col" className={head}>{t`Как нашли`}</th>
              <th scope="col" className={head}>{t`Преобразование`}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {draft.columns.map((one) => (
              <MappingRow
                key={one.column}
                column={one}
                fields={fields}
                isKey={draft.key.kind === 'column' && draft.key.column === one.column}
                failure={one.field === null ? undefined : failureOf(one.name)}
                onField={(name) => draft.setField(one.column, name)}
                onTransform={() => setOpened(one.column)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Foot draft={draft} />
      {column && field && (
        <TransformDialog
          {...{ column, field, people }}
          unread={failureOf(column.name)?.texts ?? []}
          onChange={(transform) => draft.setTransform(column.column, transform)}
          onClose={() => setOpened(null)}
        />
      )}
    </Card>
  )
}

function Foot({ draft: { columns } }: { draft: MappingDraft }) {
  const filled = columns.filter(({ field }) => field !== null).length
  const suggested = columns.filter(({ field, found }) => field !== null && found === 'alike').length
  const skipped = columns.length - filled
  return (
    <p className="border-t border-line px-4 py-2.5 text-12 text-ink-3">
      <Trans>
        Загрузим <Plural value={filled} one="# колонку" few="# колонки" many="# колонок" other="# колонки" />, из них
        предложено {suggested}; пропустим {skipped}.
      </Trans>
    </p>
  )
}
