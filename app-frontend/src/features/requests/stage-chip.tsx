import type { Stage } from '@poryadok/app-backend/requests/contract'
import { Chip } from '../../ui/chip.tsx'
import { stageTone } from './stage-tone.ts'

export const StageChip = ({ stage }: { stage: Stage }) => <Chip tone={stageTone(stage)}>{stage.name}</Chip>
