import { isHeight } from '../frame/protocol.ts';
import type { Diagnosis } from './diagnose/finding.ts';
import { addressOf, framePage, hostOrigin, type Address } from './address.ts';
import { mirrorAttributes, takeProperties } from './attributes.ts';
import { examine } from './examine.ts';
import type { ShellErrorCode, ShellFacts, ShellState, Violation } from './facts.ts';
import { Fallback } from './fallback.ts';
import { guestEvent } from './guest-events.ts';
import { GuestFrame } from './guest-frame.ts';
import { FrameHeight } from './height.ts';
import { answerOf, lookUp, type PolicyOutcome } from './policy.ts';
import { endAll, listen, make } from './realm.ts';
import { attributeOf, lineOf, settingsOf } from './settings.ts';
import { ShellErrorEvent } from './shell-error.ts';
import { dress, dressFully, styleFor } from './styles.ts';
import { watchPage, whenNear } from './watch.ts';
import { watchViolations } from './violations.ts';

/** How long a frame on its way keeps everything else waiting, in milliseconds. */
const quiet = 300;

/**
 * The host's side of an element: shows the lender's frame; until then, and where that fails, the content that the page
 * gave it or a link to the lender's portal.
 *
 * @slot - Shown instead of the frame until the frame is ready, and where it cannot be.
 * @event fs-ready - What the element is for is on screen.
 * @event fs-signed-in - The customer signed in. Says nothing about who.
 * @event fs-signed-out - The session is over.
 * @event fs-payment-submitted - The lender has taken a payment. Carries no amount.
 * @event fs-autopay-changed - Automatic payments were turned on, changed or turned off.
 * @event fs-plan-requested - The customer has signed a change of the plan.
 * @event fs-document-opened - A document was opened. Says nothing of it.
 * @event fs-error - Something failed; `code` says what.
 * @csspart link - The link to the lender's portal.
 */
export class FsShell extends (globalThis.HTMLElement ?? class {}) {
  /** Address of the lender; the script's own origin if left out. */
  declare lender: string | undefined;
  /** Name the lender gave to this site. */
  declare clientId: string | undefined;
  /** Language and region, such as `es-US`; the page's if left out. */
  declare locale: string | undefined;
  /** Account to show; the customer's first one if left out. */
  declare accountId: string | undefined;
  /** `frame`, `popup` or `redirect`; what the lender prefers if left out. */
  declare mode: string | undefined;

