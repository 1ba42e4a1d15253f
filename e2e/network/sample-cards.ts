import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { sendRaw } from './send-letters.ts'
import { signIn } from './sign-in.ts'
import type { Network } from './start-network.ts'

/** The address at which the network's company takes visiting cards in. */
export const cardsAddress = 'vizitki@shchit.example'
/** The mail server whose word on senders counts. */
const trustedServer = 'mx.shchit.example'

export interface CardImports {
  imports: { id: number; responsible: { id: number }; state: string; cards: { id: number; state: string }[] }[]
}

export const card = (lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

/** Opens the mailbox for cards as an administrator does; cards of strangers go to the first person. */
export async function openCardMailbox(network: Network): Promise<void> {
  const token = await signIn(network)
  const values = { trustedServers: [trustedServer] }
  await callApi(network.appUrl, token, 'PUT', '/api/settings/vcard-import', { revision: 0, enabled: true, values })
  const mailbox = { address: cardsAddress, purpose: 'cards', defaultUserId: 1, name: 'Визитки' }
  await callApi(network.appUrl, token, 'POST', '/api/mailboxes', mailbox)
}

let serial = 0
/** A letter with one file of cards, as the trusted server passes it on. */
export function withCards(from: string, file: string, { proved = true, subject = 'Визитки' } = {}): Buffer {
  serial += 1
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  return Buffer.from(
    [
      `Authentication-Results: ${trustedServer}; spf=${proved ? 'pass' : 'fail'} smtp.mailfrom=${from}`,
      `From: ${from}`,
      `To: ${cardsAddress}`,
      `Subject: =?utf-8?B?${encoded(subject)}?=`,
      `Message-ID: <cards-${process.pid}-${serial}@shchit.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Визитки с выставки.',
      '--b',
      'Content-Type: text/vcard; charset=utf-8; name="cards.vcf"',
      'Content-Disposition: attachment; filename="cards.vcf"',
      'Content-Transfer-Encoding: base64',
      '',
      encoded(file).replaceAll(/.{76}/g, '$&\r\n'),
      '--b--',
      '',
    ].join('\r\n'),
  )
}

export const sendCards = (network: Network, from: string, raw: Buffer): Promise<void> =>
  sendRaw(network.smtp, { from, to: cardsAddress }, raw)

/** Resolves when `count` letters with cards are done with; the newest first. */
export async function cardsImported(network: Network, count: number): Promise<CardImports['imports']> {
  const { imports } = await until(
    async () => (await callApi(network.appUrl, await signIn(network), 'GET', '/api/cards/imports')) as CardImports,
    ({ imports: found }) => found.length >= count && found.every(({ state }) => state !== 'working'),
  )
  return imports
}

/** Letters for pictures: cards that are made, one that waits for a person. Sent once a network. */
export async function sendSampleCards(network: Network): Promise<void> {
  const seen = (await callApi(network.appUrl, await signIn(network), 'GET', '/api/cards/imports')) as CardImports
  if (seen.imports.length > 0) return
  await openCardMailbox(network)
  const sender = 'a.gordeev@shchit.example'
  const expo = [
    [
      'N:Лапина;Вера;Олеговна;;',
      'ORG:ООО «Северный ветер»',
      'TITLE:Главный энергетик',
      'TEL;TYPE=CELL:+7 900 000-41-17',
      'EMAIL:v.lapina@sever.example',
    ],
    ['N:Игнатов;Павел;;;', 'ORG:Северный ветер', 'TITLE:Закупки', 'TEL;TYPE=WORK:+7 900 000-41-18'],
    ['N:Соболева;Нина;Петровна;;', 'ORG:АО «Линия»', 'TEL;TYPE=WORK:+7 900 000-52-03', 'EMAIL:soboleva@liniya.example'],
  ]
  await sendCards(
    network,
    sender,
    withCards(sender, expo.map(card).join(''), { subject: 'Визитки с выставки «Энергия»' }),
  )
  await cardsImported(network, 1)
  const moved = card([
    'N:Лапина;Вера;;;',
    'ORG:Завод «Меридиан»',
    'TITLE:Технический директор',
    'TEL;TYPE=CELL:8 (900) 000-41-17',
    'EMAIL:lapina@meridian.example',
  ])
  await sendCards(network, sender, withCards(sender, moved, { subject: 'Новая визитка Веры Лапиной' }))
  await cardsImported(network, 2)
}
