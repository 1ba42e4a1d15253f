import { useLingui } from '@lingui/react/macro'
import type { CallLook } from '@poryadok/app-backend/call-card/contract'
import type { Boot } from '@poryadok/app-backend/portal/contract'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useServices } from '../../lib/services.ts'
import { useOpenCard } from '../../lib/use-open-card.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { FormerNote } from '../former-contacts/former-note.tsx'
import { WhyColour } from './why-colour.tsx'
import { CallIcon } from './call-icon.tsx'
import { MatchName } from './match-name.tsx'
import { ExplainRed } from './explain-red.tsx'
import { PanelHead } from './panel-head.tsx'
import { phoneWords } from '../../lib/phone-words.ts'

interface CallPanelProps {
  look: CallLook
  call: NonNullable<Boot['call']>
  /** The person has been at the form of a new record. */
  onMade: () => void
}

/** What is known of the call: colour, sentence, client, responsible, everything else that has the number, and why. */
export function CallPanel({ look, call, onMade }: CallPanelProps) {
  const { t } = useLingui()
  const { user } = useServices()
  const openCard = useOpenCard()
  const { colour, title, text, subject, matches, phone, action } = look
  const others = matches.filter((one) => one !== subject && one.id !== subject?.id)
  const responsible = subject?.responsible
  return (
    <section role="status" aria-label={title}>
      <PanelHead colour={colour} icon={<CallIcon look={look} />} title={title} text={text} />
      <div className="grid gap-3 p-4">
        {matches.map(({ id, title: name, away }) => away && <FormerNote key={id} name={name} {...away} />)}
        <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-2.5 gap-y-2.5 text-13">
          {subject && (
            <Line name={<LevelName level={subject.level} />}>
              <MatchName match={subject} />
            </Line>
          )}
          {responsible && (
            <Line name={t`Ответственный`}>
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Avatar name={responsible.name} size="sm" />
                {responsible.name}
                {responsible.id === user()?.id && t`, это вы`}
                {!responsible.active && (
                  <span className="text-red-ink">{t`не работает, обратитесь к руководителю`}</span>
                )}
              </span>
            </Line>
          )}
          {phone !== '' && (
            <Line name={t`Номер`}>
              <span className="tabular-nums">{phoneWords(phone)}</span>
            </Line>
          )}
          {others.length > 0 && (
            <Line name={t`Ещё нашли`}>
              <ul className="grid gap-1.5">
                {others.map((match) => (
                  <li key={`${match.entityTypeId}/${match.id}`}>
                    <MatchName match={match} />
                    {match.responsible && <span className="block text-12h text-ink-3">{match.responsible.name}</span>}
                  </li>
                ))}
              </ul>
            </Line>
          )}
        </dl>
        {action === 'open' && subject?.path && (
          <div>
            <Button look="main" onPress={() => subject.path && openCard(subject.id, subject.path)}>
              {t`Открыть карточку`}
            </Button>
          </div>
        )}
        {action === 'create' && <MakeRecord onMade={onMade} />}
        {colour === 'red' && <ExplainRed callId={call.id} />}
      </div>
      <WhyColour because={look.because} />
    </section>
  )
}

/** Forms of the portal for somebody who rings for the first time. */
function MakeRecord({ onMade }: Pick<CallPanelProps, 'onMade'>) {
  const { t } = useLingui()
  const openCard = useOpenCard(onMade)
  const icon = <Plus size={15} strokeWidth={1.75} aria-hidden="true" />
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="main" icon={icon} onPress={() => openCard(0, '/crm/lead/details/0/')}>
        {t`Создать лид`}
      </Button>
      <Button onPress={() => openCard(0, '/crm/contact/details/0/')}>{t`Создать контакт`}</Button>
    </div>
  )
}

/** What kind of record it is. */
function LevelName({ level }: Pick<NonNullable<CallLook['subject']>, 'level'>) {
  const { t } = useLingui()
  if (level === 'contact') return t`Контакт`
  return level === 'lead' ? t`Лид` : t`Компания`
}

const Line = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <>
    <dt className="text-ink-3">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
)
