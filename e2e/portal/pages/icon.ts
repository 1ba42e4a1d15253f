import { html, trusted, type Markup } from './html.ts'

const PATHS = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  messenger: 'M5 19l1-3.2A7.5 7.5 0 1 1 9 18.4L5 19z',
  feed: 'M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4',
  tasks: 'M19 11v8H5V5h9M9 11l3 3 8-8.5',
  crm: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6.5 6.5-6.5s6.5 2.5 6.5 6.5M16 4.4a3.5 3.5 0 0 1 0 6.3M18 14c2 .9 3.5 2.8 3.5 5.6',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4',
  disk: 'M3 14l3-8h12l3 8v5H3zM3 14h18M7 16.7h.01M10.5 16.7h.01',
  mail: 'M3 6h18v12H3zM3.5 6.5L12 13l8.5-6.5',
  company: 'M6 20V4h12v16zM10 8h4M10 11.5h4M10.5 20v-4h3v4M3 20h18',
  market: 'M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z',
  app: 'M11 6h9M11 12h9M11 18h9M3.5 6l1.5 1.5 3-3M3.5 12l1.5 1.5 3-3M3.5 18l1.5 1.5 3-3',
  code: 'M8.5 7l-5 5 5 5M15.5 7l5 5-5 5',
  lab: 'M10 3.5h4M10.5 3.5v6L5 19a1.2 1.2 0 0 0 1 1.5h12A1.2 1.2 0 0 0 19 19l-5.5-9.5v-6M7.8 15h8.4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  pencil: 'M15.5 4.5l4 4L8 20H4v-4z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5',
  phone: 'M6 4h3.5l1.5 4-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
  comment: 'M4 5h16v11h-9l-4 3.5V16H4z',
  clip: 'M19 11.5l-7.5 7.5a4.5 4.5 0 0 1-6.5-6.5L13 4.5a3 3 0 0 1 4.3 4.3L9.5 16.5a1.5 1.5 0 0 1-2-2L14.5 7.5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5l3.5 2',
  note: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 8h.01',
  out: 'M14 4h6v16h-6M10 8l-4 4 4 4M6 12h10',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  plus: 'M12 5v14M5 12h14',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  chevron: 'M7 10l5 5 5-5',
  flag: 'M6 21V4h12l-3 4 3 4H6',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  shield: 'M12 3l8 3v6c0 4.5-3.4 7.8-8 9-4.6-1.2-8-4.5-8-9V6z',
  repeat: 'M17 3l3 3-3 3M4 11V9a3 3 0 0 1 3-3h13M7 21l-3-3 3-3M20 13v2a3 3 0 0 1-3 3H4',
  robot: 'M6 9h12v9H6zM12 9V5.5M9.5 13h.01M14.5 13h.01M4 12v3M20 12v3M12 4.5h.01',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside a word; it carries no meaning of its own, so screen readers skip it. */
export function icon(name: IconName): Markup {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${trusted(PATHS[name])}" /></svg>`
}
