/**
 * Runs in a page, as its script: sends forged messages to windows, in turns that leave the page
 * time to answer. Reaches nothing outside itself.
 *
 * @param seed the same seed forges the same messages
 * @param count how many
 * @param whose which windows: the page's own, its frames, or those of a window that it opened
 */
export async function forge(
  seed: number,
  count: number,
  whose: 'own' | 'parent' | 'opened',
): Promise<number> {
  let state = seed >>> 0;
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const text = () =>
    Array.from({ length: Math.floor(random() * 70) }, () => pick([...'0aZ-{"\\<\u0000é'])).join('');
  const nonce = () => pick([crypto.randomUUID(), 'f'.repeat(16), 'f'.repeat(64), text()]);
  const event = () =>
    pick([
      'fs-ready',
      'fs-signed-in',
      'fs-signed-out',
      'fs-payment-submitted',
      'fs-error',
      'click',
      text(),
    ]);

  const junk = (depth = 0): unknown => {
    const kinds = [
      () => text(),
      () => random() * 1e6,
      () => pick([null, undefined, true, NaN, Infinity, -1, 0, 20_000, 1n]),
      () => new Date(0),
      () => new Map([[text(), text()]]),
      () => new Uint8Array(8),
      () => new Error(text()),
      () => Array.from({ length: 3 }, () => (depth < 3 ? junk(depth + 1) : 0)),
      () =>
        depth < 3 ? { [pick(['fs', 'type', 'data', '__proto__', text()])]: junk(depth + 1) } : {},
    ];
    return pick(kinds)();
  };
  const settings = () => ({
    locale: pick(['es-US', 'xx', text()]),
    direction: pick(['rtl', 'ltr', text()]),
    scheme: pick(['dark', 'light', text()]),
    accountId: pick(['acct-bailey-1', 'acct-alex-1', text()]),
    theme: pick<unknown>([
      { '--fs-color-text': '#ffffff', '--fs-font-size': '0px', [text()]: text() },
      junk(),
    ]),
  });
  const messages = [
    () => ({ fs: 'hello', version: pick([1, 0, 2, '1']), nonce: nonce() }),
    () => ({ fs: 'welcome', version: 1, nonce: nonce(), page: nonce(), settings: settings() }),
    () => ({ type: 'settings', settings: settings() }),
    () => ({ type: 'shown', height: pick([0, 1, 19_999, -1, 1.5]), title: text() }),
    () => ({ type: 'height', height: Math.floor(random() * 30_000) }),
    () => ({
      type: 'event',
      name: event(),
      detail: pick(['signed-out', 'expired', 'refused', text()]),
    }),
    () => ({ type: 'redirect' }),
    () => ({ type: 'environment', storage: pick(['denied', 'partitioned']) }),
    // What frames and windows of the lender say to each other.
    () => ({
      type: pick(['signed-out', 'sign-out', 'session', 'ask', 'answer', 'ended', 'state']),
      scope: text(),
      record: { refreshToken: text(), thumbprint: text() },
    }),
    () => ({
      type: pick(['fs-callback', 'callback', 'fs-confirm', 'confirm', 'confirmed', 'answer']),
      url: `${location.origin}/embed/callback?code=${text()}&state=${text()}`,
      answer: 'yes',
      confirmed: true,
    }),
    junk,
  ];

  const opened = (window as unknown as { opened?: Window }).opened;
  const top = { own: window as Window, parent: window.parent, opened: opened ?? window }[whose];
  const channels = ['fs-central', 'session', text()].map((name) => new BroadcastChannel(name));
  let sent = 0;
  while (sent < count) {
    for (let turn = 0; turn < 500 && sent < count; turn += 1) {
      // The window itself, or one of its frames.
      const at = Math.floor(random() * (top.length + 1)) - 1;
      const target = (at < 0 ? top : top[at]) ?? top;
      const ports = random() < 0.3 ? [new MessageChannel().port2] : [];
      if (random() < 0.05) ports.push(new MessageChannel().port2);
      const message = pick(messages)();
      try {
        if (random() < 0.02) pick(channels).postMessage(message);
        else target.postMessage(message, '*', ports);
      } catch {
        // Not every piece of junk can be cloned; what cannot is sent as text.
        target.postMessage(String(message), '*');
      }
      sent += 1;
    }
    await new Promise((done) => setTimeout(done));
  }
  for (const channel of channels) channel.close();
  return sent;
}
