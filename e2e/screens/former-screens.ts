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
