import { Trans, useLingui } from '@lingui/react/macro'
import type { RouteFields, RouteView } from '@poryadok/app-backend/timeline-sync/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { CopyRules, mappingIsWhole } from './copy-mapping.tsx'
import { NewReadersPanel } from './new-readers.tsx'
import { RouteFilters } from './route-filters.tsx'
import { usualRoute } from './route-presets.ts'
import { useChangeRoute } from './use-timelines.ts'
import type { useTimelineWords } from './use-timeline-words.ts'

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
            isDisabled={same || fields.name.trim() === '' || !mappingIsWhole(fields)}
            onPress={() => change.mutate({ id: route?.id ?? null, fields })}
          >
            <Trans>Сохранить маршрут</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <RouteFilters fields={fields} set={set} words={words} />
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
            {
              id: 'copy',
              title: t`Копируется`,
              text: t`Отдельная запись: правки и удаление оригинала её не касаются.`,
            },
          ]}
          columns={3}
        />
        {fields.mode === 'copy' && <CopyRules fields={fields} set={set} />}
        {!same && <NewReadersPanel fields={fields} words={words} />}
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
