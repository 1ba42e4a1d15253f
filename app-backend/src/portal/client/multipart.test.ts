import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { multipart } from './multipart.ts'

const bytesOf = (form: ReturnType<typeof multipart>) => ('bytes' in form ? form.bytes : buffer(form.stream()))
const parsed = async (form: ReturnType<typeof multipart>) => {
  const answer = new Response(new Uint8Array(await bytesOf(form)), { headers: { 'content-type': form.type } })
  return (await answer.formData()).get('file') as File
}

it('is read as a form with the same bytes', async () => {
  const content = Uint8Array.from([0, 13, 10, 45, 45, 255])
  const file = await parsed(multipart('file', { name: 'чертёж.pdf', content }))
  expect([file.name, new Uint8Array(await file.arrayBuffer())]).toEqual(['чертёж.pdf', content])
})

it('keeps a hostile name inside its quotes', async () => {
  const file = await parsed(multipart('file', { name: 'a"; name="x\r\nX-Evil: 1', content: new Uint8Array(1) }))
  expect(file.name).toBe('a_; name=_x__X-Evil: 1')
})

it('of a stream is begun anew for each try, with its length told beforehand', async () => {
  const open = async () =>
    (async function* () {
      yield Uint8Array.from([1, 2])
      yield Uint8Array.from([3])
    })()
  const form = multipart('file', { name: 'a.wav', sizeBytes: 3, open })
  expect('length' in form && form.length).toBe((await bytesOf(form)).length)
  expect(new Uint8Array(await (await parsed(form)).arrayBuffer())).toEqual(Uint8Array.from([1, 2, 3]))
})
