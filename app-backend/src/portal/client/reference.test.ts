import { expect, it } from 'vitest'
import { BatchReference, batchParams } from './reference.ts'

it('writes a reference as the portal reads it', () =>
  expect(batchParams({ ids: [BatchReference.result('contact', 'item', 'id')] })).toEqual({
    ids: ['$result[contact][item][id]'],
  }))

it.each(['$result[contact][item][id]', 'Цена $total[x] руб', '$next[a]', '$error[a]'])(
  'takes %s in a text for text',
  (text) => {
    const written = batchParams({ fields: { title: text } }) as { fields: { title: string } }
    expect(written.fields.title).not.toMatch(/\$(result|total|next|error)\[/)
    expect(written.fields.title.replaceAll('\u2060', '')).toBe(text)
  },
)

it('leaves other text as it is', () =>
  expect(batchParams(['100 $', '$result', 5, true, null])).toEqual(['100 $', '$result', 5, true, null]))
