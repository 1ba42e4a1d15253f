import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const source = fileURLToPath(new URL('../../', import.meta.url))

// Prisma gathers findUnique calls of one moment into one query, which then runs in the scope of the first caller alone.
it('no query of the product is one that Prisma gathers across portals', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const product = files.filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing\.ts$/.test(file))
  const guilty = product.filter((file) => /\.findUnique(OrThrow)?\(/.test(readFileSync(join(source, file), 'utf8')))
  expect(guilty).toEqual([])
  expect(product.length).toBeGreaterThan(50)
})
