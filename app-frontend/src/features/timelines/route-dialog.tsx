import { Trans, useLingui } from '@lingui/react/macro'
import {
  activityKinds,
  mayShowComments,
  type RouteFields,
  type RouteView,
} from '@poryadok/app-backend/timeline-sync/contract'
import { CircleAlert, Eye } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormGrid } from '../../ui/form-grid.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { Note } from '../../ui/note.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usualRoute } from './route-presets.ts'
import { useChangeRoute } from './use-timelines.ts'
import type { useTimelineWords } from './use-timeline-words.ts'

const [contactType, companyType] = [3, 4]

interface RouteDialogProps {
  /** null: a new one. */
  route: RouteView | null
  words: ReturnType<typeof useTimelineWords>
  onClose: () => void
}

/** A route as a person sets it, with who will see more by it. */
export function RouteDialog({ route, words, onClose }: RouteDialogProps) {
  const { t } = useLingui()
  const [fields, setFields] = useState<RouteFields>(route?.fields ?? usualRoute(t`Дела контактов в компании`))
  const change = useChangeRoute(onClose)
  const errorWords = useErrorWords()
  const fault = change.error ? errorWords(change.error) : null
  const set = (over: Partial<RouteFields>) => setFields({ ...fields, ...over })
  const same = fields.source === fields.target
  const target = words.type(fields.target)
  return (
    <Dialog
      size="lg"
      title={route ? route.fields.name : t`Новый маршрут`}
      closeLabel={t`Закрыть`}
      busy={change.isPending}
      onClose={onClose}
      footer={
        <>
          {route && (
            <Button
              look="danger"
              isDisabled={change.isPending}
              onPress={() => change.mutate({ id: route.id, fields: null })}
            >
              <Trans>Удалить маршрут</Trans>
            </Button>
          )}
          <Button
            look="main"
            isPending={change.isPending}
            icon={change.isPending && <Spinner />}
            isDisabled={same || fields.name.trim() === ''}
            onPress={() => change.mutate({ id: route?.id ?? null, fields })}
          >
            <Trans>Сохранить маршрут</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <FormGrid>
          <TextField label={t`Название`} value={fields.name} maxLength={120} onChange={(name) => set({ name })} />
          <SwitchField label={t`Работает`} value={fields.enabled} onChange={(enabled) => set({ enabled })} />
          <SelectField
            label={t`Дела чьи`}
            options={words.typeOptions}
            value={String(fields.source)}
            onChange={(source) => set({ source: Number(source), onlyFormer: false })}
          />
          <SelectField
            label={t`Видны и в`}
            options={words.typeOptions}
            value={String(fields.target)}
            onChange={(id) => set({ target: Number(id), onlyFormer: false })}
            fault={same ? t`Выберите другой тип записей` : undefined}
          />
          <SelectField
            label={t`Если записей несколько`}
            options={[
              { id: 'first', label: t`В главной` },
              { id: 'all', label: t`Во всех` },
            ]}
            value={fields.pick}
            onChange={(pick) => set({ pick })}
          />
          <SelectField
            label={t`Направление`}
            options={[
              { id: 'any', label: t`Любое` },
              { id: 'in', label: t`Входящие` },
              { id: 'out', label: t`Исходящие` },
            ]}
            value={fields.direction ?? 'any'}
            onChange={(direction) => set({ direction: direction === 'any' ? null : direction })}
          />
          {fields.source === contactType && fields.target === companyType && (
            <SwitchField
              label={t`Только бывшие контакты`}
              value={fields.onlyFormer}
              onChange={(onlyFormer) => set({ onlyFormer })}
            />
          )}
          {mayShowComments(fields) && (
            <SwitchField
              label={t`Комментарии тоже`}
              value={fields.comments}
              onChange={(comments) => set({ comments })}
            />
          )}
          <MultiSelect
            label={t`Виды дел`}
            placeholder={t`Все, кроме задач`}
            options={activityKinds.map((kind) => ({ id: kind, label: words.kind(kind) }))}
            value={fields.kinds}
            onChange={(kinds) => set({ kinds })}
          />
        </FormGrid>
        <RadioCards
          label={t`Что происходит с делом`}
          value={fields.mode}
          onChange={(mode) => set({ mode })}
          cards={[
            {
              id: 'bind',
              title: t`Видно и там, и там`,
              text: t`Одно дело в двух таймлайнах: дата, автор, запись разговора и правки общие.`,
            },
            {
              id: 'move',
              title: t`Переезжает`,
              text: t`Дело уходит из источника, как только стало видно на новом месте.`,
            },
          ]}
        />
        <Note tone="amber" icon={<Eye size={18} strokeWidth={1.75} />}>
          <Trans>
            Связанные дела увидят все, кто может читать запись «{target}», в том числе письма. Правила портала на самих
            людей не меняются.
          </Trans>
        </Note>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            <b className="font-semibold">{fault.title}</b>
            <br />
            {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
