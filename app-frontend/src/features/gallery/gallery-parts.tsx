import { Tabs } from '../../ui/tabs.tsx'
import { ButtonSamples } from './button-samples.tsx'
import { ChartSamples } from './chart-samples.tsx'
import { DetailSamples } from './detail-samples.tsx'
import { FormSamples } from './form-samples.tsx'
import { GridSample } from './grid-sample.tsx'
import { OverlaySamples } from './overlay-samples.tsx'
import { StateSamples } from './state-samples.tsx'
import { useTwo } from './use-two.ts'

/** Every part of the kit by groups, in the language of the portal: for the eye, the keyboard and the checks. */
export default function GalleryParts() {
  const two = useTwo()
  const tabs = [
    { id: 'buttons', label: two('Кнопки и метки', 'Buttons and chips'), content: () => <ButtonSamples /> },
    { id: 'grid', label: two('Таблица и отбор', 'Grid and filter'), content: () => <GridSample /> },
    { id: 'forms', label: two('Формы', 'Forms'), content: () => <FormSamples /> },
    { id: 'overlays', label: two('Окна и меню', 'Dialogs and menus'), content: () => <OverlaySamples /> },
    { id: 'states', label: two('Состояния', 'States'), content: () => <StateSamples /> },
    { id: 'charts', label: two('Графики', 'Charts'), content: () => <ChartSamples /> },
    { id: 'details', label: two('Подробности', 'Details'), content: () => <DetailSamples /> },
  ]
  return <Tabs label={two('Группы деталей', 'Groups of parts')} tabs={tabs} />
}
