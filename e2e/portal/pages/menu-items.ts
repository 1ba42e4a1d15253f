import { placementsAt } from '../apps/placements-at.ts'
import { mayUseApp } from '../apps/may-use-app.ts'
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
  ['disk', 'disk', 'Диск', 'Drive'],
  ['mail', 'mail', 'Почта', 'Mail'],
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
  const own = `/company/personal/user/${user.id}`
  const real: Record<'tasks' | 'crm' | 'calendar' | 'company' | 'market', MenuItem> = {
    tasks: { key: 'tasks', icon: 'tasks', title: say('Задачи', 'Tasks'), href: `${own}/tasks/` },
    crm: { key: 'crm', icon: 'crm', title: 'CRM', href: '/crm/lead/list/' },
    calendar: { key: 'calendar', icon: 'calendar', title: say('Календарь', 'Calendar'), href: `${own}/calendar/` },
    company: { key: 'company', icon: 'company', title: say('Компания', 'Company'), href: '/company/' },
    market: { key: 'market', icon: 'market', title: say('Маркет', 'Market'), href: '/marketplace/' },
  }
  const apps = [...state.apps.values()]
    .filter((app) => app.active && app.menuTitle !== '' && mayUseApp(state, app, user))
    .map((app): MenuItem => {
      return { key: `app-${app.id}`, icon: 'app', title: app.menuTitle, href: `/marketplace/app/${app.id}/` }
    })
  const placed = placementsAt(state, 'LEFT_MENU', user).map(({ placement, title }): MenuItem => {
    const key = `placement-${placement.id}`
    return { key, icon: 'app', title, href: `/marketplace/placement/${placement.id}/` }
  })
  const devops: MenuItem = { key: 'devops', icon: 'code', title: say('Разработчикам', 'Developers'), href: '/devops/' }
  const lab: MenuItem = { key: 'lab', icon: 'lab', title: say('Лаборатория', 'Laboratory'), href: '/lab/' }
  const [messenger, feed, disk, mail] = plain
  return {
    main: [messenger, feed, real.tasks, real.crm, real.calendar, disk, mail, real.company, real.market].filter(
      (item) => item !== undefined,
    ),
    apps: [...apps, ...placed],
    tools: user.admin ? [devops, lab] : [lab],
  }
}

/** Name of a part that is not emulated, in both languages. */
export function plainPart(key: string): { russian: string; english: string } | undefined {
  const part = NOT_EMULATED.find(([one]) => one === key)
  return part && { russian: part[2], english: part[3] }
}
