import { useLingui } from '@lingui/react/macro'
import type { CenterMaps, CenterMapsView } from '@poryadok/app-backend/contact-center/contract'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { MapLines } from './map-lines.tsx'
import { useCenterMaps, useSaveMaps } from './use-center.ts'
import { useStandardFields } from './use-standard-fields.ts'

/** What a contact centre's words mean in the portal: topics, operators, fields. */
export function MapsTab() {
  const { data, error, refetch } = useCenterMaps()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <MapsForm key={data.revision} view={data} />
}

function MapsForm({ view }: { view: CenterMapsView }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const save = useSaveMaps()
  const [maps, setMaps] = useState(view.maps)
  const put = (change: Partial<CenterMaps>): void => setMaps({ ...maps, ...change })
  const whole =
    maps.topics.every(({ topic }) => topic.trim() !== '') &&
    maps.operators.every(({ operator, userId }) => operator.trim() !== '' && userId > 0) &&
    maps.fields.every(({ name, field }) => name.trim() !== '' && field !== '')
  const fault = save.error ? errorWords(save.error) : null
  return (
    <div className="flex flex-col gap-4">
      <TopicLines {...{ view, maps, put }} />
      <MapLines
        title={t`Операторы`}
        about={t`Кто в портале отвечает за то, что завёл оператор. Неназванный оператор уступает ответственному по умолчанию из настроек.`}
        addLabel={t`Добавить оператора`}
        lines={maps.operators}
        fresh={{ operator: '', userId: 0 }}
        onChange={(operators) => put({ operators })}
      >
        {({ operator, userId }, change) => (
          <>
            <TextField
              label={t`Логин или внутренний номер`}
              value={operator}
              onChange={(value) => change({ operator: value })}
            />
            <PersonPicker
              label={t`Сотрудник`}
              people={view.people}
              value={userId || null}
              onChange={(id) => change({ userId: id ?? 0 })}
            />
          </>
        )}
      </MapLines>
      <FieldLines {...{ view, maps, put }} />
      {fault && (
        <Note urgent tone="red" icon={<TriangleAlert size={16} strokeWidth={1.75} />}>
          {fault.title} {fault.text}
        </Note>
      )}
      <div>
        <Button
          look="main"
          isPending={save.isPending}
          isDisabled={!whole || maps === view.maps}
          onPress={() => save.mutate({ maps, revision: view.revision })}
        >{t`Сохранить таблицы`}</Button>
      </div>
    </div>
  )
}

interface LinesProps {
  view: CenterMapsView
  maps: CenterMaps
  put: (change: Partial<CenterMaps>) => void
}

function TopicLines({ view, maps, put }: LinesProps) {
  const { t } = useLingui()
  return (
    <MapLines
      title={t`Темы обращений`}
      about={t`Тема выбирает воронку новой сделки. Тему, которой здесь нет, вызов не принимает.`}
      addLabel={t`Добавить тему`}
      lines={maps.topics}
      fresh={{ topic: '', categoryId: view.funnels[0]?.id ?? 0, stageId: '' }}
      onChange={(topics) => put({ topics })}
    >
      {({ topic, categoryId, stageId }, change) => (
        <>
          <TextField
            label={t({ message: 'Тема', context: 'topic of an appeal' })}
            value={topic}
            onChange={(value) => change({ topic: value })}
          />
          <SelectField
            label={t`Воронка`}
            options={view.funnels.map(({ id, name }) => ({ id: String(id), label: name }))}
            value={String(categoryId)}
            onChange={(id) => change({ categoryId: Number(id), stageId: '' })}
          />
          <SelectField
            label={t`Стадия`}
            options={[
              { id: '', label: t`Первая` },
              ...view.stages
                .filter((one) => one.categoryId === categoryId)
                .map(({ id, name }) => ({ id, label: name })),
            ]}
            value={stageId}
            onChange={(id) => change({ stageId: id })}
          />
        </>
      )}
    </MapLines>
  )
}

const newField: CenterMaps['fields'][number] = { kind: 'deal', name: '', field: '', merge: 'overwrite' }

function FieldLines({ view, maps, put }: LinesProps) {
  const { t } = useLingui()
  const standard = useStandardFields()
  const kinds = { contact: t`Контакт`, company: t`Компания`, deal: t`Сделка` }
  const rules = { overwrite: t`Заменять`, fill: t`Заполнять пустое`, append: t`Дополнять`, never: t`Не писать` }
  const options = <Id extends string>(words: Record<Id, string>) =>
    (Object.keys(words) as Id[]).map((id) => ({ id, label: words[id] }))
  return (
    <MapLines
      title={t`Поля`}
      about={t`Вызов пишет только поля из этой таблицы, под именами контакт-центра.`}
      addLabel={t`Добавить поле`}
      lines={maps.fields}
      fresh={newField}
      onChange={(fields) => put({ fields })}
    >
      {({ kind, name, field, merge }, change) => (
        <>
          <SelectField
            label={t`Запись`}
            options={options(kinds)}
            value={kind}
            onChange={(id) => change({ kind: id, field: '' })}
          />
          <TextField label={t`Имя в контакт-центре`} value={name} onChange={(value) => change({ name: value })} />
          <ComboField
            label={t`Поле CRM`}
            placeholder={t`название поля`}
            options={view.fields
              .filter((one) => one.kind === kind)
              .map((one) => ({ id: one.field, label: standard[one.field] ?? (one.title || one.field) }))}
            value={field || null}
            onChange={(id) => change({ field: id ?? '' })}
          />
          <SelectField
            label={t`Если заполнено`}
            options={options(rules)}
            value={merge}
            onChange={(id) => change({ merge: id })}
          />
        </>
      )}
    </MapLines>
  )
}
