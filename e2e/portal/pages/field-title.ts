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
  name: 'First name',
  lastName: 'Last name',
  secondName: 'Patronymic',
  honorific: 'Salutation',
  birthdate: 'Date of birth',
  companyTitle: 'Company title',
  stageId: 'Stage',
  statusDescription: 'About the stage',
  currencyId: 'Currency',
  isManualOpportunity: 'Amount is set by hand',
  opened: 'Available to everyone',
  begindate: 'Begins',
  closedate: 'Ends',
  probability: 'Probability',
  additionalInfo: 'More information',
  industry: 'Industry',
  employees: 'Number of employees',
  revenue: 'Annual revenue',
  isMyCompany: 'My company',
  bankingDetails: 'Bank details',
  address: 'Address',
  export: 'Takes part in export',
  originatorId: 'External source',
  originId: 'External ID',
  originVersion: 'External version',
  xmlId: 'External code',
  utmSource: 'UTM source',
  utmMedium: 'UTM medium',
  utmCampaign: 'UTM campaign',
  utmContent: 'UTM content',
  utmTerm: 'UTM term',
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
