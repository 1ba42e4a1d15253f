import { AppError } from '../../platform/errors/app-error.ts'
import type { ErrorCode } from '../../platform/errors/error-table.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { Center } from '../center.ts'
import { channels, type CommonBody } from '../operations/inputs.ts'
import { chooseOperator } from '../rules/choose-operator.ts'
import { mapFields, type RecordKind } from '../rules/field-map.ts'
import type { Channel } from '../rules/merge-channels.ts'
import { emailForms, phoneForms } from './find-by-channel.ts'

/** A refusal of a rule as the error that the caller sees. */
export function refusal([first]: readonly Reason[]): AppError {
  return new AppError((first?.code ?? 'internal') as ErrorCode, { params: first?.params ?? {} })
}

const words = { site: 'Контакт-центр: сайт', email: 'Контакт-центр: почта', phone: 'Контакт-центр: телефон' } as const

/**
 * What a call gives any record, by the portal's names: source with its words, responsible, comments, own fields. Throws
 * `center.unknown-field`, `center.unknown-value`, `center.no-person`.
 */
export async function recordFields(
  center: Center,
  kind: RecordKind,
  body: CommonBody,
  isNew: boolean,
): Promise<Record<string, unknown>> {
  const { comments, channel, sourceId, operator, responsibleId, fields = {} } = body
  const mapped = mapFields(kind, fields, center.maps.fields)
  if (!mapped.ok) throw refusal(mapped.because)
  const source = sourceId ?? (channel ? channels[channel] : undefined)
  if (sourceId !== undefined) await knownStatus(center, 'SOURCE', 'sourceId', sourceId)
  const person = isNew || operator !== undefined || responsibleId !== undefined ? await responsible(center, body) : null
  return {
    ...mapped.values,
    ...(source === undefined ? {} : { sourceId: source }),
    ...(channel === undefined ? {} : { sourceDescription: words[channel] }),
    ...(comments === undefined ? {} : { comments }),
    ...(person === null ? {} : { assignedById: person }),
  }
}

/** Throws `center.no-person` for a person who was named and does not work here. */
export async function responsible(
  center: Center,
  { operator, responsibleId }: Pick<CommonBody, 'operator' | 'responsibleId'>,
): Promise<number | null> {
  const { operators } = center.maps
  const { defaultUserId } = center.settings
  // Where nobody could answer for it, who works here is not asked.
  const named = responsibleId !== undefined || operator !== undefined || defaultUserId > 0
  const people = named ? await center.deps.peopleOf(center.tenant) : []
  const chosen = chooseOperator({ operator, responsibleId, operators, defaultUserId, people })
  if (!chosen.ok) throw refusal(chosen.because)
  return chosen.userId
}

async function knownStatus(center: Center, list: string, field: string, value: string): Promise<void> {
  const known = ((await center.directory()).statuses[list] ?? []).map(({ id }) => id)
  if (!known.includes(value))
    throw new AppError('center.unknown-value', { params: { field, allowed: known.join(', ') || '—' } })
}

interface Told {
  phones?: string[] | undefined
  emails?: string[] | undefined
}

/** Numbers and addresses as the portal keeps them. Throws `center.invalid` for what is neither. */
export function channelsOf(body: Told): Channel[] {
  const phones = (body.phones ?? []).map((value, at): Channel => {
    const [digits = value] = phoneForms(value, `phones.${at}`)
    return { typeId: 'PHONE', valueType: 'WORK', value: digits.length > 6 ? `+${digits}` : digits }
  })
  const emails = (body.emails ?? []).map((value, at): Channel => {
    const [address = value] = emailForms(value, `emails.${at}`)
    return { typeId: 'EMAIL', valueType: 'WORK', value: address }
  })
  return [...phones, ...emails]
}
