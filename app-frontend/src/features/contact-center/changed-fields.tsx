import { useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { useStandardFields } from './use-standard-fields.ts'

interface ChangedFieldsProps {
  /** What the portal calls the fields. */
  titles: Readonly<Record<string, string>>
  before: Readonly<Record<string, unknown>>
  after: Readonly<Record<string, unknown>>
}

/** Says how the portal reckons an amount that was given, and nothing to a person. */
const silent: ReadonlySet<string> = new Set(['isManualOpportunity'])

/** Names come first, then who can be reached and how; the journal keeps no order of its own. */
const first = [
  'title',
  'lastName',
  'name',
  'secondName',
  'post',
  'PHONE',
  'EMAIL',
  'inn',
  'RQ_INN',
  'stageId',
  'categoryId',
]
const last = ['sourceId', 'sourceDescription', 'comments', 'PRESET_ID', 'reason']
const placeOf = (field: string): number =>
  first.includes(field) ? first.indexOf(field) - first.length : last.indexOf(field) + 1

/** Fields that a call has written: what stood there, and what stands there since. */
export function ChangedFields({ titles, before, after }: ChangedFieldsProps) {
  const { t } = useLingui()
  const words = useWording()
  const own: Readonly<Record<string, string>> = {
    ...useStandardFields(),
    PHONE: t`Телефон`,
    EMAIL: t`Почта`,
    RQ_INN: t`ИНН`,
    RQ_KPP: t`КПП`,
    RQ_OGRN: t`ОГРН`,
    NAME: t`Реквизиты`,
    inn: t`ИНН`,
    kpp: t`КПП`,
    ogrn: t`ОГРН`,
    PRESET_ID: t`Шаблон реквизитов`,
    reason: t`Причина`,
  }
  // What a sandbox pretends to make has the number 0.
  const pretended: Readonly<Record<string, string>> = { contactIds: t`новый контакт`, companyIds: t`новая компания` }
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(text).join(', ')
    if (typeof value === 'number') return words.count(value)
    if (value === '' || value === null) return '—'
    return typeof value === 'string' ? value.replaceAll(/\s*\n\s*/g, '; ') : JSON.stringify(value)
  }
  const shown = (field: string, value: unknown): string => {
    const [, version] = field in titles ? [] : (/^v(\d+)$/.exec(String(value)) ?? [])
    if (version !== undefined) return t`версия ${version}`
    return text(Array.isArray(value) ? value.map((one) => (one === 0 ? (pretended[field] ?? one) : one)) : value)
  }
  const isShown = ([field, value]: [string, unknown]): boolean =>
    !silent.has(field) && (field in before || (value !== '' && value !== null))
  return (
    <KeyValues
      rows={Object.entries(after)
        .filter(isShown)
        .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
        .map(([field, value]) => ({
          label: own[field] ?? titles[field] ?? field,
          value: `${field in before ? `${shown(field, before[field])} → ` : ''}${shown(field, value)}`,
        }))}
    />
  )
}
