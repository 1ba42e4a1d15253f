import { sendSampleCards } from '../network/sample-cards.ts'
import { openSection, type Screen } from './screen.ts'

/** Visiting cards: what came, what waits for a person, the rules. */
export const cardScreens: readonly Screen[] = [
  {
    name: 'cards',
    open: async (page, world) => {
      await sendSampleCards(world.network)
      const app = await openSection(page, world, /^(Визитки|Visiting cards)$/)
      await app.getByRole('article').nth(1).waitFor()
    },
  },
  {
    name: 'cards-queue',
    open: async (page, world) => {
      await sendSampleCards(world.network)
      const app = await openSection(page, world, /^(Визитки|Visiting cards)$/)
      await app.getByRole('tab', { name: /^(Ждут решения|Waiting for a decision)/ }).click()
      await app.getByRole('button', { name: /^(Тот же человек|The same person)/ }).waitFor()
    },
  },
  {
    name: 'cards-rules',
    open: async (page, world) => {
      const app = await openSection(page, world, /^(Визитки|Visiting cards)$/)
      await app.getByRole('tab', { name: /^(Проверка и объединение|Checks and merging)$/ }).click()
      await app.getByRole('switch').first().waitFor()
    },
  },
]
