import { describe, expect, it } from 'vitest'
import { aLetter } from '../testing.ts'
import { deliveryReport } from './delivery-report.ts'

const report = (body: string) => deliveryReport(aLetter({ body: body.replaceAll('\n', '\r\n') }))

describe('a delivery report', () => {
  it('lists its recipients with what the server says of each', () => {
    const { recipients } = report(
      'Reporting-MTA: dns; mx.example\n\n' +
        'Original-Recipient: rfc822;anna@zarechie.example\nFinal-Recipient: rfc822; Anna@Zarechie.example\nAction: failed\nStatus: 5.1.1\n' +
        'Diagnostic-Code: smtp; 550 5.1.1\n    no such user\n\n' +
        'Final-Recipient: rfc822;<boris@sosna.example>\nAction: Delayed (queued)\nStatus: 4.4.1 (timed out)\n',
    )
    expect(recipients).toEqual([
      { address: 'anna@zarechie.example', action: 'failed', status: '5.1.1', detail: '550 5.1.1 no such user' },
      { address: 'boris@sosna.example', action: 'delayed', status: '4.4.1', detail: '' },
    ])
  })

  it.each([
    ['\n--edge\nContent-Type: message/rfc822\n\nMessage-ID: <a@x>\nSubject: s\n', ['a@x']],
    ['--- Below this line is a copy of the message.\n\nReceived: from b\nMessage-Id:\n <a@x>\n', ['a@x']],
    ['> Message-ID: <a@x>\n> Subject: s\n', ['a@x']],
    ['Your Message-ID: <a@x>\n', []],
  ])('names the letter that is returned: %j', (body, ids) => expect(report(body).returnedIds).toEqual(ids))

  it.each([
    ['<anna@zarechie.example>: host mx said: 550 5.1.1 unknown', '5.1.1', ['anna@zarechie.example']],
    ['452 4.2.2 mailbox full (anna@zarechie.example)', '4.2.2', ['anna@zarechie.example']],
    ['550 no such user anna@zarechie.example', '5.0.0', ['anna@zarechie.example']],
    ['Письмо не дошло.', '', []],
  ])('is read from its words: «%s»', (body, status, mentioned) =>
    expect(report(body)).toMatchObject({ status, mentioned }),
  )

  it.each(['a@', ' '.repeat(10), 'Final-Recipient: ', '<'.repeat(10), '\n '])(
    'costs little on a flood of «%s»',
    (text) => {
      const started = performance.now()
      report(text.repeat(200_000))
      expect(performance.now() - started).toBeLessThan(2_000)
    },
  )
})
