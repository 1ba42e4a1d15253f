import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { OwnPermissions } from '@poryadok/app-backend/people/contract'
import { type ComponentType, lazy } from 'react'

type Right = OwnPermissions['actions'][number]

export interface SectionProps {
  /** What to open in the section: a kind of rules. */
  item?: string | undefined
  /** Goes to another section of the page, and to a thing in it. */
  onOpen: (section: string, item?: string) => void
}

export interface Section {
  id: string
  /** Where it stands in the menu. */
  group: (typeof groups)[number]['id']
  title: MessageDescriptor
  Page: ComponentType<SectionProps>
  /** A list: it takes all the width there is. */
  wide?: boolean
  /** Open to employees too. */
  everyone?: boolean
  /** Who has this right, or one of these, sees the section; administrators see all of them. */
  right?: Right | readonly Right[]
}

/** Groups of the menu, in its order. */
export const groups = [
  { id: 'work', title: msg({ message: 'Работа', context: 'menu' }) },
  { id: 'mail', title: msg`Почта` },
  { id: 'calls', title: msg`Связь` },
  { id: 'crm', title: msg`Данные CRM` },
  { id: 'app', title: msg`Настройка` },
] as const

/** Sections of the app's own page, in the order of its menu. A slice registers its page by a line here; each is a chunk. */
export const sections: readonly Section[] = [
  { id: 'overview', group: 'work', title: msg`Обзор`, Page: lazy(() => import('./overview-section.tsx')) },
  {
    id: 'requests',
    group: 'work',
    title: msg`Запросы`,
    wide: true,
    everyone: true,
    Page: lazy(() => import('../request-list/request-list-section.tsx')),
  },
  {
    id: 'waiting',
    group: 'work',
    title: msg`Ждут ответственного`,
    wide: true,
    everyone: true,
    Page: lazy(() => import('../waiting/waiting-section.tsx')),
  },
  {
    id: 'activities',
    group: 'work',
    title: msg`Незавершённые дела`,
    wide: true,
    everyone: true,
    Page: lazy(() => import('../stuck-activities/stuck-section.tsx')),
  },
  {
    id: 'search',
    group: 'work',
    title: msg`Поиск`,
    everyone: true,
    Page: lazy(() => import('../letter-search/letter-search-section.tsx')),
  },
  {
    id: 'companies',
    group: 'crm',
    title: msg`Компании`,
    wide: true,
    everyone: true,
    Page: lazy(() => import('../company-status/companies-section.tsx')),
  },
  {
    id: 'former-contacts',
    group: 'crm',
    title: msg`Бывшие контакты`,
    wide: true,
    everyone: true,
    Page: lazy(() => import('../former-contacts/former-section.tsx')),
  },
  {
    id: 'dashboard',
    group: 'work',
    title: msg`Дашборд`,
    everyone: true,
    Page: lazy(() => import('../dashboards/dashboard-section.tsx')),
  },
  {
    id: 'reports',
    group: 'work',
    title: msg`Отчёты`,
    everyone: true,
    Page: lazy(() => import('../reports/reports-section.tsx')),
  },
  {
    id: 'fullness',
    group: 'crm',
    title: msg`Заполненность`,
    everyone: true,
    Page: lazy(() => import('../dashboards/fullness-section.tsx')),
  },
  { id: 'mine', group: 'work', title: msg`Моё`, Page: lazy(() => import('../notices/my-section.tsx')), everyone: true },
  {
    id: 'letters',
    group: 'mail',
    title: msg`Письма`,
    wide: true,
    Page: lazy(() => import('./letters-section.tsx')),
    right: 'letters.quarantine',
  },
  {
    id: 'mailboxes',
    group: 'mail',
    title: msg`Ящики`,
    Page: lazy(() => import('../mailboxes/mailboxes-section.tsx')),
    right: 'mailboxes.edit',
  },
  {
    id: 'templates',
    group: 'mail',
    title: msg`Шаблоны`,
    Page: lazy(() => import('../templates/templates-section.tsx')),
    right: 'settings.edit',
  },
  {
    id: 'calls',
    group: 'calls',
    title: msg`Звонки`,
    wide: true,
    Page: lazy(() => import('../missed-calls/calls-section.tsx')),
    right: 'calls.view',
  },
  {
    id: 'contact-center',
    group: 'calls',
    title: msg`Контакт-центр`,
    Page: lazy(() => import('../contact-center/center-section.tsx')),
    right: ['audit.view', 'settings.edit'],
  },
  {
    id: 'timelines',
    group: 'crm',
    title: msg`Таймлайны`,
    Page: lazy(() => import('../timelines/timelines-section.tsx')),
    right: 'settings.edit',
  },
  {
    id: 'export',
    group: 'crm',
    title: msg`Выгрузка`,
    Page: lazy(() => import('../sheet-export/export-section.tsx')),
    right: 'app.administer',
  },
  {
    id: 'cards',
    group: 'crm',
    title: msg`Визитки`,
    wide: true,
    Page: lazy(() => import('../cards/cards-section.tsx')),
    right: 'cards.decide',
  },
  {
    id: 'products',
    group: 'crm',
    title: msg`Каталог`,
    wide: true,
    everyone: true,
    Page: lazy(() => import('../products/directory-section.tsx')),
  },
  {
    id: 'fields',
    group: 'crm',
    title: msg`Поля`,
    Page: lazy(() => import('../request-fields/fields-section.tsx')),
    right: 'settings.view',
  },
  {
    id: 'import',
    group: 'crm',
    title: msg`Импорт`,
    Page: lazy(() => import('../record-import/import-section.tsx')),
    right: 'import.run',
  },
  {
    id: 'rules',
    group: 'app',
    title: msg`Правила`,
    Page: lazy(() => import('../rule-sets/rules-section.tsx')),
    everyone: true,
  },
  {
    id: 'settings',
    group: 'app',
    title: msg`Настройки`,
    Page: lazy(() => import('../settings/settings-section.tsx')),
    right: 'settings.edit',
  },
  {
    id: 'rights',
    group: 'app',
    title: msg`Права`,
    Page: lazy(() => import('../permissions/permissions-section.tsx')),
    right: 'permissions.edit',
  },
  {
    id: 'health',
    group: 'app',
    title: msg({ message: 'Состояние', context: 'menu' }),
    Page: lazy(() => import('../health/health-page.tsx')),
    right: 'operations.view',
  },
  {
    id: 'audit',
    group: 'app',
    title: msg`Журнал действий`,
    wide: true,
    Page: lazy(() => import('../audit/audit-section.tsx')),
    right: 'audit.view',
  },
  {
    id: 'about',
    group: 'app',
    title: msg`О приложении`,
    Page: lazy(() => import('./about-section.tsx')),
    right: 'settings.view',
  },
]
