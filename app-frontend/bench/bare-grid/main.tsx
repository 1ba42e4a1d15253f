import './style.css'
import { createRoot } from 'react-dom/client'
import { readBoot } from '../../src/app/read-boot.ts'
import { BareGrid } from './bare-grid.tsx'

const boot = readBoot()
const root = createRoot(document.getElementById('root') ?? document.body)

// As in the product, the list comes by itself and the tab is in the entry.
if (boot?.view === 'request-list') {
  const { BareList } = await import('./bare-list.tsx')
  root.render(<BareList boot={boot} />)
} else if (boot?.list && boot.page) root.render(<BareGrid list={boot.list} page={boot.page} />)
