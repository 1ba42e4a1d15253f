import { expect, it } from 'vitest'
import { sameCorrespondent } from './same-correspondent.ts'

it.each([
  ['anna@zarechie.example', 'anna@zarechie.example', true],
  ['anna@zarechie.example', 'boris@zarechie.example', true],
  ['anna@zarechie.example', 'anna@mail.zarechie.example', false],
  ['anna@zarechie.example', 'anna@sosna.example', false],
  ['anna@mail.ru', 'anna@mail.ru', true],
  ['anna@mail.ru', 'boris@mail.ru', false],
  ['anna@yandex.ru', 'boris@yandex.ru', false],
  ['anna@gmail.com', 'boris@gmail.com', false],
  ['anna@bk.ru', 'boris@bk.ru', false],
  ['anna@outlook.com', 'boris@outlook.com', false],
  ['anna@icloud.com', 'boris@icloud.com', false],
  ['anna@corp-mail.ru', 'boris@corp-mail.ru', true],
  ['', '', true],
  ['anna@', 'boris@', false],
])('%s and %s: %s', (one, other, same) => expect(sameCorrespondent(one, other)).toBe(same))
