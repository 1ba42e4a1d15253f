import { html, trusted, type Markup } from './html.ts'
import { linkFor, type Viewer } from './viewer.ts'

const PARTS = [
  ['letters', '/lab/', 'Письма и часы', 'Letters and clock'],
  ['telephony', '/lab/telephony/', 'Звонки', 'Telephony'],
  ['calls', '/lab/calls/', 'Журнал вызовов', 'Journal of calls'],
  ['faults', '/lab/faults/', 'Неполадки', 'Faults'],
  ['events', '/lab/events/', 'События', 'Events'],
  ['rights', '/lab/rights/', 'Люди и права', 'People and rights'],
  ['robots', '/lab/robots/', 'Роботы', 'Robots'],
  ['world', '/lab/world/', 'Тариф и портал', 'Tariff and portal'],
] as const

export type LabPart = (typeof PARTS)[number][0]

/** Sections of the laboratory. */
export function labNav(viewer: Viewer, current: LabPart): Markup {
  return html`<nav class="crm-nav" aria-label="${viewer.say('Разделы лаборатории', 'Laboratory sections')}">
    ${PARTS.map(
      ([key, href, ru, en]) =>
        html`<a class="tab" href="${linkFor(viewer, href)}" ${key === current ? trusted('aria-current="page"') : null}
          >${viewer.say(ru, en)}</a
        >`,
    )}
  </nav>`
}