  readonly #section = make('section');
  readonly #box = make('div');
  readonly #probe = make('i');
  readonly #root: ShadowRoot;
  readonly #fallback: Fallback;
  readonly #height = new FrameHeight((height) => this.#box.style.setProperty('--h', `${height}px`));
  #address: Address | undefined;
  /** Undefined while that is for the lender to say. */
  #mode: 'frame' | 'popup' | undefined;
  #frame: GuestFrame | undefined;
  #unwatch: (() => void) | undefined;
  /** What the frame was last told of its looks. */
  #told = '';
  #endings: (() => void)[] = [];
  #asking: number | undefined;
  /** What may wait for the frame has waited long enough. */
  #late = false;
  #state: ShellState = 'waiting';
  #error: ShellErrorCode | undefined;
  #policy: PolicyOutcome | undefined;
  #violations: Violation[] = [];
  #storage: ShellFacts['storage'];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'closed', delegatesFocus: true });
    this.#root = root;
    this.#fallback = new Fallback(root);
    dress(root, styleFor(this.localName));
    this.#probe.hidden = true;
    this.#box.append(this.#fallback.slot, this.#fallback.link, this.#probe);
    this.#section.append(this.#box);
    root.append(this.#section);
    listen(this.#fallback.slot, 'slotchange', () => this.#render());
  }

  connectedCallback(): void {
    takeProperties(this);
    this.#layOut();
    // A page may set attributes right after it put the element in.
    queueMicrotask(() => this.#refresh());
  }

  /** Takes part in `moveBefore()`, which keeps the frame as it is. */
  connectedMoveCallback(): void {
    this.#watch();
    this.#refresh();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  /** Says what stops this element and the line that mends it, or that nothing does. */
  async diagnose(): Promise<Diagnosis[]> {
    return examine([this], [this.facts]);
  }

  /** What the element knows about itself, for `diagnose()`. */
  get facts(): ShellFacts {
    const { lender, clientId, mode } = this.#address ?? addressOf(this);
    return {
      tag: this.localName,
      ours: true,
      host: hostOrigin(),
      lender,
      clientId,
      mode,
      state: this.#state,
      error: this.#error,
      policy: this.#policy,
      violations: this.#violations,
      storage: this.#storage,
    };
  }

  #refresh() {
    if (!this.isConnected) return;
    const address = addressOf(this);
    if (address.line !== this.#address?.line) this.#begin(address);
    else if (this.#frame?.answered) this.#tell(this.#frame);
    this.#render();
  }

  #begin(address: Address) {
    if (this.#address) this.#end();
    this.#address = address;
    const { lender, clientId, mode } = address;
    if (!lender || !clientId || mode === 'inline') {
      // Known before there is a frame: nothing moves where no room is kept for one.
      this.#section.className = 'redirect';
      this.#watch();
      this.#fail(mode === 'inline' ? 'inline_in_shell' : 'missing_client');
      return;
    }

    const near =
      mode === 'redirect'
        ? undefined
        : whenNear(this, () => {
            // The lender may have refused meanwhile.
            if (this.#state === 'waiting') this.#load(address);
          });
    if (!near) this.#state = 'redirect';
    this.#mode = mode === 'popup' || mode === 'frame' ? mode : undefined;
    // The lender's answer for the frame goes by the same policy: that one goes first.
    this.#asking = setTimeout(() => this.#waitNoMore(), near ? quiet : 0);
    this.#endings = [
      watchViolations(lender, (violation) => this.#onViolation(violation)),
      () => near?.(),
      () => clearTimeout(this.#asking),
    ];
    this.#layOut();
  }

  #end() {
    this.#unwatch?.();
    this.#unwatch = undefined;
    endAll(this.#endings);
    this.#endings = [];
    this.#address = this.#error = this.#policy = this.#storage = undefined;
    this.#late = false;
    this.#violations = [];
    this.#leave('waiting');
  }

  #watch() {
    this.#unwatch?.();
    this.#unwatch = watchPage(this, () => this.#refresh());
  }

  #load(address: Address) {
    const { lender } = address;
    if (!lender) return;
    this.#leave('loading');
    const look = settingsOf(this, this.#probe);
    const page = framePage(address, this.localName, this.#mode, look);
    const frame = new GuestFrame(lender, page, {
      settings: () => {
        const settings = settingsOf(this, this.#probe);
        this.#told = lineOf(settings);
        return settings;
      },
      receive: (message) => this.#receive(message),
      answered: () => this.#ask(),
      silent: () => this.#waitNoMore(),
      timedOut: () => this.#fail('frame_timeout'),
    });
    this.#frame = frame;
    // On a dark page, browsers paint a frame white until its own page says that it is dark, too.
    if (this.#late || look.scheme === 'dark') frame.hide();
    this.#box.append(frame.element);
  }

  #tell(frame: GuestFrame) {
    const settings = settingsOf(this, this.#probe);
    const line = lineOf(settings);
    if (line === this.#told) return;
    this.#told = line;
    frame.send(settings);
  }

  /** Goes over to a state without a frame, or with one that is yet to come. */
  #leave(state: ShellState) {
    this.#frame?.dispose();
    this.#frame = undefined;
    this.#height.stop();
    this.#state = state;
    this.#render();
  }

  #fail(code: ShellErrorCode, directive?: string) {
    this.#error = code;
    this.#leave('failed');
    this.dispatchEvent(new ShellErrorEvent(code, directive));
  }

  /** A link alone needs no room for a frame, and a button little. */
  #layOut() {
    const mode = attributeOf(this, 'mode') ?? '';
    this.#section.className = mode;
    if (mode === 'popup') dressFully(this.#root);
  }

  #render() {
    const { lenderName } = this.#policy?.policy ?? {};
    // A link that is seen for the twinkling of an eye costs more time than it gives.
    const early = !this.#late && (this.#state === 'waiting' || this.#state === 'loading');
    const address = this.#address ?? addressOf(this);
    this.#fallback.show(this, early ? 'early' : this.#state, address, lenderName);
  }

  /** Shows what there is without a frame, until there is one. */
  #waitNoMore() {
    clearTimeout(this.#asking);
    this.#late = true;
    // Whoever types in there already is not interrupted, and the rest of a password not given to the page.
    if (this.#state === 'loading' && !this.#holdsFocus()) this.#frame?.hide();
    this.#render();
    if (!this.#policy) this.#ask();
  }

  /** Asks what the lender makes of this client, and looks after what may change from now on. */
  #ask() {
    if (!this.#unwatch) {
      this.#watch();
      // Whatever has changed since the frame was asked for.
      queueMicrotask(() => this.#refresh());
    }
    const { lender, clientId } = this.#address ?? {};
    if (lender && clientId && this.#address)
      void this.#consult(this.#address, lookUp(lender, clientId));
  }

  async #consult(address: Address, outcome: Promise<PolicyOutcome>) {
    const policy = await outcome;
    if (this.#address !== address) return;
    this.#policy = policy;
    this.#render();
    if (this.#state === 'failed' || this.#state === 'redirect') return;
    const answer = answerOf(policy, address.mode, this.localName);
    if (answer === 'frame' || answer === 'popup') this.#change(answer, address);
    else if (answer === 'redirect') this.#leave(answer);
    else if (answer) this.#fail(answer);
  }

  #change(mode: 'frame' | 'popup', address: Address) {
    const before = this.#mode;
    this.#mode = mode;
    // The lender has made the one that it prefers where the page asked for none.
    if (this.#frame && before && before !== mode) this.#load(address);
  }

  #onViolation(violation: Violation) {
    this.#violations[this.#violations.length] = violation;
    const ofFrames = /^(frame|child|default)-src$/.test(violation.directive);
    if (ofFrames && this.#state === 'loading') this.#fail('frame_blocked', violation.directive);
  }

  /** A message of the guest, of whatever shape. */
  #receive({ type, height, title, name, detail, storage }: Record<string, unknown>) {
    if (isHeight(height)) {
      if (type === 'height') this.#height.ask(height);
      if (type === 'shown' && typeof title === 'string') this.#show(height, title);
    }
    if (type === 'redirect') this.#leave(type);
    if (type === 'event') {
      const event = guestEvent(name, detail);
      if (event) this.dispatchEvent(event);
    }
    if (type === 'environment' && (storage === 'denied' || storage === 'partitioned')) {
      this.#storage = storage;
    }
  }

  /** Whether the keyboard is in the frame. */
  #holdsFocus(): boolean {
    return this.#root.activeElement === this.#frame?.element;
  }

  #show(height: number, title: string) {
    const frame = this.#frame;
    if (!frame) return;
    const focused = this.#state !== 'shown' && this.matches(':focus-within') && !this.#holdsFocus();
    frame.element.title = title;
    this.#height.ask(height);
    frame.show();
    this.#state = 'shown';
    this.#render();
    // Who stood on the fallback's link stands in what took its place.
    if (focused) frame.element.focus();
  }
}

mirrorAttributes(FsShell.prototype);
