import { expect } from '@playwright/test'
import { callApi } from '../network/install-app.ts'
import { restCall } from '../network/rest-call.ts'
import { signIn } from '../network/sign-in.ts'
import { openSection, type Screen, type World } from './screen.ts'

const section = /^(Бывшие контакты|Former contacts)$/
/** A contact of the seed with an open request. */
const contact = 1

interface Former {
  ready: boolean
  rows: { id: string; state: string; contactId: number }[]
}

/** A contact who has left, with a colleague who takes over; once for all pictures. */
async function seedFormer({ network }: World): Promise<void> {
  const token = await signIn(network)
  const path = '/api/former-contacts'
  if (((await callApi(network.appUrl, token, 'GET', path)) as Former).ready) return
  await callApi(network.appUrl, token, 'POST', `${path}/fields`)
  const fields = { UF_CRM_PRD_NOT_WORKING: 'Y' }
  await restCall(network, 'crm.item.update', { entityTypeId: 3, id: contact, useOriginalUfNames: 'Y', fields })
  await expect(async () => {
    const { rows } = (await callApi(network.appUrl, token, 'GET', path)) as Former
    const row = rows.find(({ contactId }) => contactId === contact)
    expect(row?.state).toBe('left')
  }).toPass({ timeout: 60_000 })
}

/** A contact that may belong to a company by its address, and one whose company is heard of without it. */
async function seedProposals({ network }: World): Promise<void> {
  const token = await signIn(network)
  const path = '/api/contact-proposals'
  const rows = async () => ((await callApi(network.appUrl, token, 'GET', path)) as { rows: object[] }).rows
  if ((await rows()).length > 0) return
  const mail = (value: string) => [{ typeId: 'EMAIL', valueType: 'WORK', value }]
  for (const [name, lastName, address] of [
    ['Павел', 'Игнатов', 'p.ignatov@severpodst.example'],
    ['Лидия', 'Громова', 'l.gromova@kedr-kvartal.example'],
  ] as const)
    await restCall(network, 'crm.item.add', { entityTypeId: 3, fields: { name, lastName, fm: mail(address) } })
  await callApi(network.appUrl, token, 'POST', `${path}/scan`)
  await expect(async () => expect((await rows()).length).toBeGreaterThan(1)).toPass({ timeout: 60_000 })
}

/** Contacts that no longer work for their companies. */
export const formerScreens: readonly Screen[] = [
  {
    name: 'former',
    open: async (page, world) => {
      await seedFormer(world)
      const app = await openSection(page, world, section)
      await app.getByRole('button', { name: /^(Что осталось|What is left)/ }).waitFor()
      return app
    },
  },
  {
    name: 'former-unbound',
    open: async (page, world) => {
      await seedProposals(world)
      const app = await openSection(page, world, section)
      await app.getByRole('radio', { name: /^(Без компании|No company)$/ }).click()
      await app.getByRole('row').nth(1).waitFor()
    },
  },
  {
    name: 'former-leavers',
    open: async (page, world) => {
      await seedProposals(world)
      const app = await openSection(page, world, section)
      await app.getByRole('radio', { name: /^(Вероятно ушли|Probably left)$/ }).click()
      await app
        .getByRole('row')
        .nth(1)
        .or(app.getByText(/^(Предложений нет|No proposals)$/))
        .first()
        .waitFor()
    },
  },
  {
    name: 'former-left-over',
    open: async (page, world) => {
      await seedFormer(world)
      const app = await openSection(page, world, section)
      await app.getByRole('button', { name: /^(Что осталось|What is left)/ }).click()
      const dialog = app.getByRole('dialog')
      await dialog.getByRole('listitem').first().waitFor()
      return app
    },
  },
]
