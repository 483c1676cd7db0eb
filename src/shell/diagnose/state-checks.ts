import type { Examined } from './examined.ts';
import type { Finding } from './finding.ts';

/** What the browser and the network do to the element, as far as a page can tell. */
export function checkState({ element, facts, answer }: Examined): Finding[] {
  const { lender, state, error, storage } = facts;
  const findings: Finding[] = [];
  if (state === 'waiting') findings.push(waiting(element));
  if (storage === 'denied') {
    findings.push({
      code: 'storage_denied',
      message:
        "The browser gives the lender's frame no storage: third-party cookies are blocked, or the window is private. Customers stay signed in only as long as this page.",
      fix: 'mode="redirect" keeps the session at the lender, where storage is allowed.',
      hint: true,
    });
  }
  if (error === 'frame_timeout' && answer === 'none') {
    findings.push({
      code: 'lender_unreachable',
      message: `Nothing answers at ${lender}: the server is down, the address is wrong, or a firewall or an extension is in between.`,
      fix: `Open ${lender}/healthz in a tab of its own; it answers where the lender is up.`,
    });
  }
  return findings;
}

/** For an element whose frame stays silent though nothing is known to be in its way. */
export function silentFrame({ facts }: Examined): Finding {
  const { tag, lender, clientId, host } = facts;
  const query = `client_id=${encodeURIComponent(clientId)}&host=${encodeURIComponent(host)}`;
  const copy = copyOfScript(lender);
  if (copy !== undefined) {
    return {
      code: 'script_copied',
      message: `The lender's frame was opened and did not answer. This page loads ${copy}, a copy of the lender's script, which may be of a version that the lender no longer speaks to.`,
      fix: `<script type="module" src="${lender}/embed.js"></script>`,
    };
  }
  return {
    code: 'frame_silent',
    message:
      "The lender's frame was opened and did not answer. A blocked script or an extension does that, or a frame-ancestors that does not name this page.",
    fix: `Look for ${lender}/embed/frames/${tag}?${query} and what follows it under Network in the browser's tools.`,
  };
}

/** Address of an embed.js on the page that is not the lender's. */
function copyOfScript(lender: string): string | undefined {
  return [...document.querySelectorAll('script')]
    .map(({ src }) => src)
    .find((src) => /\/embed[^/]*\.js(\?|$)/.test(src) && !src.startsWith(`${lender}/`));
}

function waiting(element: Element): Finding {
  const hidden = !element.checkVisibility();
  return {
    code: hidden ? 'hidden' : 'not_near',
    message: hidden
      ? 'The element, or something around it, has display: none; its frame is opened as soon as it is shown.'
      : 'The element is far below what is on screen; its frame is opened as it comes near.',
    fix: hidden ? 'display: block' : 'Nothing: scroll to it.',
    hint: true,
  };
}
