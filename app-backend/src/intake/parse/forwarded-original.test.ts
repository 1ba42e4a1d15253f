import { describe, expect, it } from 'vitest'
import { forwardedOriginal } from './forwarded-original.ts'

const ivan = { name: 'Иван Петров', address: 'ivan@sosna.example' }

describe('a forwarded letter', () => {
  it.each([
    [
      'Gmail',
      'Fwd: Счёт',
      '---------- Forwarded message ---------\nОт: Иван Петров <ivan@sosna.example>\nDate: пт\nSubject: Счёт',
    ],
    [
      'Outlook',
      'FW: Счёт',
      'Посмотрите\n\n________________________________\nFrom: Иван Петров <ivan@sosna.example>\nSent: Monday\nSubject: Счёт',
    ],
    [
      'Russian Outlook',
      'FW: Счёт',
      'От: Иван Петров [mailto:ivan@sosna.example]\nОтправлено: 2 ноября\nКому: Ольга\nТема: Счёт',
    ],
    ['German Outlook', 'WG: Счёт', 'Von: Иван Петров <ivan@sosna.example>\nGesendet: Montag\nBetreff: Счёт'],
    [
      'Thunderbird',
      'Fwd: Счёт',
      '-------- Пересылаемое сообщение --------\nТема: Счёт\nДата: пн\nОт: Иван Петров <ivan@sosna.example>',
    ],
    [
      'Apple Mail',
      'Fwd: Счёт',
      'Начало переадресованного сообщения:\n\n> От: "Иван Петров" <ivan@sosna.example>\n> Тема: Счёт',
    ],
    [
      'Mail.ru',
      'Fwd: Счёт',
      '-------- Пересылаемое сообщение --------\nОт кого: Иван Петров <ivan@sosna.example>\nКому: o@z.example',
    ],
    [
      'Yandex',
      'Fwd: Счёт',
      '-------- Пересылаемое сообщение --------\n19.11.2026, 10:12, "Иван Петров" <ivan@sosna.example>:\n\nГде счёт?',
    ],
    [
      'without a mark in the subject',
      'Счёт',
      '---------- Forwarded message ----------\nFrom: Иван Петров <ivan@sosna.example>',
    ],
  ])('of %s names its author', (_program, subject, text) => {
    expect(forwardedOriginal(subject, text)).toEqual({ ...ivan, subject: 'Счёт' })
  })

  it.each([
    ['Re: Счёт', '> От: Иван <ivan@sosna.example>\n> Где счёт?'],
    ['Счёт', 'От: Иван <ivan@sosna.example>'],
    ['Счёт', '-----Original Message-----\nFrom: Иван <ivan@sosna.example>'],
    ['Fwd: Счёт', 'Без шапки'],
    ['Fwd: Счёт', 'От: Иван Петров\nТема: Счёт'],
    ['Винтовые насосы', 'От: ivan@sosna.example'],
  ])('is not «%s» with «%s»', (subject, text) => expect(forwardedOriginal(subject, text)).toBeNull())

  it.each(['От: ', '-', '_', '>', '19.11 ', '"'])('is looked for quickly in a flood of «%s»', (text) => {
    const started = performance.now()
    forwardedOriginal('Fwd: x', text.repeat(300_000))
    forwardedOriginal(`${'re:'.repeat(3_000)}x`, `${text}\n`.repeat(10_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
