import { callApi } from './install-app.ts'
import { signIn } from './sign-in.ts'
import type { Network } from './start-network.ts'

/** Words of a shop of electrical equipment, by category: [word, weight]. */
const words: Record<string, [phrase: string, weight: number][]> = {
  Неисправность: [
    ['не включается', 50],
    ['не работает', 50],
    ['отключается', 40],
    ['сломался', 40],
    ['гарантия', 20],
  ],
  Поставка: [
    ['доставка', 30],
    ['отгрузка', 30],
    ['когда привезут', 40],
  ],
  Документы: [
    ['паспорт изделия', 40],
    ['сертификат', 40],
    ['счёт', 20],
    ['акт сверки', 40],
  ],
  Подбор: [
    ['подобрать', 40],
    ['аналог', 30],
    ['какой автомат', 30],
  ],
  Обучение: [['обучение', 30]],
}
const hours: Record<string, number> = { Неисправность: 24, Поставка: 48, Документы: 24, Подбор: 72, Обучение: 72 }

/** Who serves which categories, by number of the person in the portal of the demo. */
const groups = [
  { id: 1, name: 'Сервис', members: [2, 3, 5], categories: ['Неисправность', 'Обучение'] },
  { id: 2, name: 'Продажи', members: [3, 6], categories: ['Поставка', 'Документы', 'Подбор'] },
]

/** Options of the product's field of categories in the portal, by name. */
export function categoriesOf(network: Network): Map<string, string> {
  const field = [...network.portal.state.userfields.values()].find((one) => one.fieldName.endsWith('_PRD_CATEGORY'))
  return new Map(field?.options.map(({ id, value }) => [value, String(id)]))
}

/** Publishes the rules of category, deadline and responsible, as an administrator does in the lab, and lets them work. */
export async function publishUsualRules(network: Network): Promise<void> {
  const token = await signIn(network)
  const categories = categoriesOf(network)
  const idOf = (name: string) => categories.get(name) ?? ''
  const lines = Object.entries(words).flatMap(([category, phrases]) =>
    phrases.map(([phrase, weight]) => ({ phrase, weight, categoryId: idOf(category) })),
  )
  await publish(network, token, 'category', { lines: lines.map((line, at) => ({ id: at + 1, ...line })) })
  const targets = Object.entries(hours).map(([category, target]) => ({ categoryId: idOf(category), hours: target }))
  await publish(network, token, 'deadline', { hours: targets })
  await publish(network, token, 'person', {
    groups: groups.map(({ id, name, members }) => ({ id, name, members: members.map((userId) => ({ userId })) })),
    lines: groups.map(({ id, categories: names }) => ({ groupId: id, categoryIds: names.map(idOf) })),
  })
}

async function publish({ appUrl }: Network, token: string, kind: string, body: object): Promise<void> {
  const call = (method: string, path: string, content: object) =>
    callApi(appUrl, token, method, `/api/rules/${kind}/${path}`, content)
  const draft = (await call('PUT', 'draft', { draft: null, body })) as { token: string }
  await call('POST', 'publish', { draft: draft.token, base: null, note: 'Первые правила' })
  await call('POST', 'mode', { mode: 'live' })
}
