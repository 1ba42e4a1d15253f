import { useLingui } from '@lingui/react/macro'
import type { CardChoiceView, QueueCard } from '@poryadok/app-backend/vcard-import/contract'
import { CircleAlert, Link2, UserPlus } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { CardSide } from './card-side.tsx'
import { useDecideCard } from './use-cards.ts'

/** A doubtful card beside those it may be: one press links, creates or leaves out. */
export function QueueCardView({ card }: { card: QueueCard }) {
  const { t } = useLingui()
  const decide = useDecideCard(card.id)
  const errorWords = useErrorWords()
  const fault = decide.error ? errorWords(decide.error) : null
  const { words, choices, why, sender, at } = card
  const busy = decide.isPending
  const title = words.name || words.company
  return (
    <article aria-label={title} className="overflow-hidden rounded-lg bg-white shadow-card">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
        <div className="min-w-[240px] flex-1">
          <h2 className="text-14 font-semibold wrap-anywhere">{title}</h2>
          <p className="text-13 wrap-anywhere text-ink-3">
            {sender} · <Moment at={at} />
          </p>
        </div>
        <Button
          size="sm"
          icon={<UserPlus size={15} aria-hidden="true" />}
          isDisabled={busy}
          onPress={() => decide.mutate({ action: 'create', companyId: null })}
        >
          {t`Создать новый контакт`}
        </Button>
        <Button size="sm" look="flat" isDisabled={busy} onPress={() => decide.mutate({ action: 'skip' })}>
          {t`Пропустить`}
        </Button>
      </header>
      <div className="px-4 pb-3 text-13 text-ink-2">
        <ReasonList reasons={why} />
      </div>
      {fault && (
        <div className="px-4 pb-3">
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        </div>
      )}
      <div className="grid gap-px border-t border-line bg-line sm:grid-cols-2">
        <CardSide label={t`В визитке`} side={{ ...words, title, companies: words.company ? [words.company] : [] }} />
        <div className="flex flex-col gap-px bg-line">
          {choices.map((choice) => (
            <CardSide
              key={`${choice.kind} ${choice.record.id}`}
              label={choice.kind === 'contact' ? t`В CRM` : t`Компания в CRM`}
              side={{ ...choice, companies: choice.companies.map((one) => one.title).filter(Boolean) }}
              record={choice.record}
              beside={words}
              action={<Choose choice={choice} busy={busy} onChoose={decide.mutate} />}
            />
          ))}
        </div>
      </div>
    </article>
  )
}

interface ChooseProps {
  choice: CardChoiceView
  busy: boolean
  onChoose: ReturnType<typeof useDecideCard>['mutate']
}

function Choose({ choice: { kind, record, title }, busy, onChoose }: ChooseProps) {
  const { t } = useLingui()
  const contact = kind === 'contact'
  return (
    <Button
      size="sm"
      look="main"
      icon={<Link2 size={15} aria-hidden="true" />}
      isDisabled={busy}
      aria-label={contact ? t`Тот же человек, дополнить: ${title}` : t`Создать в этой компании: ${title}`}
      onPress={() =>
        onChoose(contact ? { action: 'link', contactId: record.id } : { action: 'create', companyId: record.id })
      }
    >
      {contact ? t`Тот же человек, дополнить` : t`Создать в этой компании`}
    </Button>
  )
}
