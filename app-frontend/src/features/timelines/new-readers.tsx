import { Trans, useLingui } from '@lingui/react/macro'
import type { NewReaders, RouteFields } from '@poryadok/app-backend/timeline-sync/contract'
import { CircleAlert, Eye } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useNewReaders } from './use-timelines.ts'
import type { useTimelineWords } from './use-timeline-words.ts'

interface NewReadersPanelProps {
  fields: RouteFields
  words: ReturnType<typeof useTimelineWords>
}

const mostShown = 8

/** Who will see entries that they did not: people by name, departments, and what the portal tells nobody. */
export function NewReadersPanel({ fields, words }: NewReadersPanelProps) {
  const { t } = useLingui()
  const { data, error, isFetching, refetch } = useNewReaders(fields)
  const errorWords = useErrorWords()
  const fault = error ? errorWords(error) : null
  const target = words.type(fields.target)
  return (
    <section aria-label={t`Кто увидит новое`} className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <h3 className="flex items-center gap-2 text-14 font-medium">
        <Trans>Кто увидит новое</Trans>
        {isFetching && <Spinner />}
      </h3>
      {fault && (
        <Note
          tone="red"
          icon={<CircleAlert size={18} strokeWidth={1.75} />}
          action={
            <Button size="sm" onPress={() => void refetch()}>
              <Trans>Повторить</Trans>
            </Button>
          }
        >
          {fault.title} {fault.text}
        </Note>
      )}
      {!data && !fault && (
        <p className="text-13 text-ink-2">
          <Trans>Смотрим последние дела и людей их карточек…</Trans>
        </p>
      )}
      {data && <Found data={data} target={target} />}
      <Note tone="amber" icon={<Eye size={18} strokeWidth={1.75} />}>
        <Trans>
          Роли CRM портал приложениям не показывает. Кроме названных дела увидят все, чья роль разрешает читать записи «
          {target}», в том числе письма. Роли смотрите в портале: CRM, «Настройки», «Права доступа».
        </Trans>
      </Note>
    </section>
  )
}

function Found({ data, target }: { data: NewReaders; target: string }) {
  const { looked, entries, cards, people, departments } = data
  if (entries === 0)
    return (
      <p className="text-13 text-ink-2">
        <Trans>Среди последних дел ({looked}) нет таких, что появятся в новых карточках.</Trans>
      </p>
    )
  return (
    <>
      <p className="text-13 text-ink-2">
        <Trans>
          Из последних дел ({looked}) в карточках «{target}» появятся: {entries}. Карточек: {cards}.
        </Trans>{' '}
        {people.length === 0 ? (
          <Trans>За карточки отвечают те же люди, что и за источник: по имени новых читателей нет.</Trans>
        ) : (
          <Trans>Точно увидят, людей: {people.length}.</Trans>
        )}
      </p>
      <ul className="text-13">
        {people.slice(0, mostShown).map((person) => (
          <Reader key={person.id} person={person} />
        ))}
      </ul>
      {people.length > mostShown && (
        <p className="text-12h text-ink-3">
          <Trans>и ещё {people.length - mostShown}</Trans>
        </p>
      )}
      {departments && departments.length > 0 && (
        <p className="text-13 text-ink-2">
          <Trans>Их отделы увидят, если роль даёт читать записи отдела:</Trans>{' '}
          {departments
            .slice(0, mostShown)
            .map(({ name, people: count }) => `${name} (${count})`)
            .join(', ')}
        </p>
      )}
    </>
  )
}

function Reader({ person }: { person: NewReaders['people'][number] }) {
  const { t } = useLingui()
  const { name, department, because, entries, cards, samples } = person
  const role = because === 'responsible' ? t`ответственный` : t`наблюдатель`
  const titles = samples.map(({ title }) => title).join(', ')
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 border-b border-line py-1 last:border-b-0">
      <span className="font-medium">{name}</span>
      <span className="text-ink-2">{[department, role].filter(Boolean).join(', ')}</span>
      <span className="text-ink-3">
        <Trans>
          дел {entries}, карточек {cards}: {titles}
        </Trans>
      </span>
    </li>
  )
}
