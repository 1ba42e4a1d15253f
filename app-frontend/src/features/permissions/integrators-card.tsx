import { Trans, useLingui } from '@lingui/react/macro'
import type { PermissionTable } from '@poryadok/app-backend/people/contract'
import { X } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { usePeopleOptions } from '../rule-sets/use-people-options.ts'

type People = PermissionTable['integrators']

interface IntegratorsCardProps {
  integrators: People
  onChange: (people: People) => void
}

/** People whom an administrator lets set the product up without making them administrators of the portal. */
export function IntegratorsCard({ integrators, onChange }: IntegratorsCardProps) {
  const { t } = useLingui()
  const options = usePeopleOptions().filter(({ id }) => !integrators.some((one) => String(one.id) === id))
  const add = (id: string | null): void => {
    const person = options.find((one) => one.id === id)
    if (person) onChange([...integrators, { id: Number(person.id), name: person.label }])
  }
  return (
    <Card title={t`Интеграторы`}>
      <div className="flex flex-col gap-3 p-4">
        <p className="text-13 text-ink-2">
          <Trans>
            Кто настраивает «Порядок», не будучи администратором портала. Что им можно, отмечено в последнем столбце.
          </Trans>
        </p>
        {integrators.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {integrators.map(({ id, name }) => (
              <li key={id} className="flex items-center gap-1 rounded-md bg-surface-3 py-0.5 pl-2.5 text-13">
                {name}
                <IconButton
                  label={t`Убрать: ${name}`}
                  onPress={() => onChange(integrators.filter((one) => one.id !== id))}
                >
                  <X size={15} strokeWidth={1.75} aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        <div className="w-[360px] max-w-full">
          <ComboField
            key={integrators.length}
            label={t`Добавить человека`}
            placeholder={t`Имя сотрудника`}
            options={options}
            value={null}
            onChange={add}
          />
        </div>
      </div>
    </Card>
  )
}
