import { useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useColleagues } from '../mailboxes/use-colleagues.ts'
import { reasonWords } from '../why/sentences.ts'
import { CallIcon } from './call-icon.tsx'
import { MatchName } from './match-name.tsx'
import { PanelHead } from './panel-head.tsx'
import { useTryNumber } from './use-call-card.ts'

/** A number and a person: which colour the call would have, and why. */
export function TryNumber() {
  const { t, i18n } = useLingui()
  const errorWords = useErrorWords()
  const { people } = useColleagues()
  const [phone, setPhone] = useState('')
  const [userId, setUserId] = useState<number | null>(null)
  const [direction, setDirection] = useState<'incoming' | 'outgoing'>('outgoing')
  const tried = useTryNumber()
  const fault = tried.error && errorWords(tried.error)
  const { data } = tried
  const press = (): void => tried.mutate({ phone, direction, ...(userId === null ? {} : { userId }) })
  return (
    <Card title={t`Проверить номер`}>
      <div className="grid gap-3 p-4">
        <TextField label={t`Номер`} value={phone} onChange={setPhone} />
        <PersonPicker
          label={t`Кто звонит`}
          help={t`Пусто: вы.`}
          people={people.map(({ id, name, position }) => ({ id, name, ...(position ? { note: position } : {}) }))}
          value={userId}
          onChange={setUserId}
        />
        <Segmented
          label={t`Какой звонок`}
          segments={[
            { id: 'outgoing', label: t`Исходящий` },
            { id: 'incoming', label: t`Входящий` },
          ]}
          value={direction}
          onChange={setDirection}
        />
        <div>
          <Button isDisabled={!/\d/.test(phone)} isPending={tried.isPending} onPress={press}>
            {t`Показать цвет`}
          </Button>
        </div>
        <div role="status" className="grid gap-2">
          {data && (
            <>
              <div className="overflow-hidden rounded-md">
                <PanelHead colour={data.colour} icon={<CallIcon look={data} />} title={data.title} text={data.text} />
              </div>
              <ul className="grid gap-1 text-13 text-ink-2">
                {data.because.map((one) => (
                  <li key={one.code}>{reasonWords(i18n, one).text}</li>
                ))}
                {data.matches.map((match) => (
                  <li key={`${match.entityTypeId}/${match.id}`}>
                    <MatchName match={match} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Card>
  )
}
