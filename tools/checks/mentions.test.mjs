import { describe, expect, test } from 'vitest'
import { mentionsIn } from './mentions.mjs'

describe('mentionsIn', () => {
  test('finds scripts in prose and in code blocks', () => {
    const text = 'Run `npm run demo -- --fresh`, `npm test` or\n```\npnpm db:migrate\n```\nafter `pnpm install`.'
    expect(mentionsIn(text).scriptNames).toEqual(['demo', 'test', 'db:migrate'])
  })

  test('finds commands of the front door', () => {
    expect(mentionsIn('`node tools/run.mjs bench -- tab`').commandNames).toEqual(['bench'])
  })

  test('finds paths in backticks, without a line number or a last slash', () => {
    const text = 'See `app-backend/src/portal/`, `e2e/portal/server.ts:12` and `not a path`.'
    expect(mentionsIn(text).paths).toEqual(['app-backend/src/portal', 'e2e/portal/server.ts'])
  })

  test('leaves code blocks out of the paths', () => {
    expect(mentionsIn('```ts\nimport `docs/none.md`\n```\n').paths).toEqual([])
  })

  test('finds relative links and pictures, not addresses or anchors', () => {
    const text = '[a](docs/a.md#part) ![b](b.png "B") [c](https://x.example) [d](#d) <img src="e.png">'
    expect(mentionsIn(text).links).toEqual(['docs/a.md', 'b.png', 'e.png'])
  })
})
