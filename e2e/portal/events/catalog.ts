const CHANGES = ['ADD', 'UPDATE', 'DELETE'] as const
const OF_USER_FIELDS = [...CHANGES, 'SETENUMVALUES'] as const

/** Event -> scope an application needs to hear it ('' = none). Bitrix24 docs: api-reference/events/events. */
export const EVENT_NAMES: Readonly<Record<string, string>> = {
  ...of('', ['ONAPPINSTALL', 'ONAPPUPDATE', 'ONAPPUNINSTALL', 'ONAPPPAYMENT', 'ONAPPTEST', 'ONAPPMETHODCONFIRM']),
  ...of('', ['ONOFFLINEEVENT']),
  ...of(
    'crm',
    each('ONCRM', [
      'LEAD',
      'DEAL',
      'CONTACT',
      'COMPANY',
      'QUOTE',
      'ACTIVITY',
      'DYNAMICITEM',
      'TIMELINECOMMENT',
      'TYPE',
    ]),
  ),
  ...of('crm', ['ONCRMDEALMOVETOCATEGORY', 'ONCRMADDRESSREGISTER', 'ONCRMADDRESSUNREGISTER']),
  ...of('crm', each('ONCRM', ['REQUISITE', 'BANKDETAIL', 'CURRENCY', 'PRODUCT', 'PRODUCTPROPERTY', 'PRODUCTSECTION'])),
  ...of('crm', each('ONCRM', ['INVOICE', 'MEASURE'])),
  ...of('crm', ['ONCRMINVOICESETSTATUS']),
  ...of(
    'crm',
    each(
      'ONCRM',
      ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'QUOTE', 'INVOICE', 'REQUISITE', 'TYPE'].map((one) => `${one}USERFIELD`),
      OF_USER_FIELDS,
    ),
  ),
  ...of(
    'catalog',
    each('CATALOG.', [
      'PRODUCT.ON.',
      'PRICE.ON.',
      'CATALOG.ON.',
      'SECTION.ON.',
      'MEASURE.ON.',
      'PRICE.TYPE.ON.',
      'ROUNDING.ON.',
    ]),
  ),
  ...of('task', each('ON', ['TASK', 'TASKCOMMENT'])),
  ...of('calendar', each('ON', ['CALENDARENTRY', 'CALENDARSECTION'])),
  ...of('sonet_group', each('ON', ['SONETGROUP'])),
  ...of('log', each('ON', ['LIVEFEEDPOST'])),
  ...of('telephony', ['ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND']),
  ...of('telephony', ['ONEXTERNALCALLSTART', 'ONEXTERNALCALLBACKSTART']),
  ...of('user', ['ONUSERADD']),
}

function of(scope: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, scope]))
}

function each(prefix: string, things: readonly string[], verbs: readonly string[] = CHANGES): string[] {
  return things.flatMap((thing) => verbs.map((verb) => `${prefix}${thing}${verb}`))
}

/** Scope of an event; undefined when there is no such event. Smart processes also have names with their number. */
export function eventScope(name: string): string | undefined {
  if (/^ONCRMDYNAMICITEM(ADD|UPDATE|DELETE)_\d+$/.test(name)) return 'crm'
  return Object.hasOwn(EVENT_NAMES, name) ? EVENT_NAMES[name] : undefined
}
