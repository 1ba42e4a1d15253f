import { useLingui } from '@lingui/react/macro'
import type { ImportSuggestions, TargetFieldView } from '@poryadok/app-backend/record-import/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ZoneField } from '../../ui/zone-field.tsx'
import { LinkFields } from './link-fields.tsx'
import { PairValues } from './pair-values.tsx'
import type { SuggestedColumn, Transform } from './use-mapping-draft.ts'
import { useDateOrderWords } from './use-transform-words.ts'

interface TransformDialogProps {
  column: SuggestedColumn
  field: TargetFieldView
  people: ImportSuggestions['people']
  /** Texts that the last dry run could not read, the most frequent first. */
  unread: readonly { text: string; count: number }[]
  onChange: (transform: Transform) => void
  onClose: () => void
}

/** How the texts of a column become values of its field. */
export function TransformDialog({ column, field, people, unread, onChange, onClose }: TransformDialogProps) {
  const { t } = useLingui()
  const [transform, setTransform] = useState(column.transform)
  const { name } = column
  const { kind } = field
  return (
    <Dialog
      size="md"
      title={t`Колонка ${name}`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t`Оставить как есть`}</Button>
          <Button
            look="main"
            onPress={() => {
              onChange(transform)
              onClose()
            }}
          >
            {t`Читать так`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        {(kind === 'date' || kind === 'datetime') && (
          <DateFields transform={transform} timed={kind === 'datetime'} onChange={setTransform} />
        )}
        {(kind === 'number' || kind === 'money') && (
          <SelectField
            label={t`«1,234» или «1.234»`}
            help={t`Остальные числа понятны и так: пробелы, валюта, скобки вместо минуса.`}
            value={transform.decimal ?? ','}
            onChange={(decimal) => setTransform({ ...transform, decimal })}
            options={[
              { id: ',' as const, label: t`Запятая отделяет дробь` },
              { id: '.' as const, label: t`Запятая отделяет тысячи` },
            ]}
          />
        )}
        {(kind === 'contact' || kind === 'company') && (
          <LinkFields entity={kind} transform={transform} onChange={setTransform} />
        )}
        {(kind === 'list' || kind === 'stage' || kind === 'user') && (
          <PairValues {...{ column, field, people, unread, transform }} onChange={setTransform} />
        )}
      </div>
    </Dialog>
  )
}

interface DateFieldsProps {
  transform: Transform
  timed: boolean
  onChange: (transform: Transform) => void
}

function DateFields({ transform, timed, onChange }: DateFieldsProps) {
  const { t } = useLingui()
  const orders = useDateOrderWords()
  const order = transform.dateOrder ?? 'dmy'
  return (
    <>
      <SelectField
        label={t`Даты через косую черту`}
        help={t`С точками день всегда первый, с годом впереди всё понятно и так.`}
        value={order}
        onChange={(dateOrder) => onChange({ ...transform, dateOrder })}
        options={(['dmy', 'mdy', 'ymd'] as const).map((id) => ({ id, label: orders[id] }))}
      />
      {timed && (
        <ZoneField
          label={t`Часовой пояс времени без пояса`}
          help={t`Не выбран: пояс портала.`}
          value={transform.zone ?? null}
          onChange={(zone) => {
            const { zone: _, ...rest } = transform
            onChange(zone === null ? rest : { ...rest, zone })
          }}
        />
      )}
    </>
  )
}
