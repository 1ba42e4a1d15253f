/** Tabs of our own in the portal's cards. Bitrix24 docs: api-reference/widgets/crm/detail-tab */
export const neededPlacements = (publicUrl: string) => [
  { placement: 'CRM_CONTACT_DETAIL_TAB', handler: `${publicUrl}/p/contact-requests` },
  { placement: 'CRM_COMPANY_DETAIL_TAB', handler: `${publicUrl}/p/company-requests` },
]

export const placementParams = ({ placement, handler }: { placement: string; handler: string }) => ({
  PLACEMENT: placement,
  HANDLER: handler,
  TITLE: 'Запросы',
  LANG_ALL: { ru: { TITLE: 'Запросы' }, en: { TITLE: 'Requests' } },
})

/** Events that tell us of changes. A smart process has its own. Bitrix24 docs: api-reference/events/index */
export function neededEvents(entityTypeId: number): string[] {
  const subject = entityTypeId === 1 ? 'ONCRMLEAD' : 'ONCRMDYNAMICITEM'
  const records = [subject, 'ONCRMCONTACT', 'ONCRMCOMPANY'].flatMap((name) => [
    `${name}ADD`,
    `${name}UPDATE`,
    `${name}DELETE`,
  ])
  return [...records, 'ONAPPINSTALL', 'ONAPPUPDATE', 'ONAPPUNINSTALL']
}

/** Rights that the product asks for, and nothing beyond them. */
export const neededScopes = (entityTypeId: number) => [
  'crm',
  'placement',
  'user_brief',
  'disk',
  ...(entityTypeId === 1 ? [] : ['userfieldconfig']),
]
