import { callApi } from '../network/install-app.ts'
import { until } from '../network/letter-outcomes.ts'
import { aLetter, send } from '../network/letters.ts'
import { signIn } from '../network/sign-in.ts'
import type { Network } from '../network/start-network.ts'

interface Waiting {
  rows: object[]
}

/** A request whose category is only suggested, and one in which no word was found; once a network. */
export async function seedWaiting(network: Network): Promise<void> {
  const token = await signIn(network)
  const call = <T>(method: string, path: string, body?: unknown) =>
    callApi(network.appUrl, token, method, path, body) as Promise<T>
  const waiting = () => call<Waiting>('GET', '/api/waiting-requests')
  if ((await waiting()).rows.length >= 2) return
  const rules = '/api/rules/category'
  const { published } = await call<{ published: { version: number; body: object } }>('GET', rules)
  const body = { ...published.body, sureFrom: 30 }
  const draft = await call<{ token: string }>('PUT', `${rules}/draft`, { draft: null, body })
  await call('POST', `${rules}/publish`, {
    draft: draft.token,
    base: published.version,
    note: 'Слабые слова проверяет человек',
  })
  for (const text of ['Действует ли ещё гарантия?', 'Есть вопрос по щиту на третьем этаже'])
    await send(network.smtp, aLetter({ subject: text, text }))
  await until(waiting, ({ rows }) => rows.length >= 2)
}
