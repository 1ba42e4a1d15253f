import type { PortalState } from '../store/state.ts'
import type { NewPerson } from './add-person.ts'
import { addPerson } from './add-person.ts'

const SUPPORT = 2
const SALES = 3
const WORKSHOP = 4

const people: readonly NewPerson[] = [
  {
    name: 'Алексей',
    lastName: 'Гордеев',
    login: 'a.gordeev',
    position: 'Инженер поддержки',
    department: SUPPORT,
    role: 'agent',
    gender: 'M',
  },
  {
    name: 'Дарья',
    lastName: 'Пахотина',
    login: 'd.pakhotina',
    position: 'Специалист поддержки',
    department: SUPPORT,
    role: 'agent',
    gender: 'F',
  },
  {
    name: 'Ольга',
    lastName: 'Северцева',
    login: 'o.severtseva',
    position: 'Специалист поддержки',
    department: SUPPORT,
    role: 'agent',
    gender: 'F',
  },
  {
    name: 'Тимур',
    lastName: 'Касаткин',
    login: 't.kasatkin',
    position: 'Инженер поддержки',
    department: SUPPORT,
    role: 'agent',
    gender: 'M',
  },
  {
    name: 'Вера',
    lastName: 'Столбова',
    login: 'v.stolbova',
    position: 'Руководитель продаж',
    department: SALES,
    role: 'head',
    gender: 'F',
  },
  {
    name: 'Глеб',
    lastName: 'Рябинин',
    login: 'g.ryabinin',
    position: 'Менеджер по продажам',
    department: SALES,
    role: 'sales',
    gender: 'M',
  },
  {
    name: 'Пётр',
    lastName: 'Нагорный',
    login: 'p.nagorny',
    position: 'Мастер сборочного участка',
    department: WORKSHOP,
    role: 'none',
    gender: 'M',
  },
  {
    name: 'Игорь',
    lastName: 'Малахов',
    login: 'i.malakhov',
    position: 'Инженер поддержки',
    department: SUPPORT,
    role: 'agent',
    gender: 'M',
    active: false,
  },
]

/** Three departments; the administrator (person 1) leads support, person 6 leads sales. */
export function seedPeople(state: PortalState): void {
  state.departments.set(SUPPORT, { id: SUPPORT, name: 'Поддержка клиентов', parent: 1, head: 1, sort: 200 })
  state.departments.set(SALES, { id: SALES, name: 'Продажи', parent: 1, head: 6, sort: 300 })
  state.departments.set(WORKSHOP, { id: WORKSHOP, name: 'Сборочный участок', parent: 1, head: null, sort: 400 })
  state.ids.atLeast('department', WORKSHOP)
  const administrator = state.users.get(1)
  if (administrator) administrator.departments = [SUPPORT]
  for (const person of people) addPerson(state, person)
}
