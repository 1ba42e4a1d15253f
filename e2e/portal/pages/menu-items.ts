import { placementsAt } from '../apps/placements-at.ts'
import type { PortalState } from '../store/state.ts'
import type { IconName } from './icon.ts'
import type { Viewer } from './viewer.ts'

export interface MenuItem {
  key: string
  href: string
  title: string
  icon: IconName
}

/** Parts of the portal that stand in the menu but are not emulated; each opens a page that says so. */
const NOT_EMULATED: [key: string, icon: IconName, russian: string, english: string][] = [
  ['messenger', 'messenger', 'Мессенджер', 'Messenger'],
  ['feed', 'feed', 'Лента', 'Feed'],
  ['tasks', 'tasks', 'Задачи', 'Tasks'],
  ['calendar', 'calendar', 'Календарь', 'Calendar'],
  ['disk', 'disk', 'Диск', 'Drive'],
  ['mail', 'mail', 'Почта', 'Mail'],
  ['company', 'company', 'Компания', 'Company'],
]

/** The left menu: the portal's own parts, applications, and the tools of this local portal. */
export function menuItems(
  state: PortalState,
  { say, user }: Viewer,
): { main: MenuItem[]; apps: MenuItem[]; tools: MenuItem[] } {
  const plain = NOT_EMULATED.map(([key, icon, ru, en]): MenuItem => ({
    key,
    icon,
    title: say(ru, en),
    href: `/part/${key}/`,
  }))
  const crm: MenuItem = { key: 'crm', icon: 'crm', title: 'CRM', href: '/crm/lead/list/' }
  const market: MenuItem = { key: 'market', icon: 'market', title: say('Маркет', 'Market'), href: '/marketplace/' }
  const apps = [...state.apps.values()]
    .filter((app) => app.active && app.menuTitle !== '')
    .map((app): MenuItem => {
      return { key: `app-${app.id}`, icon: 'app', title: app.menuTitle, href: `/marketplace/app/${app.id}/` }
    })
  const placed = placementsAt(state, 'LEFT_MENU', user).map(({ placement, title }): MenuItem => {
    const key = `placement-${placement.id}`
    return { key, icon: 'app', title, href: `/marketplace/placement/${placement.id}/` }
  })
  const devops: MenuItem = { key: 'devops', icon: 'code', title: say('Разработчикам', 'Developers'), href: '/devops/' }
  const lab: MenuItem = { key: 'lab', icon: 'lab', title: say('Лаборатория', 'Laboratory'), href: '/lab/' }
  return {
    main: [...plain.slice(0, 3), crm, ...plain.slice(3), market],
    apps: [...apps, ...placed],
    tools: user.admin ? [devops, lab] : [lab],
  }
}

/** Name of a part that is not emulated, in both languages. */
export function plainPart(key: string): { russian: string; english: string } | undefined {
  const part = NOT_EMULATED.find(([one]) => one === key)
  return part && { russian: part[2], english: part[3] }
}
