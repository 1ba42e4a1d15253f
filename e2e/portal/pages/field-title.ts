import type { Field } from '../entities/field.ts'
import type { UserField } from '../store/records.ts'

/** English names of the fields that a card usually shows; the rest keep their Russian names. */
const ENGLISH: Record<string, string> = {
  title: 'Title',
  fm: 'Phones, e-mails, sites',
  companyId: 'Company',
  companyIds: 'Companies',
  contactId: 'Contact',
  contactIds: 'Contacts',
  post: 'Position',
  sourceId: 'Source',
  sourceDescription: 'Source information',
  opportunity: 'Amount',
  assignedById: 'Responsible',
  observers: 'Observers',
  comments: 'Comment',
  createdTime: 'Created',
  typeId: 'Type',
}

/** Name of a field in the viewer's language. */
export function fieldTitle(
  name: string,
  lang: 'ru' | 'en',
  field: Field | undefined,
  userField: UserField | undefined,
): string {
  const labels = userField?.labels.edit
  if (labels !== undefined) return labels[lang] || labels['ru'] || labels['en'] || name
  return (lang === 'en' && ENGLISH[name]) || field?.title || name
}
