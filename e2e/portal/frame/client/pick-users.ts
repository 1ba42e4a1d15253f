import { pick, type Choice } from './pick-dialog.ts'

/** What `selectUser` answers for one person. */
interface PickedUser {
  id: string
  name: string
  photo: string
  position: string
  url: string
  sub: boolean
  sup: boolean
}

/** Opens the list of employees; an empty list means that the dialog was closed. */
export async function pickUsers(many: boolean): Promise<PickedUser[]> {
  const users = await allUsers()
  const chosen = await pick({
    title: document.documentElement.lang === 'ru' ? 'Выбор сотрудника' : 'Choose an employee',
    many,
    find: (text) => Promise.resolve(choices(users, text)),
    picked: [],
  })
  return users.filter((user) => chosen.some((one) => one.key === user.id))
}

/** Access codes of people only (`U1`): `[{id, name}]`. */
export async function pickAccess(value: unknown): Promise<{ id: string; name: string }[]> {
  const users = await allUsers()
  const picked = Array.isArray(value) ? value.map((one) => String(one).replace(/^U/, '')) : []
  const chosen = await pick({
    title: document.documentElement.lang === 'ru' ? 'Кому открыть доступ' : 'Who gets access',
    many: true,
    find: (text) => Promise.resolve(choices(users, text)),
    picked,
  })
  return chosen.map((one) => ({ id: `U${one.key}`, name: one.title }))
}

async function allUsers(): Promise<PickedUser[]> {
  const response = await fetch('/_frame/users')
  return (await response.json()) as PickedUser[]
}

function choices(users: PickedUser[], text: string): Choice[] {
  return users
    .filter((user) => user.name.toLowerCase().includes(text.toLowerCase()))
    .map((user) => ({ key: user.id, title: user.name, note: user.position }))
}
