import { describe, expect, it } from 'vitest'
import { letterText, type LetterFacts } from './letter-text.ts'

const reader = { lang: 'ru', zone: 'Europe/Moscow' } as const
const facts: LetterFacts = {
  kind: 'task',
  taskId: 12,
  task: { title: 'Проверить\nщит', description: 'Заречная, 5', deadline: '2026-11-25T15:00:00.000Z' },
  performer: 'Пётр',
  files: ['план.pdf'],
}

describe('the letter with a task', () => {
  const { subject, text } = letterText(facts, reader)
  it('names the task in its subject, on one line', () => expect(subject).toBe('[Задача 12] Проверить щит'))
  it('says what, until when, with which files and how to answer', () => {
    expect(text).toContain('Здравствуйте, Пётр.')
    expect(text).toContain('Заречная, 5')
    expect(text).toMatch(/Срок: 25 ноября 2026 г\., 18:00 \(Europe\/Moscow\)/)
    expect(text).toContain('Файлы: план.pdf')
    expect(text).toContain('«Готово»')
  })
  it('speaks English where the portal does', () =>
    expect(letterText(facts, { lang: 'en', zone: 'UTC' }).subject).toBe('[Task 12] Проверить щит'))
})

describe('the letter about a change', () => {
  const { subject, text } = letterText({ ...facts, kind: 'change', changed: ['deadline'] }, reader)
  it('belongs to the same thread', () => expect(subject).toBe('Re: [Задача 12] Проверить щит'))
  it('says what changed, and only that', () => {
    expect(text).toContain('Новый срок')
    expect(text).not.toContain('Новое описание')
    expect(text).not.toContain('\nСрок:')
  })
  it('says that there is no deadline any more', () =>
    expect(
      letterText({ ...facts, kind: 'change', task: { ...facts.task, deadline: null }, changed: ['deadline'] }, reader)
        .text,
    ).toContain('Срок снят'))
})

it('a person’s letter is what the person wrote', () =>
  expect(letterText({ ...facts, kind: 'message', message: 'Когда приедете?', files: [] }, reader).text).toBe(
    'Когда приедете?',
  ))
