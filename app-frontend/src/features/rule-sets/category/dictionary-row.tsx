import { useLingui } from '@lingui/react/macro'
import type { DictionaryLine } from '@poryadok/app-backend/categorization/contract'
import type { BodyNoteView } from '@poryadok/app-backend/rule-sets/contract'
import { History, Trash2 } from 'lucide-react'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { type Option, SelectField } from '../../../ui/select-field.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { noteWords } from '../note-words.ts'
import { categoryNotes } from './category-notes.ts'

interface DictionaryRowProps {
  line: DictionaryLine
  categories: readonly Option[]
  readOnly: boolean
  /** Chosen to be changed with others. */
  marked: boolean
  fault: BodyNoteView | undefined
  /** null: the line goes. */
  onChange: (line: DictionaryLine | null) => void
  onMark: (on: boolean) => void
  onHistory: () => void
}

type MatchingId = DictionaryLine['matching']['kind']

/** One word or phrase: how it is looked for, where, its weight and its category. */
export function DictionaryRow(props: DictionaryRowProps) {
  const { line, categories, readOnly, marked, fault, onChange, onMark, onHistory } = props
  const { t, i18n } = useLingui()
  const change = (part: Partial<DictionaryLine>): void => onChange({ ...line, ...part })
  const matchings: Option<MatchingId>[] = [
    { id: 'forms', label: t`в любой форме`, note: t`«не работает» найдёт и «не работал»` },
    { id: 'exact', label: t`точно так`, note: t`как написано, без падежей` },
    { id: 'prefix', label: t`по началу`, note: t`«гарант» найдёт «гарантийный»` },
    { id: 'gap', label: t`с пропуском`, note: t`между словами до трёх других` },
  ]
  const matching = (kind: MatchingId): DictionaryLine['matching'] => (kind === 'gap' ? { kind, words: 3 } : { kind })
  const fields: Option<DictionaryLine['field']>[] = [
    { id: 'anywhere', label: t`везде` },
    { id: 'subject', label: t`в теме` },
    { id: 'body', label: t`в тексте` },
  ]
  const words = fault && noteWords(i18n, categoryNotes, fault)
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-2.5">
      <div className="pt-[26px]">
        <CheckboxField
          hidden
          label={t`Отметить слово ${line.phrase}`}
          value={marked}
          onChange={onMark}
          disabled={readOnly}
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_146px_110px] items-start gap-2">
        <div className="col-span-2 min-w-0">
          <TextField
            label={t`Слово или фраза`}
            value={line.phrase}
            onChange={(phrase) => change({ phrase })}
            isDisabled={readOnly}
            {...(fault?.blocks && words ? { fault: words } : words ? { help: words } : {})}
          />
        </div>
        <div className="min-w-0">
          <NumberField
            label={t`Вес`}
            value={line.weight}
            onChange={(weight) => change({ weight: weight ?? 0 })}
            min={-1_000}
            max={1_000}
            disabled={readOnly}
          />
        </div>
        <div className="min-w-0">
          <SelectField
            label={t`Категория`}
            options={categories}
            value={line.categoryId}
            onChange={(categoryId) => change({ categoryId })}
            disabled={readOnly}
          />
        </div>
        <div className="min-w-0">
          <SelectField
            label={t`Как искать`}
            options={matchings}
            value={line.matching.kind}
            onChange={(kind) => change({ matching: matching(kind) })}
            disabled={readOnly}
          />
        </div>
        <div className="min-w-0">
          <SelectField
            label={t`Где`}
            options={fields}
            value={line.field}
            onChange={(field) => change({ field })}
            disabled={readOnly}
          />
        </div>
      </div>
      <div className="flex w-[72px] flex-wrap justify-end gap-y-1 pt-5">
        <div className="grid h-[34px] place-items-center px-1">
          <SwitchField
            label={<span className="sr-only">{t`Слово работает: ${line.phrase}`}</span>}
            value={line.on}
            onChange={(on) => change({ on })}
            disabled={readOnly}
          />
        </div>
        <IconButton label={t`История слова ${line.phrase}`} size="md" onPress={onHistory}>
          <History size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t`Убрать слово ${line.phrase}`}
          size="md"
          isDisabled={readOnly}
          onPress={() => onChange(null)}
        >
          <Trash2 size={15} aria-hidden="true" />
        </IconButton>
      </div>
    </li>
  )
}
