import { expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { restCall } from './rest-call.ts'
import { sheetsOf } from './sheets.ts'
import { signIn } from './sign-in.ts'
import { advance, testNetwork } from './testing.ts'

const network = testNetwork()
/** No administrator of the portal. */
const seller = 7

it('the figures of the dashboard stand in a sheet of their own, follow the portal by the hour, and keep what people make of it', async () => {
  const sheets = sheetsOf(network, 'Цифры')
  const lead = (title: string) => restCall(network, 'crm.item.add', { entityTypeId: 1, fields: { title } })
  await lead('Замена счётчика')
  await sheets.connect()
  await sheets.api('PUT', '/figures', { days: 30 })
  await sheets.compared()
  const sheet = sheets.sheet('Дашборд')
  const value = (name: string) => sheet.column('Значение')[sheet.column('Показатель').indexOf(name)]
  const day = new Date(network.portal.state.clock.now()).toISOString().slice(0, 10)
  const shown = (await callApi(
    network.appUrl,
    await signIn(network),
    'GET',
    `/api/dashboards/overview?from=${day.slice(0, 4)}-01-01&to=${day}`,
  )) as { requests: { open: number } }
  expect(value('Открыто сейчас')).toBe(shown.requests.open)
  expect(String(value('Данные на'))).toMatch(/^\d\d\.\d\d\.\d{4}, \d\d:\d\d$/)

  sheet.sort(sheet.headings().indexOf('Показатель'), true)
  sheet.insertColumn(2)
  const row = sheet.column('Показатель').indexOf('Открыто сейчас')
  sheet.type(row, 2, 'сверено')
  await lead('Ещё одна заявка')
  await advance(network, 3_660_000)
  await sheets.shows(() => value('Открыто сейчас'), shown.requests.open + 1)
  expect(sheet.column('')[sheet.column('Показатель').indexOf('Открыто сейчас')]).toBe('сверено')

  const token = await signIn(network, seller)
  const refused = callApi(network.appUrl, token, 'PUT', '/api/sheets/figures', { days: 7 })
  await expect(refused).rejects.toThrow(/403/)
  sheet.remove()
  await sheets.api('POST', '/pass')
  await sheets.sheetFault(0, 'sheets.sheet-gone')
  await sheets.api('POST', '/0/restart', {})
  await sheets.compared()
  expect(sheets.sheet('Дашборд').column('Показатель')).toContain('Открыто сейчас')
})
