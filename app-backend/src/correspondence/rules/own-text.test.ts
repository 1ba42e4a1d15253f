import { describe, expect, it } from 'vitest'
import { ownText } from './own-text.ts'

const quotes: [string, string][] = [
  ['Яндекс', '20.11.2026, 15:20, "Елена Воронцова" <e@zarechie.example> написал(а):\n> Добрый день'],
  ['Mail.ru', 'Пятница, 20 ноября 2026, 15:20 +03:00 от Елена <e@zarechie.example>:\n>Добрый день'],
  ['Gmail', 'пт, 20 нояб. 2026 г. в 15:20, Елена <e@zarechie.example> пишет:\n\n> Добрый день'],
  ['Gmail на двух строках', 'On Fri, Nov 20, 2026 at 15:20 Elena Vorontsova\n<e@zarechie.example> wrote:\n> Hello'],
  [
    'Outlook',
    'From: Elena <e@zarechie.example>\nSent: Friday, November 20, 2026 3:20 PM\nTo: Support\nSubject: OR-16\n\nHello',
  ],
  [
    'русский Outlook',
    'От: Елена <e@zarechie.example>\nОтправлено: 20 ноября 2026 г. 15:20\nКому: Поддержка\nТема: ОР-16\n\nДобрый день',
  ],
  [
    'Outlook с чертой',
    '________________________________\nОт: Елена <e@zarechie.example>\nДата: 20.11.2026\nКому: Поддержка',
  ],
  ['старый Outlook', '-----Original Message-----\nFrom: Elena'],
  ['русский Exchange', '-----Исходное сообщение-----\nОт: Елена'],
  ['пересылка', '---------- Forwarded message ---------\nОт: Елена'],
  ['наш ответ', '20 ноября 2026 г., 15:20, Елена Воронцова <e@zarechie.example> пишет:\n> Добрый день'],
  ['подпись', '-- \nС уважением, Елена'],
  ['голая цитата', '> Добрый день\n>> ещё раньше'],
]

describe('own words of a letter', () => {
  it.each(quotes)('end where the quotation begins: %s', (_, quote) => {
    expect(ownText(`Взводится, но отключается.\n\n${quote}`)).toEqual({
      own: 'Взводится, но отключается.',
      rest: quote,
    })
  })

  it.each([
    ['a line that begins with «От:» and goes on as a text', 'От: насоса до щита 40 м кабеля.\nПроверили дважды.'],
    ['a date in a sentence', 'Счёт от 20.11.2026 оплачен.\nЖдём отгрузку.'],
    ['answers between quoted lines', '> Какой ток?\n16 А\n> Какая серия?\nОР-16'],
    ['a letter that is nothing but a quotation', '> Добрый день\n> Ждём'],
    ['a forwarded letter without a word of its own', '-----Original Message-----\nFrom: Elena\n\nHello'],
    ['two hyphens in a text', 'Модель -- ОР-16'],
  ])('stay whole: %s', (_, text) => expect(ownText(text)).toEqual({ own: text, rest: '' }))

  it('lose nothing of the letter', () => {
    for (const [, quote] of quotes) {
      const { own, rest } = ownText(`Слова.\n\n${quote}`)
      expect(`${own}${rest}`.replaceAll(/\s/g, '')).toBe(`Слова.${quote}`.replaceAll(/\s/g, ''))
    }
  })
})
