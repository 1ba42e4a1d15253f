/** Event -> scope an application needs to hear it ('' = none). Bitrix24 docs: api-reference/events/events. */
export const EVENT_NAMES: Readonly<Record<string, string>> = {
  ONAPPINSTALL: '',
  ONAPPUPDATE: '',
  ONAPPUNINSTALL: '',
  ONAPPPAYMENT: '',
  ONAPPTEST: '',
  ONAPPMETHODCONFIRM: '',
  ONOFFLINEEVENT: '',
  ...crm(['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'ACTIVITY', 'DYNAMICITEM', 'TIMELINECOMMENT']),
  ...userFields(['LEAD', 'DEAL', 'CONTACT', 'COMPANY']),
  ONCRMTYPEADD: 'crm',
  ONCRMTYPEUPDATE: 'crm',
  ONCRMTYPEDELETE: 'crm',
  ONUSERADD: 'user',
}

function crm(things: string[]): Record<string, string> {
  const verbs = ['ADD', 'UPDATE', 'DELETE']
  return Object.fromEntries(things.flatMap((thing) => verbs.map((verb) => [`ONCRM${thing}${verb}`, 'crm'])))
}

function userFields(things: string[]): Record<string, string> {
  const verbs = ['ADD', 'UPDATE', 'DELETE', 'SETENUMVALUES']
  return Object.fromEntries(things.flatMap((thing) => verbs.map((verb) => [`ONCRM${thing}USERFIELD${verb}`, 'crm'])))
}

/** Scope of an event; undefined when there is no such event. Smart processes also have names with their number. */
export function eventScope(name: string): string | undefined {
  if (/^ONCRMDYNAMICITEM(ADD|UPDATE|DELETE)_\d+$/.test(name)) return 'crm'
  return Object.hasOwn(EVENT_NAMES, name) ? EVENT_NAMES[name] : undefined
}
