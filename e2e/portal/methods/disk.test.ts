import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
let folder = ''
beforeAll(async () => {
  portal = await aPortal()
  const storage = await portal.result<{ ROOT_OBJECT_ID: string }>('disk.storage.getforapp')
  folder = (
    await portal.result<{ ID: string }>('disk.folder.addsubfolder', {
      id: storage.ROOT_OBJECT_ID,
      data: { NAME: 'Письма' },
    })
  ).ID
})
afterAll(() => portal.stop())

test('the application has one storage', async () => {
  const again = await portal.result<{ ROOT_OBJECT_ID: string }>('disk.storage.getforapp')
  const children = await portal.result<{ NAME: string; TYPE: string }[]>('disk.folder.getchildren', {
    id: again.ROOT_OBJECT_ID,
  })
  expect(children.map((one) => [one.NAME, one.TYPE])).toEqual([['Письма', 'folder']])
})

test('a file sent in the call is downloaded unchanged', async () => {
  const content = Buffer.from('сырое письмо')
  const file = await portal.result<{ ID: string; DOWNLOAD_URL: string; SIZE: string }>('disk.folder.uploadfile', {
    id: folder,
    data: { NAME: 'raw.eml' },
    fileContent: ['raw.eml', content.toString('base64')],
  })
  expect(file.SIZE).toBe(String(content.length))
  expect(Buffer.from(await (await fetch(file.DOWNLOAD_URL)).arrayBuffer())).toEqual(content)
})

test('a big file goes to the given address as a form', async () => {
  const { field, uploadUrl } = await portal.result<{ field: string; uploadUrl: string }>('disk.folder.uploadfile', {
    id: folder,
  })
  const form = new FormData()
  form.set(field, new Blob([new Uint8Array(200_000)]), 'big.bin')
  const answer = (await (await fetch(uploadUrl, { method: 'POST', body: form })).json()) as { result: { ID: string } }
  expect(await portal.result('disk.file.get', { id: answer.result.ID })).toMatchObject({
    NAME: 'big.bin',
    SIZE: '200000',
  })
  expect(await (await fetch(uploadUrl, { method: 'POST', body: form })).json()).toMatchObject({
    error: 'ERROR_ARGUMENT',
  })
})

// Bitrix24 docs: api-reference/disk/folder/disk-folder-get-children.
test('children are found by any field and its prefix, and folders come before files', async () => {
  const { ID: id } = await portal.result<{ ID: number }>('disk.folder.addsubfolder', {
    id: folder,
    data: { NAME: 'Акты' },
  })
  for (const name of ['молния.pdf', 'замок.pdf'])
    await portal.result('disk.folder.uploadfile', { id, fileContent: [name, 'aGk='], data: { NAME: name } })
  await portal.result('disk.folder.addsubfolder', { id, data: { NAME: 'Старые' } })
  const names = async (params: Record<string, unknown>): Promise<unknown[]> =>
    (await portal.result<{ NAME: string }[]>('disk.folder.getchildren', { id, ...params })).map((one) => one.NAME)
  expect(await names({})).toEqual(['Старые', 'молния.pdf', 'замок.pdf'])
  expect(await names({ filter: { '%NAME': 'мол' } })).toEqual(['молния.pdf'])
  expect(await names({ filter: { TYPE: 'file', '>=SIZE': 1 }, order: { NAME: 'ASC' } })).toEqual([
    'замок.pdf',
    'молния.pdf',
  ])
  expect(await names({ filter: { '!NAME': 'замок.pdf', '@TYPE': ['file'] } })).toEqual(['молния.pdf'])
})

test('a taken name is refused unless a unique one is asked for', async () => {
  const upload = (more: Record<string, unknown>) =>
    portal.call('disk.folder.uploadfile', {
      id: folder,
      fileContent: ['act.pdf', 'aGk='],
      data: { NAME: 'act.pdf' },
      ...more,
    })
  await upload({})
  expect((await upload({})).body.error).toBe('DISK_OBJ_22000')
  expect((await upload({ generateUniqueName: true })).body.result).toMatchObject({ NAME: 'act (1).pdf' })
})

test('a file that hangs on a task names itself and the file of the disk behind it', async () => {
  const file = await portal.result<{ ID: number }>('disk.folder.uploadfile', {
    id: folder,
    data: { NAME: 'plan.txt' },
    fileContent: ['plan.txt', Buffer.from('План').toString('base64')],
  })
  const { task } = await portal.result<{ task: { id: string } }>('tasks.task.add', {
    fields: { TITLE: 'С файлом', RESPONSIBLE_ID: 1, UF_TASK_WEBDAV_FILES: [`n${file.ID}`] },
  })
  const shown = await portal.result<{ task: { ufTaskWebdavFiles: number[] } }>('tasks.task.get', {
    taskId: task.id,
    select: ['ID', 'UF_TASK_WEBDAV_FILES'],
  })
  const [attached] = shown.task.ufTaskWebdavFiles
  expect(await portal.result('disk.attachedobject.get', { id: attached })).toMatchObject({
    ID: String(attached),
    OBJECT_ID: String(file.ID),
    ENTITY_TYPE: 'tasks_task',
    ENTITY_ID: task.id,
    NAME: 'plan.txt',
    SIZE: String(Buffer.from('План').length),
  })
})
