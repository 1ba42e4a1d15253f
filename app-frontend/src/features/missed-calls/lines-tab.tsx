import { useLingui } from '@lingui/react/macro'
import type { PhoneLineView, PhoneLines } from '@poryadok/app-backend/missed-calls/contract'
import { Phone, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Card } from '../../ui/card.tsx'
import { Counter } from '../../ui/counter.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { LineFileMenu } from './line-file-menu.tsx'
import { LineForm } from './line-form.tsx'
import { LineTable } from './line-table.tsx'
import { TryLine } from './try-line.tsx'
import { UnmappedLines } from './unmapped-lines.tsx'
import { useLines } from './use-calls.ts'

/** Rows shown at first: a search narrows a thousand lines sooner than scrolling does. */
const shownAtFirst = 100

/** Which line is whose: the table, a text tried out, lines that nobody holds. */
export function LinesTab() {
  const { data, error, refetch } = useLines().list
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <Lines {...data} />
}

type Edited = PhoneLineView | { number: string } | null

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')
const digits = (text: string): string => text.replaceAll(/\D/g, '').replace(/^8(?=\d{10}$)/, '7')

function fits({ number, label, aliases, current, holders }: PhoneLineView, search: string): boolean {
  const words = plain(search.trim())
  if (words === '') return true
  const figures = digits(search)
  const names = [label, number, ...aliases, current?.name ?? '', ...holders.map(({ person }) => person.name)]
  return names.some((one) => plain(one).includes(words)) || (figures.length > 2 && digits(number).includes(figures))
}

function Lines({ lines, unmapped, mayEdit }: PhoneLines) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(shownAtFirst)
  const [edited, setEdited] = useState<Edited>(null)
  const found = lines.filter((line) => fits(line, search))
  const add = mayEdit && (
    <Button look="main" icon={<Plus size={15} aria-hidden="true" />} onPress={() => setEdited({ number: '' })}>
      {t`Добавить линию`}
    </Button>
  )
  return (
    <div className="grid grid-cols-1 items-start gap-4 min-[1360px]:grid-cols-[minmax(0,1fr)_324px]">
      <Card
        title={t`Линии и сотрудники`}
        aside={
          <div className="flex flex-wrap items-center justify-end gap-2.5">
            {lines.length > 0 && <Counter tone="grey">{lines.length}</Counter>}
            {lines.length > 0 && (
              <SearchField
                label={t`Найти линию`}
                placeholder={t`номер или фамилия`}
                clearLabel={t`Очистить поиск`}
                value={search}
                onChange={setSearch}
              />
            )}
            {mayEdit && <LineFileMenu />}
            {lines.length > 0 && add}
          </div>
        }
      >
        {lines.length === 0 ? (
          <EmptyState title={t`Линий пока нет`} icon={<Phone size={24} strokeWidth={1.5} />} action={add || undefined}>
            {t`Запишите, какой номер ведёт какой сотрудник: лид пропущенного звонка на этот номер достанется ему.`}
          </EmptyState>
        ) : (
          <>
            <LineTable lines={found.slice(0, most)} onEdit={setEdited} />
            <ListFoot
              shown={
                found.length === 0
                  ? t`Ничего не нашлось`
                  : t`Показано ${Math.min(most, found.length)} из ${found.length}`
              }
              more={
                found.length > most
                  ? { label: t`Показать ещё`, busy: false, onMore: () => setMost(most + shownAtFirst) }
                  : null
              }
            />
          </>
        )}
      </Card>
      <div className="grid items-start gap-4 max-[1359px]:order-first min-[720px]:max-[1359px]:grid-cols-2">
        <TryLine />
        <UnmappedLines lines={unmapped} onMake={mayEdit ? (number) => setEdited({ number }) : null} />
      </div>
      {edited && <LineForm line={edited} onClose={() => setEdited(null)} />}
    </div>
  )
}
