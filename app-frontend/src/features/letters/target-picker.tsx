import { useLingui } from '@lingui/react/macro'
import type { MoveRequest } from '@poryadok/app-backend/letter-moves/contract'
import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useTargets } from './use-moves.ts'

interface TargetPickerProps {
  /** Number of the request that the letters leave: it is no choice. */
  source: number
  chosen: MoveRequest | null
  onChoose: (request: MoveRequest) => void
}

/** A request to move letters into: found by number or words of its title, the newest first. */
export function TargetPicker({ source, chosen, onChoose }: TargetPickerProps) {
  const { t } = useLingui()
  const words = useWording()
  const errorWords = useErrorWords()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), 300)
  const { data, error } = useTargets(asked, true)
  const found = (data?.requests ?? []).filter(({ id }) => id !== source).slice(0, 8)
  const fault = error ? errorWords(error) : null
  return (
    <div className="flex flex-col gap-2">
      <TextField label={t`Найти запрос`} placeholder={t`номер или слова названия`} value={text} onChange={setText} />
      {fault && (
        <p role="alert" className="text-13 text-red-ink">
          {fault.title} {fault.text}
        </p>
      )}
      {data && found.length === 0 && (
        <p className="text-13 text-ink-2">{t`Ничего не нашлось среди запросов, которые вам видны.`}</p>
      )}
      {found.length > 0 && (
        <RadioGroup
          value={chosen ? String(chosen.id) : null}
          onChange={(id) => {
            const request = found.find((one) => String(one.id) === id)
            if (request) onChoose(request)
          }}
        >
          <Label className="mb-1 block text-12 text-ink-3">{t`В какой запрос`}</Label>
          <div className="max-h-[148px] overflow-y-auto rounded-md border border-line-field">
            {found.map((request) => (
              <Radio
                key={request.id}
                value={String(request.id)}
                className="group flex cursor-default items-center gap-2.5 border-b border-line px-3 py-2 text-14 last:border-0 data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-peeked"
              >
                <span
                  aria-hidden="true"
                  className="size-4 shrink-0 rounded-full border-[1.5px] border-line-field bg-white group-data-selected:border-[5px] group-data-selected:border-action"
                />
                <span className="min-w-0 flex-1 truncate">{request.title}</span>
                <span className="text-13 whitespace-nowrap text-ink-3">{words.requestNumber(request.id)}</span>
              </Radio>
            ))}
          </div>
        </RadioGroup>
      )}
    </div>
  )
}
