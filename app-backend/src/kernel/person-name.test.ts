import { expect, it } from 'vitest'
import { personName } from './person-name.ts'

it.each([
  ['Воронцова Елена Павловна', { lastName: 'Воронцова', firstName: 'Елена', secondName: 'Павловна' }],
  ['Елена Павловна Воронцова', { lastName: 'Воронцова', firstName: 'Елена', secondName: 'Павловна' }],
  ['Елена Воронцова', { lastName: 'Воронцова', firstName: 'Елена', secondName: '' }],
  ['\u202EЕлена\u0000Воронцова\u200B', { lastName: 'Воронцова', firstName: 'Елена', secondName: '' }],
  ['"Елена"', { lastName: '', firstName: 'Елена', secondName: '' }],
  ['', { lastName: '', firstName: 'e.vorontsova', secondName: '' }],
])('splits «%s»', (display, expected) => expect(personName(display, 'e.vorontsova@zarechie.example')).toEqual(expected))
