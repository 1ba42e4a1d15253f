import { describe, expect, it } from 'vitest'
import { crmText } from '../../platform/texts/crm-texts.ts'
import { copyMark, isCopy, isCopyText } from './copy-mark.ts'

describe('a copy', () => {
  it('is known by its marks, and nothing else is', () => {
    const { ORIGINATOR_ID, ORIGIN_ID } = copyMark(12, { entityTypeId: 4, entityId: 7 })
    expect(isCopy(ORIGINATOR_ID, ORIGIN_ID)).toBe(true)
    expect(isCopy(ORIGINATOR_ID, 'letter:12')).toBe(false)
    expect(isCopy(null, 'VI_call')).toBe(false)
  })

  it.each(['ru', 'en'] as const)('that is a comment is known by its first line (%s)', (lang) => {
    const line = crmText('timeline.copy', lang, { id: 5, kind: 'x', card: 'x', date: 'x', author: 'x', link: 'x' })
    expect(isCopyText(`${line}\n\nДоговорились`)).toBe(true)
    expect(isCopyText(`Переслали: ${line}`)).toBe(false)
  })
})
