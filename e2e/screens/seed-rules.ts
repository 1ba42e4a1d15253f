import { callApi } from '../network/install-app.ts'
import { until } from '../network/letter-outcomes.ts'
import { signIn } from '../network/sign-in.ts'
import type { Network } from '../network/start-network.ts'

const path = '/api/rules/automatic-mail'
const entry = (id: string, kind: string, value: string, more: object = {}) => ({ id, kind, value, ...more })
const published = [
  entry('1', 'address', 'noreply@magazin.example', { note: 'Уведомления магазина' }),
  entry('2', 'domain', 'rassylka.example', { note: 'Рассылки поставщиков' }),
  entry('3', 'name', 'mailer', { match: 'begins' }),
  entry('4', 'header', 'Megaplan', { header: 'X-Mailer', match: 'contains', note: 'Отчёты учётной системы' }),
  entry('5', 'address', 'zakaz@rassylka.example', { verdict: 'opens', note: 'Живой менеджер' }),
]
const drafted = [entry('6', 'domain', 'zarechie.example', { note: 'Пробуем на истории' }), ...published]

/** A published version of the lists, a draft with a dry run, and two examples; once a network. */
export async function seedRules(network: Network): Promise<void> {
  const token = await signIn(network)
  const call = <T>(method: string, rest: string, body?: unknown) =>
    callApi(network.appUrl, token, method, path + rest, body) as Promise<T>
  if ((await call<{ published: object | null }>('GET', '')).published) return
  const first = await call<{ token: string }>('PUT', '/draft', { draft: null, body: { entries: published } })
  await call('POST', '/publish', { draft: first.token, base: null, note: 'Магазин, рассылки, учётная система' })
  const facts = (from: string) => ({ from, headers: [] })
  const examples = [
    { name: 'Заказ из магазина', facts: facts('noreply@magazin.example'), expected: 'ignored' },
    { name: 'Менеджер поставщика', facts: facts('zakaz@rassylka.example'), expected: 'opens' },
    { name: 'Клиент из Заречья', facts: facts('e.vorontsova@zarechie.example'), expected: 'opens' },
  ]
  for (const example of examples) await call('POST', '/examples', example)
  const draft = await call<{ token: string }>('PUT', '/draft', { draft: null, body: { entries: drafted } })
  await call('POST', '/shadow', { on: true })
  await call('POST', '/dry-run', { draft: draft.token, days: 90 })
  await until(
    () => call<{ run: { state: string } }>('GET', '/dry-run'),
    ({ run }) => run.state === 'done',
  )
}
