import { useLingui } from '@lingui/react/macro'
import type { TargetFieldView } from '@poryadok/app-backend/record-import/contract'
import type { FailureGroup } from '@poryadok/app-backend/record-import/failures/contract'
import { ArrowRight, Check, CircleAlert, KeyRound, Pencil, Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { FieldSelect } from './field-select.tsx'
import type { SuggestedColumn } from './use-mapping-draft.ts'
import { useTransformWords } from './use-transform-words.ts'

interface MappingRowProps {
  column: SuggestedColumn
  fields: readonly TargetFieldView[]
  isKey: boolean
  /** What the last dry run found in this column. */
  failure: FailureGroup | undefined
  onField: (field: string | null) => void
  onTransform: () => void
}

const cell = 'border-t border-line px-2 py-1.5'
/** Kinds whose texts are read in more than one way. */
const plain: ReadonlySet<string> = new Set(['text', 'yes-no', 'phone', 'email'])

/** One column of the file: an example, the field it fills, how that was found, and what becomes of its texts. */
export function MappingRow({ column, fields, isKey, failure, onField, onTransform }: MappingRowProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const words = useTransformWords()
  const { name, samples, field: chosen } = column
  const field = fields.find((one) => one.name === chosen)
  const example = samples.find((text) => text !== '') ?? ''
  const rows = count(failure?.count ?? 0)
  return (
    <tr className={failure ? 'bg-red-row' : ''}>
      <td className={`${cell} pl-4 font-mono text-12h whitespace-nowrap`}>
        {name}
        {isKey && (
          <span title={t`Ключ строки`} className="ml-1.5 inline-block align-[-2px] text-amber-ink">
            <KeyRound size={13} strokeWidth={2} role="img" aria-label={t`Ключ строки`} />
          </span>
        )}
      </td>
      <td className={`${cell} max-w-28 truncate min-[1150px]:max-w-36 text-ink-2`} title={example}>
        {example}
      </td>
      <td className={`${cell} hidden w-7 text-ink-3 min-[1300px]:table-cell`}>
        <ArrowRight size={15} strokeWidth={1.75} aria-hidden="true" />
      </td>
      <td className={`${cell} w-44 min-[1150px]:w-52`}>
        <FieldSelect column={name} fields={fields} value={chosen} onChange={onField} />
      </td>
      <td className={cell}>
        <FoundChip column={column} isKey={isKey} failed={failure !== undefined} />
      </td>
      <td className={`${cell} text-13 ${failure ? 'text-red-ink' : 'text-ink-2'}`}>
        {failure
          ? t`не прочитано строк: ${rows}`
          : isKey && !field
            ? t`ключ строки`
            : field
              ? words(field, column.transform)
              : ''}
      </td>
      <td className={`${cell} pr-4 text-right`}>
        {field &&
          !plain.has(field.kind) &&
          (failure ? (
            <Button size="xs" look="main" aria-label={t`Сопоставить ${name}`} onPress={onTransform}>
              {t`Сопоставить`}
            </Button>
          ) : (
            <IconButton label={t`Изменить ${name}`} onPress={onTransform}>
              <Pencil size={15} strokeWidth={1.75} />
            </IconButton>
          ))}
      </td>
    </tr>
  )
}

interface FoundChipProps {
  column: SuggestedColumn
  isKey: boolean
  failed: boolean
}

function FoundChip({ column: { field, found }, isKey, failed }: FoundChipProps): ReactNode {
  const { t } = useLingui()
  const icon = { size: 13, strokeWidth: 2, 'aria-hidden': true } as const
  if (failed) return <Chip tone="red" icon={<CircleAlert {...icon} />}>{t`Нужно решить`}</Chip>
  if (field === null)
    return isKey ? <Chip tone="green" icon={<Check {...icon} />}>{t`Ключ`}</Chip> : <Chip>{t`Пропуск`}</Chip>
  if (found === 'alike') return <Chip tone="blue" icon={<Sparkles {...icon} />}>{t`Предложено`}</Chip>
  return (
    <Chip tone="green" icon={<Check {...icon} />}>
      {found === 'saved' ? t`Как в прошлый раз` : t`Совпало`}
    </Chip>
  )
}
