import { describe, expect, test } from 'vitest'
import { probableLeaver } from './probable-leaver.ts'
import { proposeCompanies } from './propose-companies.ts'
import { recordTraces } from './record-traces.ts'

describe('a record', () => {
  test('is known by its own domain, its phones and a whole INN', () => {
    const said = {
      emails: ['Anna@Shchit.example', 'anna@mail.ru'],
      phones: ['8 (495) 123-45-67', '+7 495 123-45-67', '12'],
      sites: ['https://www.shchit.example/contacts'],
      inns: ['7707083893', '7707083894'],
    }
    expect(recordTraces(said)).toEqual(['mail:shchit.example', 'phone:+74951234567', 'inn:7707083893'])
  })
})

describe('a contact without a company', () => {
  const companies: Record<string, number[]> = {
    'mail:a.example': [1, 2],
    'phone:+7495': [2],
    'inn:77': [3],
    'mail:group.example': [4, 5, 6, 7],
  }
  const of = (trace: string) => companies[trace] ?? []
  const proposed = (...traces: string[]) => proposeCompanies(traces, of).map(({ companyId }) => companyId)

  test('may belong to any of the companies that share its domain', () => {
    expect(proposed('mail:a.example')).toEqual([1, 2])
  })

  test('belongs to the one that most speaks for, with every reason', () => {
    expect(proposeCompanies(['mail:a.example', 'phone:+7495'], of)).toEqual([
      {
        companyId: 2,
        because: [
          { code: 'proposal.mail', params: { value: 'a.example' } },
          { code: 'proposal.phone', params: { value: '+7495' } },
        ],
      },
    ])
    expect(proposed('mail:a.example', 'phone:+7495', 'inn:77')).toEqual([3])
  })

  test('gets no proposal of what four companies share, nor of nothing', () => {
    expect(proposed('mail:group.example')).toEqual([])
    expect(proposed()).toEqual([])
  })
})

describe('a contact has probably left', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const facts = { now: day('2026-11-23'), bounced: null, lastHeard: null, companyLastHeard: null, silentMonths: 12 }
  const codes = (more: object) => probableLeaver({ ...facts, ...more }).map(({ code }) => code)
  const bounced = { address: 'a@a.example', at: day('2026-10-01') }

  test('when its address is no more, unless it was heard of since', () => {
    expect(codes({ bounced })).toEqual(['proposal.bounced'])
    expect(codes({ bounced, lastHeard: day('2026-10-02') })).toEqual([])
  })

  test('when it is silent for a year and its company is not: to the day', () => {
    const companyLastHeard = day('2026-11-01')
    expect(codes({ lastHeard: day('2025-11-22'), companyLastHeard })).toEqual(['proposal.silent'])
    expect(codes({ lastHeard: day('2025-11-23'), companyLastHeard })).toEqual([])
    expect(codes({ lastHeard: day('2025-11-22'), companyLastHeard: day('2025-11-22') })).toEqual([])
  })

  test('not by silence where silence is set to say nothing', () => {
    expect(codes({ lastHeard: day('2020-01-01'), companyLastHeard: day('2026-11-01'), silentMonths: 0 })).toEqual([])
  })
})
