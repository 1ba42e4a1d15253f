import { expect, it } from 'vitest'
import { multipart } from './multipart.ts'

const parsed = async (form: { body: Buffer; type: string }) =>
  (await new Response(new Uint8Array(form.body), { headers: { 'content-type': form.type } }).formData()).get(
    'file',
  ) as File

it('is read as a form with the same bytes', async () => {
  const content = Uint8Array.from([0, 13, 10, 45, 45, 255])
  const file = await parsed(multipart('file', { name: 'чертёж.pdf', content }))
  expect([file.name, new Uint8Array(await file.arrayBuffer())]).toEqual(['чертёж.pdf', content])
})

it('keeps a hostile name inside its quotes', async () => {
  const file = await parsed(multipart('file', { name: 'a"; name="x\r\nX-Evil: 1', content: new Uint8Array(1) }))
  expect(file.name).toBe('a_; name=_x__X-Evil: 1')
})
