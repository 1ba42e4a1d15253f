import { expect, it } from 'vitest'
import { reachedBesides } from './reached-besides.ts'

const client = ['anna@zarechie.example', 'boris@zarechie.example', 'petr@montazh.example']

it('names those of the client’s conversation among the recipients, whatever the case', () =>
  expect(
    reachedBesides('Щит <support@shchit.example>, Анна <Anna@Zarechie.example>', client, ['support@shchit.example']),
  ).toEqual(['anna@zarechie.example']))

it('does not name the performer, who may take part in both', () =>
  expect(reachedBesides('petr@montazh.example', client, ['petr@montazh.example'])).toEqual([]))

it('names nobody for a letter to us alone', () =>
  expect(reachedBesides('support@shchit.example', client, [])).toEqual([]))
