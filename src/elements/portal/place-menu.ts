import { html, nothing } from 'lit';
import type { Catalogues } from '../../i18n/index.ts';
import { ellipsisIcon } from '../../ui/place-icons.ts';
import { addressOf, type Place, places } from './places.ts';

type Words = Catalogues['portalPlaces'];

/** Places that a narrow screen's bar has room for. */
const roomFor = 5;
/** If there are more, one of them opens the rest. */
const direct = places.length > roomFor ? roomFor - 1 : roomFor;

/**
 * The menu: a bar at the bottom of a narrow screen with the rest behind "More", a column on a wider one.
 *
 * @param accountId account that the places' addresses name; none if left out
 */
export function renderMenu(words: Words, current: Place, accountId?: string) {
  const further = places.slice(direct);
  const renderLink = (place: Place) =>
    renderItem(words, place, { address: addressOf(place, accountId), current: place === current });
  return html`<nav class="rail" aria-label=${words.menu}>
    <ul>
      ${places.map(
        (place, at) =>
          html`<li class=${at < direct ? nothing : 'further'}>${renderLink(place)}</li>`,
      )}
      ${
        further.length > 0
          ? html`<li class="more">
              <button
                class="item ${further.includes(current) ? 'current' : ''}"
                type="button"
                popovertarget="further"
              >
                ${ellipsisIcon()}<span>${words.more}</span>
              </button>
            </li>`
          : nothing
      }
    </ul>
    <div class="sheet" id="further" popover @beforetoggle=${giveKeyboardBack}>
      <ul>
        ${further.map((place) => html`<li>${renderLink(place)}</li>`)}
      </ul>
    </div>
  </nav>`;
}

/** Closed by Escape, it takes what has the keyboard with it. */
function giveKeyboardBack({ newState, currentTarget }: ToggleEvent) {
  const sheet = currentTarget as HTMLElement;
  if (newState === 'open' || !sheet.matches(':focus-within')) return;
  sheet.parentElement?.querySelector<HTMLElement>('[popovertarget]')?.focus();
}

function renderItem(
  words: Words,
  { id, icon }: Place,
  { address, current }: { address: string; current: boolean },
) {
  const { label, name } = words.places[id];
  return html`<a
    class="item"
    href=${address}
    aria-current=${current ? 'page' : nothing}
    aria-label=${name === label ? nothing : name}
    >${icon()}<span>${label}</span></a
  >`;
}
