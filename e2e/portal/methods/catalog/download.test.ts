import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

interface Made {
  id: number
  detailPicture: { id: string }
}

// Bitrix24 docs: api-reference/catalog/product/catalog-product-download and its pages of offers, services and head products.
test.each([
  ['catalog.product.add', 'catalog.product.download', 14, 'element'],
  ['catalog.product.offer.add', 'catalog.product.offer.download', 15, 'offer'],
  ['catalog.product.service.add', 'catalog.product.service.download', 14, 'service'],
  ['catalog.product.sku.add', 'catalog.product.sku.download', 14, 'sku'],
])('%s keeps a picture that %s gives back', async (add, download, iblockId, key) => {
  const fields = { iblockId, name: 'Щит', detailPicture: { fileData: ['shield.png', PICTURE] } }
  const { [key]: made } = await portal.result<Record<string, Made>>(add, { fields })
  const wanted = { fileId: made?.detailPicture.id, productId: made?.id, fieldName: 'detailPicture' }
  const { accessToken } = portal.state.tokens.mint(portal.app.clientId, 1)
  const answer = await fetch(`${portal.url}/rest/${download}?auth=${accessToken}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fields: wanted }),
  })
  expect(answer.headers.get('content-disposition')).toContain('shield.png')
  expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(PICTURE)
})
