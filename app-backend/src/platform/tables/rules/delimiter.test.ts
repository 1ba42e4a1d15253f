import { expect, it } from 'vitest'
import { delimiterOf } from './delimiter.ts'

it.each([
  ['a;b;c\n1;2;3\n', ';'],
  ['a,b,c\r\n1,2,3\r\n', ','],
  ['a\tb\n1\t2\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['Сумма;Город\n1,50;Псков\n2,75;Омск\n', ';'],
  ['Имя,Адрес\nАнна,"ул. Мира; 5"\nОлег,"пр. Ленина; 7"\n', ','],
  ['Имя;Заметка\nАнна;"а, б,\nв"\nОлег;г\n', ';'],
  ['sep=|\na|b;c\n', '|'],
  ['одна колонка\nзначение\n', ';'],
  ['a,b', ','],
  ['', ';'],
])('%j has the delimiter %j', (head, delimiter) => expect(delimiterOf(head)).toBe(delimiter))
