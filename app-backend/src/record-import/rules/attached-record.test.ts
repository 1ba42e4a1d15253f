import { expect, it } from 'vitest'
import { archiveEntry } from './archive-entry.ts'
import { attachedComment, attachedMark, bearsMark } from './attached-comment.ts'
import { attachedRecord } from './attached-record.ts'

const places = { parents: new Map([['00041', 7]]), entries: ['files.csv', 'Attachments/00P1', 'a/x.pdf', 'b/x.pdf'] }
const codes = (read: ReturnType<typeof attachedRecord>) =>
  read.ok ? read.record : read.because.map(({ code }) => code)

it('a file of an archive is found by its path, else by the one name in whatever folder', () => {
  expect(archiveEntry('./a\\x.pdf', places.entries)).toEqual({ name: 'a/x.pdf' })
  expect(archiveEntry('00P1', places.entries)).toEqual({ name: 'Attachments/00P1' })
  expect(archiveEntry('x.pdf', places.entries)).toEqual({ none: 'several' })
  expect(archiveEntry('y.pdf', places.entries)).toEqual({ none: 'none' })
})

it('a comment needs its record and words, a file its record and place', () => {
  const parent = { 'attached.parent': '00041' }
  expect(codes(attachedRecord('comments', { ...parent, 'attached.text': 'Да' }, places))).toMatchObject({
    parent: 7,
    text: 'Да',
  })
  expect(codes(attachedRecord('comments', {}, places))).toEqual(['import.parent-empty', 'import.text-empty'])
  expect(
    codes(attachedRecord('files', { ...parent, 'attached.path': '00P1', 'attached.name': 'акт.pdf' }, places)),
  ).toMatchObject({ entry: 'Attachments/00P1', name: 'акт.pdf' })
  const lost = { 'attached.parent': '9', 'attached.path': 'y.pdf' }
  expect(codes(attachedRecord('files', lost, places))).toEqual(['import.parent-none', 'import.entry-none'])
})

it('a comment says when and by whom it was made, and bears the mark by which it is found', () => {
  const record = { at: '2019-03-12T11:05:00Z', author: 'Пётр', text: 'Позвонили' }
  const words = attachedComment('comments', 'salesforce/comments:00a', record, 'Europe/Moscow')
  expect(words).toBe('[b]12.03.2019, 14:05, Пётр[/b]\nПозвонили\nКомментарий № 00a (salesforce)')
  expect(bearsMark(`${words} \n`, attachedMark('comments', 'salesforce/comments:00a'))).toBe(true)
  expect(bearsMark(words, attachedMark('comments', 'salesforce/comments:0a'))).toBe(false)
  expect(attachedComment('files', 'file/files:1', { at: '', author: '', text: '' }, 'UTC')).toBe('Файл № 1 (file)')
})
