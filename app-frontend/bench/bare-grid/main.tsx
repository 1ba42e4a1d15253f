import './style.css'
import { createRoot } from 'react-dom/client'
import { readBoot } from '../../src/app/read-boot.ts'
import { BareGrid } from './bare-grid.tsx'

createRoot(document.getElementById('root') ?? document.body).render(<BareGrid rows={readBoot()?.page?.rows ?? []} />)
