import { companyName } from '../../kernel/company-name.ts'
import { emailKey } from '../../kernel/email.ts'
import { phoneKey } from '../../kernel/phone.ts'
import type { RecordKind } from '../rules/field-map.ts'

interface Told {
  phones?: string[] | undefined
  emails?: string[] | undefined
  externalId?: string | undefined
  inn?: string | undefined
  title?: string | undefined
}

const phoneWord = (text: string) => {
  const key = phoneKey(text)
  return key?.kind === 'public' ? key.e164 : text.replaceAll(/\D/g, '')
}

/** The things by which a record is known: calls about one of them wait for each other, so that two don't make it twice. */
export function subjectsOf(kind: RecordKind, body: Told, client: string): string[] {
  return [
    ...(body.externalId === undefined ? [] : [`${kind}:own:${client}:${body.externalId}`]),
    ...(body.phones ?? []).map((one) => `${kind}:phone:${phoneWord(one)}`),
    ...(body.emails ?? []).map((one) => `${kind}:email:${emailKey(one) ?? one}`),
    ...(body.inn === undefined ? [] : [`${kind}:inn:${body.inn.replaceAll(/\D/g, '')}`]),
    ...(kind === 'company' && body.title !== undefined ? [`${kind}:title:${companyName(body.title).key}`] : []),
  ]
}
