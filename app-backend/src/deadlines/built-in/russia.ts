import type { ProductionCalendar } from './production-calendar.ts'
import { russia2024 } from './russia-2024.ts'
import { russia2025 } from './russia-2025.ts'
import { russia2026 } from './russia-2026.ts'
import { russia2027 } from './russia-2027.ts'

/** The Russian production calendars that come with the product. */
export const russia: readonly ProductionCalendar[] = [russia2024, russia2025, russia2026, russia2027]
