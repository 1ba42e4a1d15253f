import { callApi } from '../network/install-app.ts'
import { letterOutcomes, until } from '../network/letter-outcomes.ts'
import { aLetter, send } from '../network/letters.ts'
import { signIn } from '../network/sign-in.ts'
import type { Network } from '../network/start-network.ts'
import { categoriesOf } from '../network/usual-rules.ts'
import { updateItem } from '../portal/entities/save.ts'
import { LEAD } from '../portal/entities/type-ids.ts'

const subjects = ['Гудит трансформатор', 'Трансформатор гудит сильнее', 'Снова гудит трансформатор']

/** Letters to which people gave a category that the dictionary does not know: once a network. */
export async function seedWords(network: Network): Promise<void> {
  const token = await signIn(network)
  const call = <T>(method: string, path: string, body?: unknown) =>
    callApi(network.appUrl, token, method, path, body) as Promise<T>
  const { published } = await call<{ published: { body: object } }>('GET', '/api/rules/category')
  const learn = () => call<{ words: object[] }>('POST', '/api/categories/words-to-learn', { rules: published.body })
  if ((await learn()).words.length > 0) return
  for (const subject of subjects) await send(network.smtp, aLetter({ subject, text: 'Добрый день, посмотрите.' }))
  const { letters } = await until(
    () => letterOutcomes(network.appUrl, token),
    (seen) => subjects.every((subject) => seen.letters.some((one) => one.subject === subject && one.request)),
  )
  const category = categoriesOf(network).get('Неисправность')
  for (const { subject, request } of letters)
    if (request && subjects.includes(subject ?? ''))
      updateItem(network.portal.state, LEAD, request.id, { UF_CRM_PRD_CATEGORY: category }, { userId: 1 })
  await until(learn, ({ words }) => words.length > 0)
}
