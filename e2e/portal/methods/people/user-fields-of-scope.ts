/** What each version of the scope lets through. Bitrix24 docs: api-reference/user/user-scope. */
const common = [
  'ID',
  'XML_ID',
  'ACTIVE',
  'NAME',
  'LAST_NAME',
  'SECOND_NAME',
  'TITLE',
  'IS_ONLINE',
  'TIME_ZONE',
  'TIMESTAMP_X',
  'DATE_REGISTER',
  'LAST_ACTIVITY_DATE',
  'PERSONAL_PROFESSION',
  'PERSONAL_GENDER',
  'PERSONAL_BIRTHDAY',
  'PERSONAL_PHOTO',
  'PERSONAL_CITY',
  'PERSONAL_STATE',
  'PERSONAL_COUNTRY',
  'WORK_POSITION',
  'WORK_CITY',
  'WORK_STATE',
  'WORK_COUNTRY',
  'UF_EMPLOYMENT_DATE',
  'UF_TIMEMAN',
  'UF_SKILLS',
  'UF_INTERESTS',
  'UF_DEPARTMENT',
  'UF_PHONE_INNER',
] as const

const contacts = [
  'EMAIL',
  'PERSONAL_PHONE',
  'PERSONAL_FAX',
  'PERSONAL_MOBILE',
  'PERSONAL_PAGER',
  'PERSONAL_STREET',
  'PERSONAL_MAILBOX',
  'PERSONAL_ZIP',
  'PERSONAL_NOTES',
  'WORK_COMPANY',
  'WORK_DEPARTMENT',
  'WORK_WWW',
  'WORK_PHONE',
  'WORK_FAX',
  'WORK_PAGER',
  'WORK_STREET',
  'WORK_MAILBOX',
  'WORK_ZIP',
  'WORK_PROFILE',
  'WORK_LOGO',
  'WORK_NOTES',
  'UF_DISTRICT',
  'UF_SKYPE',
  'UF_SKYPE_LINK',
  'UF_ZOOM',
  'UF_TWITTER',
  'UF_FACEBOOK',
  'UF_LINKEDIN',
  'UF_XING',
  'UF_WEB_SITES',
] as const

const full = ['LAST_LOGIN', 'PERSONAL_WWW', 'PERSONAL_ICQ'] as const

export const profileFields: readonly string[] = [...common, ...contacts, ...full].filter((name) =>
  /^(PERSONAL|WORK|UF)_|^(XML_ID|TITLE)$/.test(name),
)

/** Names of the fields that a caller with these scopes is shown; USER_TYPE comes with all of them. */
export function userFieldsOf(scopes: readonly string[]): ReadonlySet<string> {
  const names: string[] = [...common, 'USER_TYPE']
  if (scopes.includes('user') || scopes.includes('user_basic')) names.push(...contacts)
  if (scopes.includes('user')) names.push(...full)
  return new Set(names)
}
