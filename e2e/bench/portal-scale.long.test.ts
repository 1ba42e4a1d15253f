import { expect, it } from 'vitest'
import { figure } from '../network/figure.ts'
import { measurePortalScale } from './portal-scale.ts'

const rows = 10_000

it(`the portal with 300 000 leads loads in 60 s, pages in no time and takes 1 000 rows a second`, async () => {
  const scale = await measurePortalScale({ rows })
  const world = 'local portal with 300 000 leads, 100 000 contacts'
  figure(`Start of the ${world}`, Number(scale.loadSeconds.toFixed(1)), 's')
  figure(`Memory of the ${world}, after the start`, scale.residentAtStart, 'MB')
  figure(`Memory of the ${world}, after ${rows} rows more and a snapshot`, scale.residentAtEnd, 'MB')
  for (const { depth, ms } of scale.pages)
    figure(`Keyset page after ${depth} leads, median`, Number(ms.toFixed(1)), 'ms')
  figure('Counted list of one contact’s requests, median', Number(scale.ofContactMs.toFixed(1)), 'ms')
  figure('Leads by batches of crm.item.add, on-premise profile', Math.round(scale.batchRate), 'rows/s')
  figure('Leads by crm.item.batchImport, on-premise profile', Math.round(scale.importRate), 'rows/s')
  figure('Snapshot of that portal', Number(scale.snapshotSeconds.toFixed(1)), 's')
  figure('Longest call of an application meanwhile', Math.round(scale.longestWaitMs), 'ms')

  expect(scale.loadSeconds).toBeLessThanOrEqual(60)
  expect(scale.batchRate).toBeGreaterThanOrEqual(1_000)
  expect(scale.importRate).toBeGreaterThanOrEqual(1_000)
  expect(scale.longestWaitMs).toBeLessThan(2_000)
  const [first, ...deeper] = scale.pages.map((one) => one.ms)
  for (const ms of deeper) expect(ms).toBeLessThan(3 * (first ?? 0) + 5)
}, 300_000)
