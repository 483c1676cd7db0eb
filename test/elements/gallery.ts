/**
 * Shows elements in their designed states, with a mocked lender:
 * `gallery.html?element=fs-login&state=locked&theme=dark&locale=es&width=320`. Without `state` all of
 * an element's, without `element` everything. `document.body.dataset.ready` is set once all are drawn.
 */
import '../../src/define.ts';
import { activityFixtures } from './activity.fixtures.ts';
import { autopayPanelFixtures } from './autopay-panel.fixtures.ts';
import { balanceCardFixtures } from './balance-card.fixtures.ts';
import { documentsFixtures } from './documents.fixtures.ts';
import { type Fixture, mount } from './fixture.ts';
import { loginFixtures } from './login.fixtures.ts';
import { paymentPanelFixtures } from './payment-panel.fixtures.ts';
import { portalFixtures } from './portal.fixtures.ts';
import { planPanelFixtures } from './plan-panel.fixtures.ts';
import { preferencesFixtures } from './preferences.fixtures.ts';
import { supportCardFixtures } from './support-card.fixtures.ts';
import { vehicleCardFixtures } from './vehicle-card.fixtures.ts';
import { securityPanelFixtures } from './security-panel.fixtures.ts';

const elements: Record<string, Record<string, Fixture>> = {
  'fs-login': loginFixtures,
  'fs-balance-card': balanceCardFixtures,
  'fs-payment-panel': paymentPanelFixtures,
  'fs-autopay-panel': autopayPanelFixtures,
  'fs-security-panel': securityPanelFixtures,
  'fs-activity': activityFixtures,
  'fs-portal': portalFixtures,
  'fs-plan-panel': planPanelFixtures,
  'fs-documents': documentsFixtures,
  'fs-preferences': preferencesFixtures,
  'fs-support-card': supportCardFixtures,
  'fs-vehicle-card': vehicleCardFixtures,
};

const query = new URLSearchParams(location.search);
const wanted = (name: string, value: string) => (query.get(name) ?? value) === value;

document.documentElement.style.colorScheme = query.get('theme') ?? 'light dark';
document.documentElement.lang = 'en-US';
document.body.classList.toggle('several', !query.has('state'));
const width = query.get('width');
if (width) document.body.style.setProperty('--width', `${width}px`);

for (const [tag, fixtures] of Object.entries(elements)) {
  if (!wanted('element', tag)) continue;
  for (const [state, fixture] of Object.entries(fixtures)) {
    if (!wanted('state', state)) continue;
    const figure = document.createElement('figure');
    if (!query.has('state')) {
      figure.append(document.createElement('figcaption'));
      figure.firstElementChild!.textContent = `${tag} · ${state}`;
    }
    document.body.append(figure);
    // A payment that one panel is still asking about is none of the next one's.
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
    const { element } = await mount(
      tag as 'fs-login',
      fixture as Fixture<HTMLElementTagNameMap['fs-login']>,
      figure,
    );
    // Fixtures press buttons by their English names, so the language comes last.
    const locale = query.get('locale');
    if (locale) element.locale = locale;
    await element.updateComplete;
    if (!query.has('state')) (document.activeElement as HTMLElement | null)?.blur();
  }
}
document.body.dataset['ready'] = 'true';
