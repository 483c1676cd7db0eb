import { generate } from 'lean-qr';
import { html, svg } from 'lit';

/** Modules of white around the code, as its standard asks. */
const margin = 4;

/**
 * A QR code as a picture, dark on light whatever the page looks like: cameras read no other.
 *
 * @param text what it says
 * @param label what it is, for those who do not see it
 */
export function renderQrCode(text: string, label: string) {
  const code = generate(text);
  const size = code.size + 2 * margin;
  let shape = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      // Runs, as a square for each module would be four times as long.
      let run = 0;
      while (code.get(x + run, y)) run += 1;
      if (run > 0) shape += `M${x + margin} ${y + margin}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    ${svg`<path class="ground" d="M0 0h${size}v${size}H0z"/><path class="ink" d=${shape} />`}
  </svg>`;
}
