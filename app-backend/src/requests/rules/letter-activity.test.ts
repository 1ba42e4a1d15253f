import { expect, it } from 'vitest'
import { anIncomingLetter } from '../testing.ts'
import { letterActivity } from './letter-activity.ts'

const activity = (changes = {}, rest = {}) =>
  letterActivity({
    letter: anIncomingLetter(changes),
    originId: 'o1',
    owner: { entityTypeId: 1, entityId: 48213 },
    contactId: 15,
    inline: [],
    links: [],
    words: {
      noSubject: '(без темы)',
      filesOnDisk: 'Вложения на Диске:',
      filesNotStored: 'Вложения, не сохранённые на портале:',
    },
    ...rest,
  })

it('is an incoming e-mail that is not completed', () =>
  expect(activity()).toMatchObject({
    OWNER_TYPE_ID: 1,
    OWNER_ID: 48213,
    TYPE_ID: 4,
    DIRECTION: 1,
    COMPLETED: 'N',
    DESCRIPTION_TYPE: 3,
  }))

it('binds the client, so that the letter shows in their card too', () =>
  expect(activity().COMMUNICATIONS).toEqual([
    { VALUE: 'e.vorontsova@zarechie.example', TYPE: 'EMAIL', ENTITY_TYPE_ID: 3, ENTITY_ID: 15 },
  ]))

it('names a subject where the letter has none', () => expect(activity({ subject: '' }).SUBJECT).toBe('(без темы)'))

it('turns plain text into markup that shows as written', () =>
  expect(activity({ html: null, text: 'a < b\nс уважением' }).DESCRIPTION).toBe('<p>a &lt; b<br>с уважением</p>'))

it('lists what lies on the disk, with names that can’t break the markup', () =>
  expect(activity({}, { links: [{ name: '<b>.pdf', url: 'http://p/?a=1&b=2' }] }).DESCRIPTION).toContain(
    '<a href="http://p/?a=1&amp;b=2">&lt;b&gt;.pdf</a>',
  ))

it('names a file that the portal has no place for, without a link', () => {
  const links = [
    { name: '<чертёж>.pdf', url: null },
    { name: 'акт.pdf', url: 'http://p/1' },
  ]
  const { DESCRIPTION } = activity({ html: '<p>см.</p>' }, { links })
  expect(DESCRIPTION).toBe(
    '<p>см.</p><p>Вложения на Диске:</p><ul><li><a href="http://p/1">акт.pdf</a></li></ul>' +
      '<p>Вложения, не сохранённые на портале:</p><ul><li>&lt;чертёж&gt;.pdf</li></ul>',
  )
})

it('keeps the thread headers for the portal’s own mail', () =>
  expect(activity({ inReplyTo: '<a@b>', references: ['<x@y>', '<a@b>'] }).SETTINGS.MESSAGE_HEADERS).toEqual({
    'Message-Id': '<m1@zarechie.example>',
    'In-Reply-To': '<a@b>',
    References: '<x@y> <a@b>',
  }))
