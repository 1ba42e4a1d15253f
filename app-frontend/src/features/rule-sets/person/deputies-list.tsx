import { Trans, useLingui } from '@lingui/react/macro'
import type { RoutingRules } from '@poryadok/app-backend/routing/contract'
import { Plus, Trash2 } from 'lucide-react'
import { useNow } from '../../../lib/use-now.ts'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { PersonPicker, type PickedPerson } from '../../../ui/person-picker.tsx'

type Deputy = RoutingRules['deputies'][number]

interface DeputiesListProps {
  deputies: readonly Deputy[]
  people: readonly PickedPerson[]
  readOnly: boolean
  onChange: (deputies: Deputy[]) => void
}

const weekMs = 7 * 86_400_000
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Who stands in for whom, from the first day to the last: while the person is away, the deputy gets their requests. */
export function DeputiesList({ deputies, people, readOnly, onChange }: DeputiesListProps) {
  const { t } = useLingui()
  const now = useNow()
  const change = (at: number, part: Partial<Deputy>): void =>
    onChange(deputies.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const nameOf = (id: number): string => people.find((one) => one.id === id)?.name ?? `№ ${id}`
  const [first, second] = people
  const add = (): void => {
    if (!first || !second) return
    const days = { from: dayOf(now), to: dayOf(new Date(now.getTime() + weekMs)) }
    onChange([...deputies, { userId: first.id, deputyId: second.id, ...days }])
  }
  return (
    <section aria-label={t`Заместители`}>
      <div className="mb-1 flex items-center gap-3">
        <h3 className="text-13 font-semibold">
          <Trans>Заместители</Trans>
        </h3>
        <Button size="sm" icon={<Plus size={14} aria-hidden="true" />} isDisabled={readOnly || !second} onPress={add}>
          <Trans>Добавить заместителя</Trans>
        </Button>
      </div>
      <p className="mb-2 text-12 text-ink-3">
        <Trans>
          Пока сотрудника нет на месте, его новые запросы в эти дни получает заместитель. Они останутся у него и потом:
          вернуть их может человек.
        </Trans>
      </p>
      <ul className="flex flex-col gap-2">
        {deputies.map((one, at) => {
          const [who, by] = [nameOf(one.userId), nameOf(one.deputyId)]
          return (
            <li
              key={at}
              className="grid grid-cols-2 items-end gap-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_140px_140px_auto]"
            >
              <PersonPicker
                label={t`Кого нет`}
                people={people}
                value={one.userId}
                onChange={(userId) => userId !== null && change(at, { userId })}
                disabled={readOnly}
              />
              <PersonPicker
                label={t`Кто замещает`}
                people={people}
                value={one.deputyId}
                onChange={(deputyId) => deputyId !== null && change(at, { deputyId })}
                disabled={readOnly}
              />
              <DateField
                label={t`С`}
                value={one.from}
                max={one.to}
                onChange={(from) => from && change(at, { from })}
                disabled={readOnly}
              />
              <DateField
                label={t`По`}
                value={one.to}
                min={one.from}
                onChange={(to) => to && change(at, { to })}
                disabled={readOnly}
              />
              <IconButton
                label={t`Убрать заместителя: ${who}, ${by}`}
                size="md"
                isDisabled={readOnly}
                onPress={() => onChange(deputies.filter((_, index) => index !== at))}
              >
                <Trash2 size={15} aria-hidden="true" />
              </IconButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
