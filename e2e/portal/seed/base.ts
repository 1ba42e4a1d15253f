import { addStatuses } from '../entities/add-statuses.ts'
import type { NewStatus } from '../entities/add-statuses.ts'
import type { PortalState } from '../store/state.ts'
import { addPerson } from './add-person.ts'
import { seedCatalogBase } from './catalog-base.ts'
import { seedCrmBase } from './crm-base.ts'
import { seedRequisitePresets } from './requisite-presets.ts'

/** Stages of the request: the first, the success and the failure are the system's own, renamed. */
export const requestStages: readonly NewStatus[] = [
  { code: 'NEW', name: 'Новый', color: '#39A8EF', system: true },
  { code: 'IN_PROCESS', name: 'Диагностика', color: '#2FC6F6', system: true },
  { code: 'WAIT_EXECUTOR', name: 'Ждём исполнителя', color: '#FFA900' },
  { code: 'WORK', name: 'В работе', color: '#47E4C2' },
  { code: 'WAIT_CLIENT', name: 'Ждём клиента', color: '#FFD966' },
  { code: 'CONVERTED', name: 'Решён', color: '#7BD500', semantics: 'S', system: true },
  { code: 'JUNK', name: 'Закрыт', color: '#FF5752', semantics: 'F', system: true },
]

const dictionaries: Record<string, readonly [code: string, name: string][]> = {
  SOURCE: [
    ['CALL', 'Звонок'],
    ['EMAIL', 'Электронная почта'],
    ['WEB', 'Сайт'],
    ['ADVERTISING', 'Реклама'],
    ['PARTNER', 'Существующий клиент'],
    ['OTHER', 'Другое'],
  ],
  CONTACT_TYPE: [
    ['CLIENT', 'Клиенты'],
    ['SUPPLIER', 'Поставщики'],
    ['PARTNER', 'Партнёры'],
    ['OTHER', 'Другое'],
  ],
  COMPANY_TYPE: [
    ['CUSTOMER', 'Клиент'],
    ['SUPPLIER', 'Поставщик'],
    ['PARTNER', 'Партнёр'],
    ['OTHER', 'Другое'],
  ],
  INDUSTRY: [
    ['MANUFACTURING', 'Производство'],
    ['CONSULTING', 'Консалтинг'],
    ['OTHER', 'Другое'],
  ],
  EMPLOYEES: [
    ['EMPLOYEES_1', 'менее 50'],
    ['EMPLOYEES_2', '50–250'],
    ['EMPLOYEES_3', '250–500'],
  ],
  HONORIFIC: [
    ['HNR_RU_1', 'г-н'],
    ['HNR_RU_2', 'г-жа'],
  ],
  DEAL_TYPE: [
    ['SALE', 'Продажа'],
    ['SERVICES', 'Услуги'],
  ],
}

const dealStages: readonly NewStatus[] = [
  { code: 'NEW', name: 'Новая', color: '#39A8EF', system: true },
  { code: 'PREPARATION', name: 'Подготовка документов', color: '#2FC6F6' },
  { code: 'EXECUTING', name: 'В работе', color: '#47E4C2' },
  { code: 'WON', name: 'Сделка успешна', color: '#7BD500', semantics: 'S', system: true },
  { code: 'LOSE', name: 'Сделка провалена', color: '#FF5752', semantics: 'F', system: true },
]

/** What every portal has on its first day: the company, its administrator, dictionaries and stages. */
export function seedBase(state: PortalState): void {
  seedRequisitePresets(state)
  seedCatalogBase(state)
  state.departments.set(1, { id: 1, name: 'Щитовой двор', parent: null, head: null, sort: 100 })
  state.ids.atLeast('department', 1)
  addPerson(state, {
    name: 'Марина',
    lastName: 'Лучинина',
    login: 'm.luchinina',
    position: 'Руководитель поддержки',
    department: 1,
    role: 'admin',
    gender: 'F',
  })
  addStatuses(state, 'STATUS', requestStages)
  addStatuses(state, 'DEAL_STAGE', dealStages)
  for (const [entityId, values] of Object.entries(dictionaries)) {
    addStatuses(
      state,
      entityId,
      values.map(([code, name]) => ({ code, name })),
    )
  }
  state.categories.set('2:0', { id: 0, entityTypeId: 2, name: 'Общая', sort: 300, isDefault: true })
  seedCrmBase(state)
}
