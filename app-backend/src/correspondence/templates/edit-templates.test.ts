import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { templateBody } from '../contract.ts'
import { aParsedLetter, playCorrespondence } from '../testing.ts'
import { addTemplate, dropTemplate, listTemplates, saveTemplate } from './edit-templates.ts'
import { fillForRequest } from './fill-for-request.ts'

const database = testDatabase()
const clock = createClock()
let played: Awaited<ReturnType<typeof playCorrespondence>>
beforeEach(async () => {
  played = await playCorrespondence(database, clock)
})
const words = (text: string) => ({ subject: '', text })
const body = (changes = {}) => ({
  kind: 'reply' as const,
  name: 'Фото шильдика',
  ru: words('{{клиент.имя}}, пришлите фото по запросу {{номер}}.\n{{сотрудник.имя}}'),
  en: words('{{client.name}}, please send a photo for {{number}}.'),
  ...changes,
})
const add = (changes = {}) => played.inside(() => addTemplate(played.deps, played.viewer, body(changes)))
const idOf = async () => (await add()).templates.find(({ kind }) => kind === 'reply')?.id ?? 0

describe('a template', () => {
  it('with a field that does not exist is refused with the name of the field', async () => {
    await expect(add({ en: words('{{price}} and {{client.name}}') })).rejects.toMatchObject({
      code: 'template.unknown-field',
      params: { names: '{{price}}' },
    })
  })

  it('of a name that is taken is refused, and the same one twice is one', async () => {
    await add()
    await expect(add({ en: words('Other') })).rejects.toMatchObject({ code: 'template.taken' })
    expect((await add()).templates.filter(({ kind }) => kind === 'reply')).toHaveLength(1)
  })

  it('that another person changed meanwhile is not overwritten', async () => {
    const id = await idOf()
    const save = (text: string) =>
      played.inside(() => saveTemplate(played.deps, played.viewer, id, { ...body({ ru: words(text) }), revision: 1 }))
    await save('Первый')
    await expect(save('Второй')).rejects.toMatchObject({ code: 'template.changed' })
  })

  it('comes with the fields of the request in the language of its client', async () => {
    const id = await idOf()
    const fill = () => played.inside(() => fillForRequest(played.deps, played.viewer, 41, id))
    expect((await fill()).text).toBe('Елена, пришлите фото по запросу 41.\nАлексей Гордеев')
    await played.aLetter(aParsedLetter({ text: 'The breaker trips when the pump starts.' }))
    expect((await fill()).text).toBe('Елена, please send a photo for 41.')
  })

  it('in one language alone goes to clients who write in the other too; one without words is none', async () => {
    await add({ en: words('') })
    const id = (await played.inside(() => listTemplates(played.deps, played.tenant.id))).templates.at(-1)?.id ?? 0
    await played.aLetter(aParsedLetter({ text: 'The breaker trips when the pump starts.' }))
    const filled = await played.inside(() => fillForRequest(played.deps, played.viewer, 41, id))
    expect(filled.text).toBe('Елена, пришлите фото по запросу 41.\nАлексей Гордеев')
    expect(templateBody.safeParse(body({ ru: words(' '), en: words('') })).success).toBe(false)
  })

  it('of the acknowledgement is the usual one until another is written, and again when that is dropped', async () => {
    const acknowledgement = async () =>
      (await played.inside(() => listTemplates(played.deps, played.tenant.id))).templates.find(
        ({ kind }) => kind === 'acknowledgement',
      )
    expect(await acknowledgement()).toMatchObject({ id: 0 })
    await played.inside(() =>
      saveTemplate(played.deps, played.viewer, 0, { ...body({ kind: 'acknowledgement' }), revision: 0 }),
    )
    const own = await acknowledgement()
    expect(own?.id).toBeGreaterThan(0)
    await played.inside(() => dropTemplate(played.deps, played.viewer, own?.id ?? 0))
    expect(await acknowledgement()).toMatchObject({ id: 0 })
  })
})
