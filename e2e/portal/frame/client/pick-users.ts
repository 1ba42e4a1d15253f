import { pick, type Choice } from './pick-dialog.ts'
import { say } from './say.ts'

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
    title: say('Выбор сотрудника', 'Choose an employee'),
    many,
    find: (text) => Promise.resolve(choices(users, text)),
    picked: [],
  })
  return users.filter((user) => chosen.some((one) => one.key === user.id))
}

/**
 * Access codes: everyone (`AU`), departments (`D3`), people (`U1`). `blocked` are codes that are given already, so they
 * are not offered. Bitrix24 docs: sdk/bx24-js-sdk/system-dialogues/bx24-select-access.
 */
export async function pickAccess(blocked: unknown): Promise<{ id: string; name: string }[]> {
  const response = await fetch('/_frame/access')
  const taken = new Set(Array.isArray(blocked) ? blocked.map(String) : [])
  const codes = ((await response.json()) as Choice[]).filter((one) => !taken.has(one.key))
  const chosen = await pick({
    title: say('Кому открыть доступ', 'Who gets access'),
    many: true,
    find: (text) => Promise.resolve(codes.filter((one) => matches(one.title, text))),
    picked: [],
  })
  // In the order of the list, however they were ticked.
  return codes
    .filter((one) => chosen.some(({ key }) => key === one.key))
    .map((one) => ({ id: one.key, name: one.title }))
}

async function allUsers(): Promise<PickedUser[]> {
  const response = await fetch('/_frame/users')
  return (await response.json()) as PickedUser[]
}

function choices(users: PickedUser[], text: string): Choice[] {
  return users
    .filter((user) => matches(user.name, text))
    .map((user) => ({ key: user.id, title: user.name, note: user.position }))
}

function matches(title: string, text: string): boolean {
  return title.toLowerCase().includes(text.toLowerCase())
}
