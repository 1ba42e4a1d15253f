import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../journey.ts'
import { openGallery } from './open-gallery.ts'

const langs = ['ru', 'en'] as const
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** An open list of a field hides the page behind it by aria-hidden and keeps the focus: axe sees only the first half. */
const besideOpenList = ['aria-hidden-focus', 'page-has-heading-one', 'region']

async function faults(page: Page, without: readonly string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(standards)
    .disableRules([...without])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

const groupTab = (page: Page, index: number) => page.getByRole('tablist').first().getByRole('tab').nth(index)
const sideScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

const groups = ['buttons', 'grid', 'forms', 'overlays', 'states', 'charts', 'details']

for (const lang of langs) {
  for (const [index, group] of groups.entries()) {
    test(`the parts of ${group} pass axe and never scroll sideways, ${lang}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await openGallery(page, lang)
      await groupTab(page, index).click()
      await expect(page.getByRole('tabpanel').first()).toBeVisible()
      expect(await faults(page)).toEqual([])
      for (const width of [1280, 1024, 720]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await sideScroll(page), String(width)).toBeLessThanOrEqual(0)
      }
    })
  }

  test(`what opens over the page passes axe, ${lang}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openGallery(page, lang)
    await groupTab(page, 2).click()
    await page
      .getByRole('button', { name: /календаре|calendar/ })
      .first()
      .click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await faults(page), 'calendar').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: /Ответственный|Responsible/ }).click()
    await expect(page.getByRole('listbox')).toBeVisible()
    expect(await faults(page, besideOpenList), 'people').toEqual([])
    await page.keyboard.press('Escape')
    await groupTab(page, 3).click()
    for (const name of [/480/, /1180/, /^(Удалить 12|Delete 12)/, /^(Боковая|Side)/, /^(Действия|Actions)/]) {
      await page.getByRole('button', { name }).first().click()
      await expect(
        page
          .getByRole('dialog')
          .or(page.getByRole('alertdialog'))
          .or(page.getByRole('complementary'))
          .or(page.getByRole('menu'))
          .first(),
      ).toBeVisible()
      expect(await faults(page), String(name)).toEqual([])
      await page.keyboard.press('Escape')
    }
  })
}

test('Tab walks through a form, shows where it is at every stop, and comes out at the end', async ({ page }) => {
  await openGallery(page, 'ru')
  await groupTab(page, 2).click()
  const stops = new Set<string>()
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const active = document.activeElement
      if (!active || active === document.body) return null
      const around = [
        active,
        active.parentElement,
        active.closest('[data-focus-visible]'),
        active.closest('[data-focus-within]'),
      ]
      const marked = around.some((element) => {
        if (!element) return false
        const marks = [element, ...element.querySelectorAll('*')].map((one) => getComputedStyle(one))
        return (
          marks.some(
            ({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow.includes('rgb(0, 117, 255)'),
          ) || getComputedStyle(active).backgroundColor === 'rgb(1, 84, 200)'
        )
      })
      return { name: active.outerHTML.slice(0, 120), marked }
    })
    if (!stop) break
    expect(stop.marked, stop.name).toBe(true)
    stops.add(stop.name)
  }
  expect(stops.size).toBeGreaterThan(20)
  expect(stops.size).toBeLessThan(80)
})

test('with reduced motion nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openGallery(page, 'ru')
  await groupTab(page, 4).click()
  const longest = await page.evaluate(() =>
    Math.max(...document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().duration ?? 0)), 0),
  )
  expect(longest).toBeLessThan(1)
})
