import { callApi } from '../../network/install-app.ts'
import { restCall } from '../../network/rest-call.ts'
import { signIn as session } from '../../network/sign-in.ts'
import { expect, test } from '../journey.ts'
import { openSection, press } from '../lab-page.ts'

const patience = { timeout: 30_000 }

// A network of its own: others begin with the ready set of fields, which this one puts away.
test.use({ productEnv: { LOG_LEVEL: 'error' } })

test('a field is added to the set, renamed, and told when somebody deletes it in the portal', async ({
  page,
  network,
  signIn,
}) => {
  const { state } = network.portal
  const fieldThere = () => [...state.userfields.values()].find(({ fieldName }) => fieldName === 'UF_CRM_PRD_SHOP')
  const sections = [{ id: 'product', title: { ru: 'Изделие', en: 'Product' } }]
  const set = { sections, fields: [] }
  await callApi(network.appUrl, await session(network), 'PUT', '/api/request-fields', { set, revision: 0 })
  await signIn(1)
  const app = await openSection(page, network, /^Поля$/)
  const row = app.getByRole('listitem').filter({ hasText: 'PRD_SHOP' })
  const save = () => press(page, app.getByRole('button', { name: 'Сохранить набор' }))
  const apply = () => press(page, app.getByRole('button', { name: 'Записать на портал' }))

  await test.step('added', async () => {
    await press(page, app.getByRole('button', { name: 'Добавить поле' }))
    const dialog = app.getByRole('dialog', { name: 'Новое поле' })
    await dialog.getByRole('textbox', { name: 'Название по-русски' }).fill('Цех')
    await dialog.getByRole('textbox', { name: 'Название по-английски' }).fill('Shop')
    await dialog.getByRole('textbox', { name: 'Код' }).fill('PRD_SHOP')
    await press(page, dialog.getByRole('button', { name: 'Готово' }))
    await save()
    await expect(row).toContainText('нет на портале')
    await apply()
    await expect(row).toContainText('как в наборе', patience)
    expect(fieldThere()).toBeDefined()
  })

  await test.step('renamed', async () => {
    await press(page, app.getByRole('button', { name: 'Изменить: Цех' }))
    await app.getByRole('dialog').getByRole('textbox', { name: 'Название по-русски' }).fill('Цех-изготовитель')
    await press(page, app.getByRole('dialog').getByRole('button', { name: 'Готово' }))
    await save()
    await expect(row).toContainText('На портале называется')
    await app.getByRole('checkbox', { name: 'Применить «Цех-изготовитель»' }).press('Space')
    await apply()
    await expect(row).toContainText('как в наборе', patience)
  })

  await test.step('deleted by hand in the portal', async () => {
    await restCall(network, 'crm.lead.userfield.delete', { id: fieldThere()?.id })
    await openSection(page, network, /^Поля$/)
    await expect(row).toContainText('нет на портале')
  })
})
