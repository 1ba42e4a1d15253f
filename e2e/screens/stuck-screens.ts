import { openSection, type Screen, type World } from './screen.ts'

const agent = 7
const seeded = new WeakSet<object>()

/** Calls that the agent missed, whose leads went to others: the activities stayed behind. */
async function seedStuck({ network }: World): Promise<void> {
  if (seeded.has(network)) return
  seeded.add(network)
  const { url } = network.portal
  const door = async (path: string, body: object): Promise<Record<string, string>> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return (await fetch(`${url}/_portal/simulate/${path}`, init)).json() as Promise<Record<string, string>>
  }
  for (const [at, assignedById] of [2, 3, 6, agent].entries()) {
    const phone = `+7900111330${at}`
    const { callId, entityId } = await door('ring', { phone, line: '+73435550799', userId: agent, show: false })
    await door(`ring/${callId}/finish`, {})
    await door('person-edit', { entityTypeId: 1, id: Number(entityId), userId: 6, fields: { assignedById } })
  }
}

/** Activities that a person counts and can't find. */
export const stuckScreens: readonly Screen[] = [
  {
    name: 'stuck-activities',
    viewer: agent,
    open: async (page, world) => {
      await seedStuck(world)
      const app = await openSection(page, world, /^(Незавершённые дела|Open activities)$/)
      await app.getByRole('row').nth(3).waitFor()
      for (const at of [0, 1]) await app.getByRole('checkbox').nth(at).click({ force: true })
      return app
    },
  },
]
