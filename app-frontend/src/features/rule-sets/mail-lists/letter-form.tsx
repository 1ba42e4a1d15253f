import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { TextField } from '../../../ui/text-field.tsx'
import type { FactsFormProps } from '../kind-slot.ts'
import { addressIn, factsOf, headersOf } from './mail-facts.ts'

/** A letter to try the lists on: its sender, and its headers as they stand in its source. */
export default function LetterForm({ facts, onChange }: FactsFormProps) {
  const { t } = useLingui()
  const letter = factsOf(facts)
  const [source, setSource] = useState('')
  const paste = (text: string): void => {
    setSource(text)
    const headers = headersOf(text)
    const from = addressIn(headers, 'From') ?? letter.from
    onChange({ ...letter, headers, from, envelopeFrom: addressIn(headers, 'Return-Path') ?? letter.envelopeFrom })
  }
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t`От кого`}
        placeholder="noreply@magazin.ru"
        value={letter.from ?? ''}
        onChange={(text) => onChange({ ...letter, from: text.trim() === '' ? null : text.trim().slice(0, 320) })}
      />
      <TextField
        label={t`Заголовки письма`}
        help={t`Можно вставить исходник письма целиком: прочитаем только заголовки.`}
        rows={4}
        value={source}
        onChange={paste}
      />
    </div>
  )
}
