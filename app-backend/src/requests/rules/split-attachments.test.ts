import { expect, it } from 'vitest'
import { inlineBytes, splitAttachments } from './split-attachments.ts'

const file = (size: number) => ({ content: new Uint8Array(size) })

it('keeps a file of exactly the limit inside', () => expect(splitAttachments([file(inlineBytes)]).disk).toHaveLength(0))
it('sends a file one byte past the limit to the disk', () =>
  expect(splitAttachments([file(inlineBytes + 1)]).inline).toHaveLength(0))
it('keeps small files beside a large one', () => {
  const [large, small] = [file(inlineBytes), file(10)]
  expect(splitAttachments([large, small])).toEqual({ inline: [small], disk: [large] })
})
