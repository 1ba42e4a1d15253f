import type { FrameLocator, Page } from '@playwright/test'
import { archive } from '../journeys/import/archive.ts'
import { ImportClient, type RunSeen } from '../network/import/import-client.ts'
import { until } from '../network/letter-outcomes.ts'
import { openSection, type Screen, type World } from './screen.ts'

/** Rows of one picture are not those of the next: what was imported once is skipped. */
let first = 41_877

function archiveOf({ network }: World, rows: number): Buffer {
  const owner = network.portal.state.users.get(6)
  const file = archive({
    rows,
    first,
    email: 'e.vorontsova@zarechie.example',
    owner: `${owner?.lastName} ${owner?.name}`,
  })
  first += rows
  return file
}

const openImports = (page: Page, world: World) => openSection(page, world, /^(Импорт|Import)$/)

async function sendArchive(page: Page, world: World): Promise<FrameLocator> {
  const app = await openImports(page, world)
  await app
    .locator('input[type=file]')
    .setInputFiles({ name: 'archive_15-24.csv', mimeType: 'text/csv', buffer: archiveOf(world, 60) })
  await app.getByRole('table').getByRole('row').nth(3).waitFor()
  return app
}

async function checked(app: FrameLocator): Promise<FrameLocator> {
  await app
    .getByRole('button', { name: /^(Пробный прогон|Dry run)$/ })
    .last()
    .click()
  await app.getByRole('list', { name: /^(Причины|Causes)$/ }).waitFor({ timeout: 20_000 })
  return app
}

/** Fields of the archive's columns. */
const fields = ['createdTime', 'title', '', 'assignedById', 'contactIds', 'comments'].flatMap((field, at) =>
  field === '' ? [] : [{ column: at + 1, field }],
)

async function staged(world: World, name: string, rows: number): Promise<{ client: ImportClient; id: string }> {
  const client = new ImportClient(world.network)
  const { id } = await client.begin(await client.upload(name, archiveOf(world, rows)))
  await client.map(id, fields)
  for (const stage of ['load', 'check']) {
    await client.stage(id, stage)
    await client.ended(id)
  }
  return { client, id }
}

/** A run that is over, with rows that failed and its certificate; made once for all pictures. */
const ended = once(async (world) => {
  const { client, id } = await staged(world, 'archive_2015-2018.csv', 60)
  for (const stage of ['write', 'certificate']) {
    await client.stage(id, stage)
    await client.ended(id)
  }
})

/** A run that has used up the time of its methods and waits for more. */
const waiting = once(async (world) => {
  await ended(world)
  const { client, id } = await staged(world, 'archive_2019-2024.csv', 1_200)
  const costs = { 'crm.item.batchimport': 20, 'crm.item.import': 40 }
  world.network.portal.state.limits.operating.configure({ costs })
  await client.stage(id, 'write')
  const halted = (run: RunSeen) => run.counts.success > 400 && run.counts.inFlight === 0
  await until(() => client.run(id), halted, 60_000)
})

function once(make: (world: World) => Promise<void>): (world: World) => Promise<void> {
  let made: Promise<void> | undefined
  return (world) => (made ??= make(world))
}

async function openRun(page: Page, world: World, name: string): Promise<FrameLocator> {
  const app = await openImports(page, world)
  await app.getByRole('tab', { name: /^(Запуски|Runs)$/ }).click()
  await app.getByRole('button', { name }).click()
  return app
}

async function openEnded(page: Page, world: World): Promise<FrameLocator> {
  await ended(world)
  const app = await openRun(page, world, 'archive_2015-2018.csv')
  await app.getByRole('region', { name: /^(Акт сверки|Reconcile certificate)$/ }).waitFor()
  return app
}

async function openFailed(page: Page, world: World): Promise<FrameLocator> {
  const app = await openEnded(page, world)
  await app
    .getByRole('navigation', { name: /^(Шаги импорта|Steps of the import)$/ })
    .getByRole('button', { name: /^(Загрузка|Import)$/ })
    .click()
  await app.getByRole('list', { name: /^(Причины|Causes)$/ }).waitFor()
  return app
}

/** The run that waits: as it goes, or paused by a person. */
async function openWaiting(page: Page, world: World, paused: boolean): Promise<void> {
  await waiting(world)
  const app = await openRun(page, world, 'archive_2019-2024.csv')
  const pause = app.getByRole('button', { name: /^(Приостановить|Pause)$/ })
  const resume = app.getByRole('button', { name: /^(Продолжить|Go on)$/ })
  await pause.or(resume).waitFor()
  const [from, to] = paused ? [pause, resume] : [resume, pause]
  if (await from.isVisible()) await from.click()
  await to.waitFor()
}

/** An archive on its way into the portal. */
export const importScreens: readonly Screen[] = [
  {
    name: 'import-file',
    open: async (page, world) => (await openImports(page, world)).getByText(/(до 2 ГБ|up to 2 GB)/).waitFor(),
  },
  { name: 'import-mapping', open: sendArchive },
  {
    name: 'import-comments',
    async open(page, world) {
      await ended(world)
      const app = await openImports(page, world)
      await app.getByRole('radio', { name: /^(Комментарии|Comments)$/ }).click()
      await app.getByRole('button', { name: /(Выберите загрузку|Choose an import)/ }).click()
      await app.getByRole('option').first().click()
      await app.getByText(/(ключ записи, текст|record’s key, the text)/).waitFor()
    },
  },
  { name: 'import-check', open: async (page, world) => checked(await sendArchive(page, world)) },
  {
    name: 'import-plan',
    async open(page, world) {
      const app = await checked(await sendArchive(page, world))
      await app.getByRole('button', { name: /^(План загрузки|Import plan)$/ }).click()
      await app.getByRole('button', { name: /^(Загрузить|Import) \d/ }).waitFor()
    },
  },
  { name: 'import-failures', open: openFailed },
  {
    name: 'import-failed-rows',
    async open(page, world) {
      const app = await openFailed(page, world)
      await app
        .getByRole('button', { name: /^(Строки|Rows): / })
        .first()
        .click()
      await app.getByRole('dialog').getByRole('row').nth(1).waitFor()
    },
  },
  { name: 'import-certificate', open: openEnded },
  {
    name: 'import-undo',
    async open(page, world) {
      const app = await openEnded(page, world)
      await app.getByRole('button', { name: /^(Отменить загрузку|Take the import back)$/ }).click()
      await app.getByRole('alertdialog').or(app.getByRole('dialog')).getByRole('button').nth(1).waitFor()
    },
  },
  { name: 'import-write', open: (page, world) => openWaiting(page, world, false) },
  { name: 'import-paused', open: (page, world) => openWaiting(page, world, true) },
]
