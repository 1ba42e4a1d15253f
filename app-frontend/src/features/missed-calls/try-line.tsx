import { useLingui } from '@lingui/react/macro'
import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { reasonWords } from '../why/sentences.ts'
import { useTryLine } from './use-calls.ts'

const icon = { size: 18, strokeWidth: 1.75 } as const

/** A pasted text: which line it means and who would get the lead now. */
export function TryLine() {
  const { t, i18n } = useLingui()
  const errorWords = useErrorWords()
  const [text, setText] = useState('')
  const tried = useTryLine()
  const words = tried.error && errorWords(tried.error)
  const { data } = tried
  return (
    <Card title={t`Вставьте текст, покажем строку`}>
      <div className="grid gap-3 p-4">
        <TextField label={t`«Дополнительно об источнике» из лида`} rows={3} value={text} onChange={setText} />
        <div>
          <Button isDisabled={text.trim() === '' || tried.isPending} onPress={() => tried.mutate(text)}>
            {t`Найти линию`}
          </Button>
        </div>
        <div role="status" className="grid gap-2">
          {words && (
            <Note tone="red" icon={<TriangleAlert {...icon} />}>
              {words.title} {words.text}
            </Note>
          )}
          {data && (
            <>
              <ul className="grid gap-1 text-13 text-ink-2">
                {data.because.map((reason) => (
                  <li key={reason.code}>{reasonWords(i18n, reason).text}</li>
                ))}
              </ul>
              {data.person ? (
                <Note tone="green" icon={<CircleCheck {...icon} />}>
                  {t`Лид получит: ${data.person.name}.`}
                </Note>
              ) : (
                <Note tone="amber" icon={<CircleHelp {...icon} />}>
                  {t`Такой звонок попадёт в неразобранные.`}
                </Note>
              )}
            </>
          )}
        </div>
      </div>
    </Card>
  )
}
