import type { FrameLocator, Locator, Page } from '@playwright/test'
import { appFrame } from '../journeys/journey.ts'
import { sendAnswer, writeAnswer } from '../network/answer-request.ts'
import { callApi } from '../network/install-app.ts'
import { until } from '../network/letter-outcomes.ts'
import { aLetter, send } from '../network/letters.ts'
import { signIn } from '../network/sign-in.ts'
import type { Network } from '../network/start-network.ts'
import { openSection, type Screen, type World } from './screen.ts'

const subject = 'Смета на замену щита в насосной'

const requestOf = (network: Network) =>
  [...network.portal.state.items.of(1).rows.values()].find(({ title }) => title === subject)?.id

/** A request whose client wrote to several people, one of them a colleague, and a template; resolves once they are there. */
async function copiedRequest({ network }: World): Promise<number> {
  const known = requestOf(network)
  if (known !== undefined) return known
  const token = await signIn(network)
  const values = { staffDomains: ['shchit.example'] }
  await callApi(network.appUrl, token, 'PUT', '/api/settings/threading', { revision: 0, enabled: true, values })
  const ru = {
    subject: '',
    text: 'Добрый день, {{клиент.имя}}. Пришлите фото шильдика и ток уставки: так ответим точнее.',
  }
  const en = {
    subject: '',
    text: 'Hello {{client.name}}, please send a photo of the nameplate and the current setting.',
  }
  await callApi(network.appUrl, token, 'POST', '/api/templates', {
    kind: 'reply',
    name: 'Просим фото шильдика',
    ru,
    en,
  })
  const headers = ['Cc: Павел Зорин <p.zorin@zarechie.example>, Алексей Гордеев <a.gordeev@shchit.example>']
  const text = 'Добрый день! Пришлите смету на замену щита в насосной, Павла держите в копии.\r\n\r\nЕлена Воронцова'
  await send(network.smtp, aLetter({ subject, text, headers }))
  return (await until(
    () => Promise.resolve(requestOf(network)),
    (id) => id !== undefined,
  )) as number
}

async function openLetters(page: Page, { network }: World, request: number): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/crm/lead/details/${request}/`)
  await page.getByRole('tab', { name: /^(Переписка|Conversation)$/ }).click()
  const app = appFrame(page)
  await app.getByRole('article').first().waitFor()
  return app
}

/** The form that puts the last letter of that request elsewhere. */
async function openMove(page: Page, world: World): Promise<Locator> {
  const app = await openLetters(page, world, await copiedRequest(world))
  await app
    .getByText(/^(перенести…|move…)$/)
    .first()
    .click()
  const dialog = app.getByRole('dialog')
  await dialog.waitFor()
  return dialog
}

/** Letters beyond the everyday ones: an answer to all while a colleague answers too, a merger, a split, the search. */
export const letterScreens: readonly Screen[] = [
  {
    name: 'conversation-answer-all',
    open: async (page, world) => {
      const { network } = world
      const id = await copiedRequest(world)
      const app = await openLetters(page, world, id)
      // The request is known to the app once its letters are shown.
      await callApi(network.appUrl, await signIn(network, 2), 'PUT', `/api/requests/${id}/presence`)
      const all = app.getByRole('button', { name: /^(Ответить всем|Reply to all)$/ })
      const words = app.getByRole('textbox', { name: /^(Текст письма|Text of the letter)$/ })
      await all.or(words).first().waitFor()
      if (await all.isVisible()) await all.click()
      await words.fill('Елена, смету пришлём сегодня до 18:00. Уточните высоту щита.')
      await app.getByText(/^(черновик сохранён|draft kept)$/).waitFor()
      await app.getByText(/(Сейчас отвечает|is answering now)/).waitFor()
    },
  },
  {
    name: 'move-split',
    open: async (page, world) => {
      const dialog = await openMove(page, world)
      await dialog.getByText(/^(В новый запрос|Into a new request)$/).click()
      await dialog.getByText(/(перейдут|go): /).waitFor()
    },
  },
  {
    name: 'move-merge',
    open: async (page, world) => {
      const dialog = await openMove(page, world)
      await dialog.getByText(/^(Объединить запросы|Merge the requests)$/).click()
      await dialog.getByText('Не включается выключатель ОР-16 на вводе').click()
      await dialog.getByText(/(останется на портале|stays in the portal)/).waitFor()
    },
  },
  {
    name: 'letter-search',
    open: async (page, world) => {
      const { network } = world
      const id = await copiedRequest(world)
      const token = await signIn(network, 6)
      const sent = async () =>
        (await callApi(network.appUrl, token, 'GET', `/api/letters/search?text=${encodeURIComponent('смета')}`)) as {
          totalSent: number
        }
      if ((await sent()).totalSent === 0) {
        const text = 'Елена, смета готова: замена щита в насосной, 184 300 рублей с монтажом.'
        const written = await writeAnswer(network.appUrl, token, id, text)
        if (written) await sendAnswer(network.appUrl, token, written)
        await until(sent, ({ totalSent }) => totalSent > 0)
      }
      const app = await openSection(page, world, /^(Поиск|Search)$/)
      await app.getByRole('searchbox').fill('смета')
      await app.getByText(/184 300/).waitFor()
    },
  },
]
