import './style.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { activate, languageOf } from './language.ts'
import { readBoot } from './read-boot.ts'
import { createServices } from './create-services.ts'

const boot = readBoot()
const root = createRoot(document.getElementById('root') ?? document.body)

await activate(languageOf(boot))
root.render(<App services={boot && createServices(boot)} />)
