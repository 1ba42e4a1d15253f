import { callApi } from '../network/install-app.ts'
import { signIn } from '../network/sign-in.ts'
import { appFrame } from '../journeys/journey.ts'
import { openSection, type Screen, type World } from './screen.ts'

/** A draft of two scenarios; a later picture finds it there. */
async function seedScenarios({ network }: World): Promise<void> {
  const token = await signIn(network)
  const call = (method: string, body?: object) =>
    callApi(network.appUrl, token, method, '/api/rules/scenarios' + (body ? '/draft' : ''), body)
  const { draft } = (await call('GET')) as { draft: unknown }
  if (draft) return
  const closing = { field: 'STAGE', is: 'one-of', values: ['CONVERTED'] }
  const warranty = { field: 'PRD_WARRANTY', is: 'one-of', values: ['Y'] }
  const scenarios = [
    { id: '1', name: 'Закрытие с решением', when: [closing], require: ['PRD_SOLUTION', 'PRD_CAUSE'] },
    { id: '2', name: 'Гарантийный случай', when: [warranty], show: ['PRD_WARRANTY_UNTIL'], require: ['PRD_SERIAL'] },
  ]
  await call('PUT', { draft: null, body: { scenarios } })
}

/** One macro; a later picture finds it there. */
async function seedMacro({ network }: World): Promise<void> {
  const token = await signIn(network)
  const call = (method: string, body?: object) => callApi(network.appUrl, token, method, '/api/macros', body)
  const { macros } = (await call('GET')) as { macros: object[] }
  if (macros.length > 0) return
  await call('POST', { name: 'Передать инженеру', steps: { stageId: 'IN_PROCESS', responsibleId: 3 } })
}

/** Brings the portal to the set of fields; a later picture finds it there. */
async function applyFields({ network }: World): Promise<void> {
  const token = await signIn(network)
  const beside = async () =>
    (await callApi(network.appUrl, token, 'GET', '/api/request-fields/portal')) as {
      fields: { code: string; state: string }[]
    }
  const missing = (await beside()).fields.filter(({ state }) => state === 'missing').map(({ code }) => code)
  if (missing.length === 0) return
  const body = { codes: missing.slice(2), cards: false, everyone: false, revision: 0 }
  await callApi(network.appUrl, token, 'POST', '/api/request-fields/apply', body)
}

/** Fields of requests, their scenarios, and the tab of a request. */
export const requestCardScreens: readonly Screen[] = [
  {
    name: 'request-fields',
    open: async (page, world) => {
      await applyFields(world)
      const app = await openSection(page, world, /^(Поля|Fields)$/)
      await app
        .getByText(/^(как в наборе|as in the set)$/)
        .nth(20)
        .waitFor({ timeout: 60_000 })
    },
  },
  {
    name: 'rules-scenarios',
    open: async (page, world) => {
      await seedScenarios(world)
      const app = await openSection(page, world, /^(Правила|Rules)$/)
      await app.getByRole('tab', { name: /^(Сценарии формы|Scenarios of the form)/ }).click()
      await app
        .getByRole('button', { name: /^(Изменить|Change): Закрытие/ })
        .first()
        .click()
      await app.getByRole('form').waitFor()
    },
  },
  {
    name: 'macro',
    open: async (page, world) => {
      const { network, request } = world
      await seedMacro(world)
      await page.goto(`${network.portal.url}/crm/lead/details/${request}/`)
      await page.getByRole('tab', { name: /^(Переписка|Conversation)$/ }).click()
      const app = appFrame(page)
      await app.getByRole('button', { name: /^(Макросы|Macros)$/ }).click()
      await app.getByRole('menuitem').first().click()
      await app
        .getByRole('dialog')
        .getByRole('button', { name: /^(Выполнить|Run)$/ })
        .waitFor()
    },
  },
  {
    name: 'request-card',
    open: async (page, { network, request }) => {
      await page.goto(`${network.portal.url}/crm/lead/details/${request}/`)
      await page.getByRole('tab', { name: /^(Переписка|Conversation)$/ }).click()
      const app = appFrame(page)
      await app.getByRole('article').first().waitFor()
      await app.getByRole('navigation').waitFor()
    },
  },
]
