import { useLingui } from '@lingui/react/macro'
import type { FormerDetails, FormerView } from '@poryadok/app-backend/former-contacts/contract'
import { CircleAlert } from 'lucide-react'
import { phoneWords } from '../../lib/phone-words.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CardLink } from '../../ui/card-link.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useFormer } from './use-former-contacts.ts'

const nobody = 'nobody'

/** What still waits for a former contact, and who takes it over. */
export function FormerDialog({ former: { id, name }, onClose }: { former: FormerView; onClose: () => void }) {
  const { t } = useLingui()
  const { former, choose, handOver } = useFormer(id)
  const words = useErrorWords()
  const { data, error, refetch } = former
  const fault = choose.error ?? handOver.error
  const said = fault ? words(fault) : null
  const movable = data?.hangs.filter((one) => one.movable).length ?? 0
  return (
    <Dialog
      size="md"
      title={t`Что осталось за контактом: ${name}`}
      closeLabel={t`Закрыть`}
      busy={handOver.isPending}
      onClose={onClose}
      footer={
        data &&
        movable > 0 && (
          <Button
            look="main"
            isPending={handOver.isPending}
            icon={handOver.isPending && <Spinner />}
            isDisabled={!data.contact.successor}
            onPress={() => handOver.mutate()}
          >
            {t`Передать преемнику: ${movable}`}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
        {data && (
          <Successor details={data} busy={choose.isPending} onChoose={(contactId) => choose.mutate(contactId)} />
        )}
        {data && <Hangs details={data} />}
        {handOver.data && (
          <p role="status" className="text-13h text-ink-2">
            {t`Передано: ${handOver.data.done}.`}
            {handOver.data.refused > 0 && ` ${t`Портал отказал: ${handOver.data.refused}.`}`}
          </p>
        )}
        {said && (
          <Note tone="red" urgent icon={<CircleAlert size={18} />}>
            {said.title} {said.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}

interface SuccessorProps {
  details: FormerDetails
  busy: boolean
  onChoose: (contactId: number | null) => void
}

function Successor({ details: { contact, successors }, busy, onChoose }: SuccessorProps) {
  const { t } = useLingui()
  const chosen = contact.successor
  const known = successors.some(({ id }) => id === chosen?.id)
  const all = chosen && !known ? [chosen, ...successors] : successors
  if (all.length === 0)
    return (
      <p className="text-13h text-ink-2">{t`В компаниях контакта больше нет людей, которые работают и видны вам: преемника выбрать не из кого.`}</p>
    )
  return (
    <SelectField
      label={t`Преемник: кто из людей компании ведёт эти дела дальше`}
      options={[{ id: nobody, label: t`Не выбран` }, ...all.map(({ id, title }) => ({ id: String(id), label: title }))]}
      value={chosen ? String(chosen.id) : nobody}
      disabled={busy}
      onChange={(id) => onChoose(id === nobody ? null : Number(id))}
    />
  )
}

function Hangs({ details: { hangs, more } }: { details: FormerDetails }) {
  const { t } = useLingui()
  const kinds = { request: t`Запрос`, deal: t`Сделка`, task: t`Внешняя задача`, phone: t`Телефон` }
  if (hangs.length === 0)
    return (
      <p className="text-13h text-ink-2">{t`За контактом ничего не осталось: открытых запросов, сделок и внешних задач нет.`}</p>
    )
  return (
    <div>
      <ul className="rounded-md border border-line">
        {hangs.map((one) => (
          <li
            key={`${one.kind}${one.id}${one.kind === 'phone' ? one.title : ''}`}
            className="flex items-center gap-3 border-b border-line px-3 py-2 text-13h last:border-b-0"
          >
            <span className="w-[108px] shrink-0 text-12h text-ink-3">{kinds[one.kind]}</span>
            <span className="min-w-0 flex-1 truncate">
              <CardLink id={one.id} path={one.path}>
                {one.kind === 'phone' ? phoneWords(one.title) : one.title}
              </CardLink>
            </span>
            {!one.movable && (
              <span className="text-12 text-ink-3">
                {one.kind === 'phone' ? t`звонки с него — этого контакта` : t`меняется в задаче`}
              </span>
            )}
          </li>
        ))}
      </ul>
      {more && (
        <p className="pt-2 text-12 text-ink-3">{t`Показаны последние 50 каждого вида; остальные появятся, когда эти будут переданы.`}</p>
      )}
    </div>
  )
}
